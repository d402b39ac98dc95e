using Aic.Core.Http;
using Aic.Core.Providers.Buckets;
using Aic.Core.Usage;

namespace Aic.Core.Providers.Anthropic;

/// <summary>
/// Reads the usage and cost reports that came before the analytics: no requests, cost by UTC day, priority tier cost left out.
/// See <see href="https://platform.claude.com/docs/en/manage-claude/usage-cost-api"/>.
/// </summary>
internal static class OlderReportsReader
{
    /// <summary>Reads usage and cost.</summary>
    /// <exception cref="ApiException">Anthropic refused.</exception>
    /// <exception cref="ProviderException">No answer, or a broken one.</exception>
    public static async Task<AnthropicAnswer> ReadAsync(AnthropicApi api, BucketPlan plan, BillingDays days, CancellationToken cancellationToken)
    {
        IReadOnlyList<ReportBucket<AnthropicUsage>> usage = [];
        IReadOnlyList<ReportBucket<AnthropicCost>>? cost = null;
        string? whyNoCost = days.WhyUnknown;

        async Task ReadUsageAsync(CancellationToken stop) => usage = await api.UsageReportAsync(plan, stop).ConfigureAwait(false);

        async Task ReadCostAsync(CancellationToken stop)
        {
            try
            {
                cost = await api.CostReportAsync(days.Plan!, stop).ConfigureAwait(false);
            }
            catch (ApiException exception) when (RefusedKey.IsRefusal(exception))
            {
                whyNoCost = $"The cost is unknown. {exception.Error.Message}";
            }
        }

        await Together.AskAsync(whyNoCost is null ? [ReadUsageAsync, ReadCostAsync] : [ReadUsageAsync], cancellationToken).ConfigureAwait(false);

        AnthropicAnswer answer = new() { CostDays = days };
        foreach (ReportBucket<AnthropicUsage> bucket in usage)
        {
            foreach (AnthropicUsage entry in bucket.Results)
            {
                answer.Rows.Add(bucket, entry);
            }
        }

        answer.Notes.Add("Requests are unknown: the older report doesn't count them.");
        if (cost is null)
        {
            answer.Notes.Add(whyNoCost!);
            return answer;
        }

        answer.Notes.Add("The cost is without the priority tier, which the older report leaves out.");
        answer.Answered |= UsageColumns.CostUsd;
        foreach (ReportBucket<AnthropicCost> bucket in cost)
        {
            foreach (AnthropicCost entry in bucket.Results.Where(entry => api.WorkspaceId is null || entry.WorkspaceId == api.WorkspaceId))
            {
                answer.Rows.Add(bucket, entry);
            }
        }

        return answer;
    }
}
