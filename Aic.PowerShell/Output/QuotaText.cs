using System.Globalization;
using Aic.Core.Usage;

namespace Aic.PowerShell.Output;

/// <summary>Quotas for people: what is used of what, and when it starts anew.</summary>
internal static class QuotaText
{
    /// <summary>The share that is left of the quota that runs out first, rounded down: <c>88%</c>; a dash when no share is known.</summary>
    public static string Left(IReadOnlyList<QuotaWindow> quotas) => quotas.Max(quota => quota.UsedPercent) switch
    {
        null => UsageText.Unknown,
        >= 100 => "0%",
        > 99 => "<1%",
        { } used => Percent(Math.Floor(100 - used)),
    };

    /// <summary>A quota in a line: <c>monthly spend: $12.30 of $100.00, 12% used, resets in 6 d, on pace</c>.</summary>
    public static string Line(QuotaWindow quota, DateTimeOffset now)
    {
        string?[] parts =
        [
            UsageText.Amounts(quota, ShownMoney.View),
            quota.UsedPercent is { } percent ? $"{Percent(percent)} used" : null,
            quota.ResetsAt is { } reset ? (reset > now ? $"resets in {UsageText.Age(reset - now)}" : "resets now") : null,
            UsageText.Pace(quota, now),
        ];
        return $"{quota.Name}: {string.Join(", ", parts.Where(part => part is not (null or "")))}";
    }

    private static string Percent(decimal percent) => percent.ToString("0.#", CultureInfo.InvariantCulture) + "%";
}
