using Aic.Core;
using Aic.Core.Configuration;
using Aic.Testing;

namespace Aic.Benchmarks;

/// <summary>A tracker with a folder of its own, whose accounts are Cohere's: one request each, so that what is measured is ours.</summary>
internal sealed class BenchmarkTracker : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly UsageTracker _tracker;

    private BenchmarkTracker() =>
        _tracker = new UsageTracker(new UsageTrackerOptions { Paths = new AicPaths(_folder.Path, _folder.Path), GetVariable = _ => null });

    public static BenchmarkTracker Asking(FakeServer server, int accounts)
    {
        BenchmarkTracker tracker = new();
        tracker._tracker.Config.Update(config => config with
        {
            Providers = Enumerable.Range(0, accounts).ToDictionary(
                number => $"cohere@a{number}",
                _ => new ProviderConfig { ApiKey = "made-up-key-for-benchmarks", Endpoint = server.Address.ToString() }),
        });
        return tracker;
    }

    public async Task RefreshAsync()
    {
        await foreach (var usage in _tracker.GetUsageAsync(new UsageQuery { Refresh = true, ConfiguredOnly = true }))
        {
            if (usage.FetchedAt is null)
            {
                throw new InvalidOperationException($"{usage.AccountId}: {usage.Error?.Message}");
            }
        }
    }

    public void Dispose()
    {
        _tracker.Dispose();
        _folder.Dispose();
    }
}
