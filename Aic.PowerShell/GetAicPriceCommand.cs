using System.Management.Automation;
using Aic.Core;
using Aic.Core.Pricing;
using Aic.PowerShell.Completion;
using Aic.PowerShell.Output;

namespace Aic.PowerShell;

/// <summary>Shows which price applies to models, and why.</summary>
[Cmdlet(VerbsCommon.Get, "AicPrice")]
[OutputType(typeof(AicPrice))]
public sealed class GetAicPriceCommand : AicCmdlet
{
    private UsageTracker? _tracker;
    private PriceBook? _book;

    /// <summary>Models as they stand in usage, or patterns; all of the price book without it.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelCompleter))]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Model { get; set; }

    /// <summary>The date of use; a date alone is a day in UTC. Now without it.</summary>
    [Parameter]
    public DateTime? Date { get; set; }

    /// <summary>Who served the model; its maker without it.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(VendorCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Provider { get; set; }

    /// <inheritdoc />
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        _tracker ??= Tracker;
        _book ??= _tracker.LoadPrices();
        DateTimeOffset at = At();
        if (Model is null)
        {
            WriteAll(_book.Search([], at, Provider));
        }

        foreach (string name in Model ?? [])
        {
            if (IsPattern(name))
            {
                WriteAll(_book.Search([name], at, Provider));
            }
            else if (_book.Find(name, at, Provider) is { } price)
            {
                WriteObject(new AicPrice(name, price));
            }
            else
            {
                WriteError(Errors.UnknownPrice(name, _tracker.Paths.ConfigFile));
            }
        }

        return Task.CompletedTask;
    }

    private void WriteAll(IEnumerable<AppliedPrice> prices)
    {
        foreach (AppliedPrice price in prices)
        {
            WriteObject(new AicPrice(price.Entry.Model, price));
        }
    }

    // Prices change by UTC day: "2026-03-13" means that day, wherever its reader lives.
    private DateTimeOffset At() => Date switch
    {
        null => DateTimeOffset.UtcNow,
        { Kind: DateTimeKind.Unspecified, TimeOfDay.Ticks: 0 } day => new DateTimeOffset(day, TimeSpan.Zero),
        { } moment => new DateTimeOffset(moment),
    };
}
