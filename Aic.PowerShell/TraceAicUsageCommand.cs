using System.Management.Automation;
using Aic.Core;
using Aic.Core.Providers;
using Aic.Core.Tracing;
using Aic.PowerShell.Pipeline;

namespace Aic.PowerShell;

/// <summary>Tells where accounts' numbers come from: the calls made or files read, what was left out and why, the prices applied.</summary>
[Cmdlet(VerbsDiagnostic.Trace, "AicUsage", DefaultParameterSetName = NamedSet)]
[OutputType(typeof(UsageTrace))]
public sealed class TraceAicUsageCommand : PeriodCmdlet
{
    /// <inheritdoc />
    protected override async Task RunAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        UsageTracker tracker = Tracker;
        IReadOnlyList<ProviderAccount> accounts = tracker.GetAccounts();
        List<string> known = Known(names, accounts);
        if (names.Count > 0 && known.Count == 0)
        {
            return;
        }

        if (known.Count == 0 && !accounts.Any(account => account.IsConfigured))
        {
            WriteWarning("No provider is configured yet, so there are no numbers to trace. Get-AicProvider tells what each one needs.");
        }

        using DelayedProgress progress = new(WriteProgress, "Tracing usage", "waiting for the providers");
        UsageQuery query = new() { Accounts = known, Period = AskedPeriod(TimeProvider.System), ConfiguredOnly = known.Count == 0 };
        await foreach (UsageTrace trace in tracker.TraceAsync(query, cancellationToken).ConfigureAwait(false))
        {
            WriteObject(trace);
            if (trace.Usage.Error is { } error && IsWorthAnError(names, trace.Usage, error))
            {
                WriteError(Errors.Of(trace.Usage, error));
            }
        }
    }
}
