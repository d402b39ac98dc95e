using Aic.Core.Http;
using Aic.Core.Providers.Buckets;
using Aic.Core.Usage;

namespace Aic.Core.Providers.Anthropic;

/// <summary>
/// Reads the Usage and Cost Analytics API, in parts of 31 days at the same time.
/// See <see href="https://platform.claude.com/docs/en/manage-claude/usage-cost-analytics-api"/>.
/// </summary>
internal static class AnalyticsReader
{
    /// <summary>Reads usage and cost.</summary>
    /// <exception cref="ApiException">Anthropic refused.</exception>
    /// <exception cref="ProviderException">No answer, or a broken one.</exception>
    public static async Task<AnthropicAnswer> ReadAsync(AnthropicApi api, BucketPlan plan, CancellationToken cancellationToken)
    {
        UsagePeriod[] parts = [.. plan.Parts(AnthropicApi.LongestSpan)];
        IReadOnlyList<AnalyticsUsageRow>[] usage = new IReadOnlyList<AnalyticsUsageRow>[parts.Length];
        IReadOnlyList<AnalyticsCostRow>[] cost = new IReadOnlyList<AnalyticsCostRow>[parts.Length];
        ApiException? costRefusal = null;

        async Task ReadUsageAsync(int part, CancellationToken stop) =>
            usage[part] = await api.UsageAsync(parts[part], plan.IsDaily, stop).ConfigureAwait(false);

        async Task ReadCostAsync(int part, CancellationToken stop)
        {
            try
            {
                cost[part] = await api.CostAsync(parts[part], plan.IsDaily, stop).ConfigureAwait(false);
            }
            catch (ApiException exception) when (RefusedKey.IsRefusal(exception) && !AnalyticsReach.IsUnavailable(exception))
            {
                costRefusal = exception;
            }
        }

        await Together.AskAsync(
            Enumerable.Range(0, parts.Length).SelectMany<int, Func<CancellationToken, Task>>(part => [stop => ReadUsageAsync(part, stop), stop => ReadCostAsync(part, stop)]),
            cancellationToken).ConfigureAwait(false);

        AnthropicAnswer answer = new();
        answer.Answered |= UsageColumns.Requests;
        foreach (AnalyticsUsageRow row in usage.SelectMany(rows => rows))
        {
            answer.Rows.Add(row);
        }

        if (costRefusal is not null)
        {
            answer.Notes.Add($"The cost is unknown. {costRefusal.Error.Message}");
            return answer;
        }

        answer.Answered |= UsageColumns.CostUsd;
        foreach (AnalyticsCostRow row in cost.SelectMany(rows => rows))
        {
            answer.Rows.Add(row);
        }

        return answer;
    }
}
