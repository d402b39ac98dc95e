using System.Globalization;
using System.Management.Automation;
using Aic.Core;
using Aic.Core.Pricing;
using Aic.PowerShell.Pipeline;

namespace Aic.PowerShell;

/// <summary>Fetches newer prices, checks them and puts them in use; on any doubt the old ones stay.</summary>
[Cmdlet(VerbsData.Update, "AicPrices", SupportsShouldProcess = true)]
[OutputType(typeof(PriceChange))]
public sealed class UpdateAicPricesCommand : AicCmdlet
{
    /// <summary>An address or a file; the setting <c>prices_url</c> without it.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string? From { get; set; }

    /// <inheritdoc />
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        UsageTracker tracker = Tracker;
        if (!await ShouldProcessAsync(tracker.Paths.PricesFile, "Replace by newer prices").ConfigureAwait(false))
        {
            return;
        }

        string? place = From is null ? null : await OnPipelineAsync(() => PlaceOf(From)).ConfigureAwait(false);
        try
        {
            using DelayedProgress progress = new(WriteProgress, "Updating prices", "fetching");
            PriceUpdate update = await tracker.UpdatePricesAsync(place, cancellationToken).ConfigureAwait(false);
            WriteVerbose(update.IsUpdated
                ? string.Create(CultureInfo.InvariantCulture, $"Prices of {update.Date:yyyy-MM-dd} are in use; those before were of {update.DateBefore:yyyy-MM-dd}.")
                : string.Create(CultureInfo.InvariantCulture, $"The prices of {update.Date:yyyy-MM-dd} are the newest already."));
            foreach (PriceChange change in update.Changes)
            {
                WriteObject(change);
            }
        }
        catch (PriceUpdateException exception)
        {
            WriteError(Errors.PricesNotUpdated(exception, From));
        }
    }
}
