using System.Collections.Concurrent;
using Aic.Core.Configuration;
using Aic.Core.Providers;
using Aic.Core.Usage;
using Aic.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Aic.Core.Tests.Tracking;

/// <summary>A machine of a test's own: folder, environment, clock, providers, and the trackers that run there.</summary>
internal sealed class TrackerHome : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly List<UsageTracker> _trackers = [];

    public TrackerHome(params FakeProvider[] providers)
    {
        Providers = providers;
        foreach (FakeProvider provider in providers)
        {
            Variables[FakeProvider.VariableOf(provider.Descriptor.Id)] = $"sk-{provider.Descriptor.Id}-0123456789";
        }
    }

    public IReadOnlyList<IUsageProvider> Providers { get; }

    public ConcurrentDictionary<string, string> Variables { get; } = new();

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));

    public RecordingLogger Logger { get; } = new();

    /// <summary>The folder of the store, where it isn't the one of the configuration.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>Where a fake bank publishes its rates.</summary>
    public Uri? EcbAddress { get; init; }

    public AicPaths Paths => new(_folder.Path, DataDirectory ?? _folder.Path);

    /// <summary>Another process, as it were: it shares nothing but the files.</summary>
    /// <param name="adjust">What is other than with the others; null for nothing.</param>
    public UsageTracker Start(Func<UsageTrackerOptions, UsageTrackerOptions>? adjust = null)
    {
        UsageTrackerOptions options = new()
        {
            Paths = Paths,
            GetVariable = Variables.GetValueOrDefault,
            Time = Time,
            Logger = Logger,
            Catalog = Providers,
            EcbAddress = EcbAddress,
        };
        UsageTracker tracker = new(adjust?.Invoke(options) ?? options);
        _trackers.Add(tracker);
        return tracker;
    }

    public void WriteConfig(string json) => File.WriteAllText(Paths.ConfigFile, json);

    public void Dispose()
    {
        _trackers.ForEach(tracker => tracker.Dispose());
        _folder.Dispose();
    }
}

internal static class TrackerQuestions
{
    /// <summary>The answer of the only account asked for.</summary>
    public static async Task<ProviderUsage> AskAsync(this UsageTracker tracker, string account, bool refresh = false, UsagePeriod? period = null) =>
        Assert.Single(await tracker.AskAllAsync(new UsageQuery { Accounts = [account], Refresh = refresh, Period = period }));

    /// <summary>All answers, in the order in which they came.</summary>
    public static async Task<IReadOnlyList<ProviderUsage>> AskAllAsync(this UsageTracker tracker, UsageQuery? query = null)
    {
        List<ProviderUsage> answers = [];
        await foreach (ProviderUsage usage in tracker.GetUsageAsync(query ?? new UsageQuery(), TestContext.Current.CancellationToken))
        {
            answers.Add(usage);
        }

        return answers;
    }

    /// <summary>The verdict on the key of the only account asked for.</summary>
    public static async Task<KeyValidation> TestAsync(this UsageTracker tracker, string account)
    {
        List<AccountValidation> verdicts = [];
        await foreach (AccountValidation verdict in tracker.ValidateAsync([account], TestContext.Current.CancellationToken))
        {
            verdicts.Add(verdict);
        }

        return Assert.Single(verdicts).Validation;
    }
}
