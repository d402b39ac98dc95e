using Aic.Core.Storage;
using Aic.Core.Usage;

namespace Aic.Core.Tracking;

/// <summary>Tells what is new enough to be an answer without asking the provider.</summary>
/// <param name="ttl">How long usage counts as fresh; zero means never.</param>
/// <param name="time">The clock.</param>
internal sealed class Freshness(TimeSpan ttl, TimeProvider time)
{
    // What says it is from later than this was written before the clock jumped back: how old it is can't be told.
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan LongestFailure = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromHours(1);

    /// <summary>True when usage is fresh.</summary>
    public bool IsFresh(ProviderUsage usage) => usage.FetchedAt is { } at && IsWithin(at, ttl);

    /// <summary>The end of the usage's freshness; now where it isn't fresh.</summary>
    public DateTimeOffset FreshUntil(ProviderUsage usage) => IsFresh(usage) ? usage.FetchedAt!.Value + ttl : time.GetUtcNow();

    /// <summary>True when an attempt failed so short ago, or was told to wait so long, that another would be no use.</summary>
    public bool IsRecent(Failure failure) => IsWithin(failure.FailedAt, WaitAfter(failure));

    /// <summary>When another attempt is of use again; now where it is already.</summary>
    public DateTimeOffset RetryAt(Failure failure) => IsRecent(failure) ? failure.FailedAt + WaitAfter(failure) : time.GetUtcNow();

    private TimeSpan WaitAfter(Failure failure)
    {
        TimeSpan wait = ttl / 10 < LongestFailure ? ttl / 10 : LongestFailure;
        if (failure.Error.RetryAfter is { } asked && asked > wait)
        {
            wait = asked < LongestRetryAfter ? asked : LongestRetryAfter;
        }

        return wait;
    }

    private bool IsWithin(DateTimeOffset moment, TimeSpan span)
    {
        TimeSpan age = time.GetUtcNow() - moment;
        return span > TimeSpan.Zero && age < span && age > -Skew;
    }
}
