using System.Collections.Concurrent;
using Aic.Core.Providers;
using Aic.Core.Usage;

namespace Aic.Core.Tests.Tracking;

/// <summary>A provider that answers as a test tells it to, and counts how often it was asked.</summary>
internal sealed class FakeProvider(string id) : IUsageProvider
{
    private readonly ConcurrentQueue<ProviderAccount> _asked = new();

    public ProviderDescriptor Descriptor { get; init; } = new()
    {
        Id = id,
        Name = id.ToUpperInvariant(),
        KeyVariables = [VariableOf(id)],
        Settings = [new ProviderSetting("secret_setting", "A secret.", [], IsSecret: true)],
        Authentication = "An API key.",
        SetupHint = $"Set {VariableOf(id)}.",
        Reports = ["requests"],
        Dashboard = new Uri("https://provider.test/usage"),
        Documentation = new Uri("https://provider.test/docs"),
    };

    /// <summary>How often usage was asked for.</summary>
    public int Calls => _asked.Count;

    /// <summary>The accounts that were asked for, in order.</summary>
    public IReadOnlyList<ProviderAccount> Asked => [.. _asked];

    /// <summary>What it answers; by default a request more each time.</summary>
    public Func<ProviderContext, UsagePeriod, CancellationToken, Task<ProviderReport>>? Answer { get; set; }

    /// <summary>What it says of keys.</summary>
    public Func<ProviderContext, KeyValidation> Verdict { get; set; } = _ => new KeyValidation(KeyStatus.Valid, "Fine.", ["usage"]);

    public Task<ProviderReport> GetUsageAsync(ProviderContext context, UsagePeriod period, CancellationToken cancellationToken)
    {
        _asked.Enqueue(context.Account);
        return Answer?.Invoke(context, period, cancellationToken) ?? Task.FromResult(Requests(_asked.Count, period));
    }

    public Task<KeyValidation> ValidateAsync(ProviderContext context, CancellationToken cancellationToken) =>
        Task.FromResult(Verdict(context));

    /// <summary>Makes it fail from now on.</summary>
    public void Fail(UsageErrorKind kind, string message = "It failed.", TimeSpan? retryAfter = null) =>
        Answer = (_, _, _) => throw new ProviderException(new UsageError(kind, message, retryAfter));

    /// <summary>The variable that holds the key of a provider's first account.</summary>
    public static string VariableOf(string id) => $"{id.ToUpperInvariant()}_KEY";

    /// <summary>A report of so many requests.</summary>
    public static ProviderReport Requests(long count, UsagePeriod period) => new()
    {
        Usage = new UsageData { RequestsCount = count, PeriodStart = period.Start, PeriodEnd = period.End },
    };
}
