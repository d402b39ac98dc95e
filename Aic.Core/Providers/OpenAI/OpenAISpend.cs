using Aic.Core.Providers.Buckets;
using Aic.Core.Usage;

namespace Aic.Core.Providers.OpenAI;

/// <summary>
/// OpenAI's hard spend limit as a quota. The limit is in cents, costs are in dollars.
/// See <see href="https://platform.openai.com/docs/api-reference/usage"/>.
/// </summary>
internal static class OpenAISpend
{
    /// <summary>The quota.</summary>
    /// <param name="limit">The limit.</param>
    /// <param name="used">What was billed this calendar month (UTC) in the limit's currency; null when unknown.</param>
    /// <param name="now">The moment, for the next reset.</param>
    public static QuotaWindow Quota(OpenAISpendLimit limit, decimal? used, DateTimeOffset now)
    {
        bool isMonthly = IsMonthly(limit);
        decimal amount = limit.ThresholdAmount / 100;
        return new QuotaWindow
        {
            Name = isMonthly ? "monthly spend" : $"spend per {limit.Interval ?? "period"}",
            Used = used,
            Limit = amount,
            Unit = (limit.Currency ?? "USD").ToUpperInvariant(),
            UsedPercent = used is not null && amount > 0 ? Math.Round(used.Value / amount * 100, 2) : null,
            ResetsAt = isMonthly ? UtcMonth.StartOf(now).AddMonths(1) : null,
            StartsAt = isMonthly ? UtcMonth.StartOf(now) : null,
        };
    }

    /// <summary>True when this month's costs in dollars say how much of the limit is used.</summary>
    public static bool IsMonthlyInDollars(OpenAISpendLimit limit) =>
        IsMonthly(limit) && (limit.Currency is null || limit.Currency.Equals("usd", StringComparison.OrdinalIgnoreCase));

    /// <summary>The dollars in these buckets; null when an amount is missing.</summary>
    /// <exception cref="OverflowException">The sum is too large.</exception>
    public static decimal? Dollars(IEnumerable<OpenAIBucket<OpenAICost>> buckets)
    {
        decimal sum = 0;
        foreach (OpenAICost cost in buckets.SelectMany(bucket => bucket.Results))
        {
            if (cost.Amount?.Value is null)
            {
                return null;
            }

            sum += OpenAIRows.Dollars(cost) ?? 0;
        }

        return sum;
    }

    private static bool IsMonthly(OpenAISpendLimit limit) => limit.Interval is null or "month";
}
