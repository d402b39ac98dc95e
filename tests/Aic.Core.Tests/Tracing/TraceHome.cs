using Aic.Core.Configuration;
using Aic.Core.Http;
using Aic.Core.Providers;
using Aic.Core.Tests.Sessions;
using Aic.Core.Tests.Tracking;
using Aic.Core.Tracing;
using Aic.Core.Usage;

namespace Aic.Core.Tests.Tracing;

/// <summary>A machine of a test's own with all providers, to ask and to trace.</summary>
internal sealed class TraceHome : IDisposable
{
    private readonly List<UsageTracker> _trackers = [];

    /// <summary>The machine's files, variables and clock.</summary>
    public SessionHome Machine { get; } = new();

    public UsageTracker Start()
    {
        UsageTracker tracker = new(new UsageTrackerOptions
        {
            Paths = new AicPaths(Machine.Folder, Machine.Folder),
            GetVariable = Machine.Variables.GetValueOrDefault,
            Time = Machine.Time,
            Logger = Machine.Logger,
            Http = new HttpPipelineOptions { MaxRetries = 1, RetryDelay = TimeSpan.Zero },
            Catalog = ProviderCatalog.All,
        });
        _trackers.Add(tracker);
        return tracker;
    }

    /// <summary>Traces one account, and makes sure that the trace explains what a question is answered.</summary>
    public async Task<UsageTrace> TraceAsync(string account, UsagePeriod? period = null)
    {
        UsageTrace trace = await TraceAsync(Start(), account, period);
        ProviderUsage asked = await Start().AskAsync(account, period: period);
        Assert.Equal(asked.Usage?.CostUsd, trace.Usage.Usage?.CostUsd);
        Assert.Equal(asked.Usage?.CostUsd, UsageTotals.Sum(trace.Costs.Select(part => part.CostUsd)));
        Assert.Equal(asked.Usage?.RequestsCount, UsageTotals.Sum(trace.Costs.Select(part => part.RequestsCount)));
        Assert.Equal(asked.Usage?.TokensInput, UsageTotals.Sum(trace.Costs.Select(part => part.TokensInput)));
        Assert.Equal(asked.Usage?.TokensOutput, UsageTotals.Sum(trace.Costs.Select(part => part.TokensOutput)));
        Assert.Equal(asked.Usage?.TokensCacheRead, UsageTotals.Sum(trace.Costs.Select(part => part.TokensCacheRead)));
        Assert.Equal(asked.Usage?.TokensCacheWrite, UsageTotals.Sum(trace.Costs.Select(part => part.TokensCacheWrite)));
        Assert.True(trace.AddsUp);
        return trace;
    }

    public static async Task<UsageTrace> TraceAsync(UsageTracker tracker, string account, UsagePeriod? period = null)
    {
        List<UsageTrace> traces = [];
        await foreach (UsageTrace trace in tracker.TraceAsync(new UsageQuery { Accounts = [account], Period = period }, TestContext.Current.CancellationToken))
        {
            traces.Add(trace);
        }

        return Assert.Single(traces);
    }

    public void Dispose()
    {
        _trackers.ForEach(tracker => tracker.Dispose());
        Machine.Dispose();
    }
}
