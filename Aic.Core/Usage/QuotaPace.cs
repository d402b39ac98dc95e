using System.Text.Json.Serialization;

namespace Aic.Core.Usage;

/// <summary>How fast a quota is used, against the share of its window that is over.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<QuotaPace>))]
public enum QuotaPace
{
    /// <summary>Faster than the window passes: it runs out before it starts anew if that goes on.</summary>
    OverPace,

    /// <summary>About as fast as the window passes: within a tenth.</summary>
    OnPace,

    /// <summary>Slower than the window passes.</summary>
    Headroom,
}

/// <summary>Tells the pace of quotas.</summary>
internal static class QuotaPaces
{
    private const decimal Tolerance = 0.1m;

    // When less of a window is over, a single request decides its pace.
    private const double LeastElapsed = 0.02;

    /// <summary>The quota with its pace, where its share used and both ends of its window are known; else as it is.</summary>
    /// <param name="quota">The quota.</param>
    /// <param name="at">The moment that the share used is of.</param>
    public static QuotaWindow WithPace(this QuotaWindow quota, DateTimeOffset at)
    {
        if (quota is not { UsedPercent: { } percent, StartsAt: { } start, ResetsAt: { } reset } || at <= start || at >= reset)
        {
            return quota;
        }

        TimeSpan elapsed = at - start;
        double share = elapsed / (reset - start);
        if (share < LeastElapsed)
        {
            return quota;
        }

        decimal ratio = percent / 100 / (decimal)share;
        DateTimeOffset? runsOut = percent >= 100 ? at : percent > 0 ? start + (elapsed * (double)(100 / percent)) : null;
        return quota with
        {
            PaceRatio = Math.Round(ratio, 2),
            Pace = ratio > 1 + Tolerance ? QuotaPace.OverPace : ratio < 1 - Tolerance ? QuotaPace.Headroom : QuotaPace.OnPace,
            RunsOutAt = runsOut < reset ? runsOut : null,
        };
    }
}
