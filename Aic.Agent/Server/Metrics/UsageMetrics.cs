using System.Text.Json;
using Aic.Core.Usage;

namespace Aic.Agent.Server.Metrics;

/// <summary>
/// Writes what is known of accounts' usage. What isn't known has no series: zero would be a lie.
/// Units are those that Prometheus wants: seconds, Unix time, shares from 0 to 1 (https://prometheus.io/docs/practices/naming/#base-units).
/// </summary>
internal static class UsageMetrics
{
    /// <summary>Writes the metrics.</summary>
    /// <param name="text">Where to write.</param>
    /// <param name="usages">The configured accounts' usage of one period.</param>
    /// <param name="period">The period's name.</param>
    /// <param name="now">Now (UTC).</param>
    public static void Write(PrometheusText text, IReadOnlyList<ProviderUsage> usages, NamedPeriod period, DateTimeOffset now)
    {
        string name = JsonNamingPolicy.SnakeCaseLower.ConvertName(period.ToString());
        WriteCounts(text, usages, name);
        WriteCosts(text, usages, name);
        WriteQuotas(text, usages);
        WriteStates(text, usages, now);
    }

    private static void WriteCounts(PrometheusText text, IReadOnlyList<ProviderUsage> usages, string period)
    {
        text.Family("aic_usage_requests", "gauge", "Requests that the provider served in the period.");
        foreach (ProviderUsage usage in usages)
        {
            text.Sample((decimal?)usage.Usage?.RequestsCount, [.. Of(usage), ("period", period)]);
        }

        text.Family("aic_usage_tokens", "gauge", "Tokens used in the period by kind; no token is in two kinds.");
        foreach (ProviderUsage usage in usages)
        {
            foreach ((string kind, long? tokens) in Tokens(usage.Usage))
            {
                text.Sample((decimal?)tokens, [.. Of(usage), ("period", period), ("kind", kind)]);
            }
        }
    }

    private static void WriteCosts(PrometheusText text, IReadOnlyList<ProviderUsage> usages, string period)
    {
        text.Family("aic_usage_cost", "gauge", "Cost of the period in the currency's main unit; cost_source tells billed from estimated, which must not be added up.");
        foreach (ProviderUsage usage in usages)
        {
            if (usage.Usage is { } data)
            {
                foreach (MoneyAmount cost in Costs(data))
                {
                    text.Sample(cost.Amount, [.. Of(usage), ("period", period), ("currency", cost.Currency), ("cost_source", JsonNamingPolicy.SnakeCaseLower.ConvertName(data.CostSource.ToString()))]);
                }
            }
        }
    }

    private static void WriteQuotas(PrometheusText text, IReadOnlyList<ProviderUsage> usages)
    {
        (ProviderUsage Usage, QuotaWindow Quota)[] quotas = [.. usages.SelectMany(usage => usage.Quotas.DistinctBy(quota => (quota.Name, quota.Unit)), (usage, quota) => (usage, quota))];
        WriteQuota("aic_quota_used", "What is used of the quota, in its unit.", quota => quota.Used);
        WriteQuota("aic_quota_limit", "The quota's limit, in its unit.", quota => quota.Limit);
        WriteQuota("aic_quota_used_ratio", "The share of the quota that is used: 1 is all of it.", quota => quota.UsedPercent / 100);
        WriteQuota("aic_quota_reset_timestamp_seconds", "When the quota starts anew, in Unix time.", quota => quota.ResetsAt?.ToUnixTimeSeconds());

        void WriteQuota(string name, string help, Func<QuotaWindow, decimal?> value)
        {
            text.Family(name, "gauge", help);
            foreach ((ProviderUsage usage, QuotaWindow quota) in quotas)
            {
                text.Sample(value(quota), [.. Of(usage), ("quota", quota.Name), ("unit", quota.Unit ?? "")]);
            }
        }
    }

    private static void WriteStates(PrometheusText text, IReadOnlyList<ProviderUsage> usages, DateTimeOffset now)
    {
        text.Family("aic_account_up", "gauge", "1 when the account's usage is known and nothing failed, else 0.");
        foreach (ProviderUsage usage in usages)
        {
            text.Sample(usage is { IsAvailable: true, Error: null } ? 1m : 0m, Of(usage));
        }

        text.Family("aic_account_error", "gauge", "1 for the kind of failure that the account shows.");
        foreach (ProviderUsage usage in usages.Where(usage => usage.Error is not null))
        {
            text.Sample(1m, [.. Of(usage), ("kind", JsonNamingPolicy.SnakeCaseLower.ConvertName(usage.Error!.Kind.ToString()))]);
        }

        text.Family("aic_account_stale", "gauge", "1 when the account's numbers are older than they should be, else 0.");
        foreach (ProviderUsage usage in usages.Where(usage => usage.FetchedAt is not null))
        {
            text.Sample(usage.IsStale ? 1m : 0m, Of(usage));
        }

        text.Family("aic_account_age_seconds", "gauge", "Seconds since the provider told the account's numbers.");
        foreach (ProviderUsage usage in usages)
        {
            text.Sample((now - usage.FetchedAt)?.TotalSeconds, Of(usage));
        }
    }

    private static (string, string)[] Of(ProviderUsage usage) => [("provider", usage.ProviderId), ("account", usage.AccountId)];

    private static IEnumerable<(string Kind, long? Tokens)> Tokens(UsageData? data) => data is null ? [] :
    [
        ("input", data.TokensInput),
        ("output", data.TokensOutput),
        ("cache_read", data.TokensCacheRead),
        ("cache_write", data.TokensCacheWrite),
    ];

    private static IEnumerable<MoneyAmount> Costs(UsageData data) =>
        data.CostUsd is { } dollars ? data.CostOther.Prepend(new MoneyAmount(dollars, "USD")) : data.CostOther;
}
