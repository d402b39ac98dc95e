using System.Management.Automation;
using Aic.Core;
using Aic.Core.Forecasting;
using Aic.Core.Providers;
using Aic.Core.Usage;
using Aic.PowerShell.Completion;
using Aic.PowerShell.Output;
using Aic.PowerShell.Pipeline;

namespace Aic.PowerShell;

/// <summary>Shows what a running period is expected to come to.</summary>
[Cmdlet(VerbsCommon.Get, "AicForecast", DefaultParameterSetName = NamedSet)]
[OutputType(typeof(AicForecast))]
public sealed class GetAicForecastCommand : PeriodCmdlet
{
    /// <summary>Only these models, or patterns.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ModelCompleter))]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Model { get; set; }

    /// <summary>Only these projects, or patterns.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Project { get; set; }

    /// <inheritdoc />
    protected override async Task RunAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        UsageTracker tracker = Tracker;
        UsagePeriod period = AskedPeriod(TimeProvider.System);
        DateTimeOffset now = DateTimeOffset.UtcNow;
        if (now < period.Start || now >= period.End)
        {
            throw new TerminatingException(Errors.Invalid("PeriodNotRunning", "The period isn't running, so there is nothing to forecast.", null, "Get-AicUsage tells what it came to."));
        }

        IReadOnlyList<ProviderAccount> accounts = tracker.GetAccounts();
        List<string> known = Known(names, accounts);
        if (names.Count > 0 && known.Count == 0)
        {
            return;
        }

        ShownMoney.Load(tracker);
        using DelayedProgress progress = new(WriteProgress, "Forecasting", "asking the providers");
        UsageScope scope = new(known, Model ?? [], Project ?? []);
        ForecastReport report = await tracker.GetForecastAsync(new ForecastQuery { Scope = scope, Period = period }, cancellationToken).ConfigureAwait(false);
        foreach (MeasureForecast measure in report.Forecasts)
        {
            WriteObject(new AicForecast(report, measure));
        }
    }
}
