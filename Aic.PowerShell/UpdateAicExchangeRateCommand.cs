using System.Management.Automation;
using Aic.Core;
using Aic.Core.Currencies;
using Aic.PowerShell.Pipeline;

namespace Aic.PowerShell;

/// <summary>Fetches the European Central Bank's daily reference rates, checks them and keeps them; on any doubt those before stay.</summary>
[Cmdlet(VerbsData.Update, "AicExchangeRate", SupportsShouldProcess = true)]
[OutputType(typeof(ExchangeRateUpdate))]
public sealed class UpdateAicExchangeRateCommand : AicCmdlet
{
    /// <summary>An address or a file; the bank without it.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string? From { get; set; }

    /// <inheritdoc />
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        UsageTracker tracker = Tracker;
        if (!await ShouldProcessAsync(tracker.Paths.StoreFile, "Keep newer exchange rates").ConfigureAwait(false))
        {
            return;
        }

        string? place = From is null ? null : await OnPipelineAsync(() => PlaceOf(From)).ConfigureAwait(false);
        try
        {
            using DelayedProgress progress = new(WriteProgress, "Updating exchange rates", "fetching");
            ExchangeRateUpdate update = await tracker.UpdateExchangeRatesAsync(place, cancellationToken).ConfigureAwait(false);
            WriteObject(update);
            if (!update.IsUsed)
            {
                WriteWarning("These rates are kept, and not used yet: Set-AicConfig -ExchangeRateSource Ecb");
            }
        }
        catch (ExchangeRateException exception)
        {
            WriteError(Errors.RatesNotUpdated(exception, From));
        }
    }
}
