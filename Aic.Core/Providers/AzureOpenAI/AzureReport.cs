using Aic.Core.Usage;

namespace Aic.Core.Providers.AzureOpenAI;

/// <summary>Puts usage and cost of an account's resources together.</summary>
internal static class AzureReport
{
    // Cost Management: "usage and cost is available within 8 to 24 hours" (https://learn.microsoft.com/azure/cost-management-billing/costs/understand-cost-mgt-data).
    private static readonly TimeSpan CostLag = TimeSpan.FromHours(24);

    /// <summary>Reads a period.</summary>
    /// <exception cref="ProviderException">Neither usage nor cost can be read, or something failed that may work in a moment.</exception>
    public static async Task<ProviderReport> ReadAsync(ArmClient arm, string subscriptionId, IReadOnlyList<AzureResourceId> resources, UsagePeriod period, DateTimeOffset now, CancellationToken cancellationToken)
    {
        AzureBuckets buckets = AzureBuckets.Of(period, now);
        Task<Answer<ResourceUsage>>[] usageTasks = [.. resources.Select(resource => TryAsync(() => AzureUsage.ReadAsync(arm, resource, buckets, cancellationToken)))];
        UsagePeriod? days = CostDays(period, now);
        Task<Answer<IReadOnlyList<UsageBreakdown>>> costTask = days is null
            ? Task.FromResult(new Answer<IReadOnlyList<UsageBreakdown>>(null, null))
            : TryAsync(() => AzureCosts.ReadAsync(arm, subscriptionId, resources, days, cancellationToken));
        Answer<ResourceUsage>[] usages = await Task.WhenAll(usageTasks).ConfigureAwait(false);
        Answer<IReadOnlyList<UsageBreakdown>> cost = await costTask.ConfigureAwait(false);

        ThrowWhatMatters(usages, cost);
        ResourceUsage[] read = [.. usages.Select(answer => answer.Value).OfType<ResourceUsage>()];
        UsageColumns answered = read.Aggregate(UsageColumns.None, (columns, usage) => columns | usage.Answered);
        if (cost.Value is { Count: 0 })
        {
            // No line on the bill is no cost, in any currency.
            answered |= UsageColumns.CostUsd;
        }

        UsageData data = UsageTotals.Of(period, [.. MergeRows(read), .. cost.Value ?? []], answered, CostSource.Billed);
        List<string> notes = [.. buckets.Notes, .. usages.Select(answer => answer.Error?.Message).OfType<string>(), .. UsageNotes(read)];
        if (cost.Value is not null && days is not null && period.ToUtcDays() is { } covered)
        {
            data = data with
            {
                CostPeriodStart = covered.Start == period.Start ? null : covered.Start,
                CostPeriodEnd = covered.End == period.End ? null : covered.End,
            };
            notes.AddRange(CostNotes(days, period, now));
        }
        else
        {
            notes.Add(cost.Error is { } error ? $"Cost is unknown: {error.Message}" : "Azure tells cost by whole UTC days, and this period holds none that has begun.");
        }

        return new ProviderReport
        {
            Usage = data,
            Notes = notes,
            Description = cost.Error is null ? null : "Cost is in the Azure portal's cost analysis: https://portal.azure.com/#view/Microsoft_Azure_CostManagement/Menu/~/costanalysis",
        };
    }

    /// <summary>
    /// The days whose cost is asked for: whole UTC days, up to the current one. Null when there are none.
    /// </summary>
    private static UsagePeriod? CostDays(UsagePeriod period, DateTimeOffset now)
    {
        DateTimeOffset tomorrow = new(now.UtcDateTime.Date.AddDays(1), TimeSpan.Zero);
        return period.ToUtcDays() is not { } days || days.Start >= tomorrow ? null
            : days.End > tomorrow ? new UsagePeriod(days.Start, tomorrow)
            : days;
    }

    /// <summary>
    /// A part that a role is missing for is left out and said so. A part that failed for the moment makes the whole fail,
    /// so that nobody takes a part for the whole; but cost, which is throttled hard, is left out on any failure.
    /// </summary>
    private static void ThrowWhatMatters(IReadOnlyList<Answer<ResourceUsage>> usages, Answer<IReadOnlyList<UsageBreakdown>> cost)
    {
        ProviderException? failure = usages.Select(usage => usage.Failure).FirstOrDefault(error => error is { Error.Kind: not UsageErrorKind.Forbidden });
        bool isNothingRead = cost.Value is null && usages.All(usage => usage.Value is null);
        if ((failure ?? (isNothingRead ? usages[0].Failure : null)) is { } thrown)
        {
            throw new ProviderException(thrown.Error, thrown);
        }
    }

    /// <summary>The rows of several resources, those of the same bucket and model as one.</summary>
    private static IEnumerable<UsageBreakdown> MergeRows(IReadOnlyList<ResourceUsage> usages) => usages
        .SelectMany(usage => usage.Rows)
        .GroupBy(row => (row.Start, row.Model))
        .Select(rows => rows.First() with
        {
            RequestsCount = UsageTotals.Sum(rows.Select(row => row.RequestsCount)),
            TokensInput = UsageTotals.Sum(rows.Select(row => row.TokensInput)),
            TokensOutput = UsageTotals.Sum(rows.Select(row => row.TokensOutput)),
            TokensCacheRead = UsageTotals.Sum(rows.Select(row => row.TokensCacheRead)),
            TokensCacheWrite = UsageTotals.Sum(rows.Select(row => row.TokensCacheWrite)),
            TokensCacheWrite1h = UsageTotals.Sum(rows.Select(row => row.TokensCacheWrite1h)),
        });

    private static IEnumerable<string> UsageNotes(IReadOnlyList<ResourceUsage> usages)
    {
        foreach (ResourceUsage usage in usages)
        {
            (UsageColumns Column, string Name)[] columns = [(UsageColumns.Requests, "requests"), (UsageColumns.Input, "input tokens"), (UsageColumns.Output, "output tokens")];
            string[] missing = [.. columns.Where(column => !usage.Answered.HasFlag(column.Column)).Select(column => column.Name)];
            if (missing.Length > 0)
            {
                yield return $"Azure Monitor has no count of {string.Join(", ", missing)} for the resource {usage.Resource.Name}.";
            }
        }

        if (usages.Any(usage => usage.Answered.HasFlag(UsageColumns.Input) && !usage.Answered.HasFlag(UsageColumns.CacheRead)))
        {
            yield return "Input of OpenAI's models includes tokens read from the prompt cache: Azure Monitor doesn't tell them apart.";
        }

        if (usages.Any(usage => usage.HasDeployments))
        {
            yield return "Rows are named after deployments where Azure Monitor doesn't tell models.";
        }
    }

    private static IEnumerable<string> CostNotes(UsagePeriod days, UsagePeriod period, DateTimeOffset now)
    {
        if (!period.IsWholeUtcDays)
        {
            yield return FormattableString.Invariant($"Azure tells cost by UTC days: it is that of {days.Start:yyyy-MM-dd} to {days.End.AddDays(-1):yyyy-MM-dd}.");
        }

        if (days.End > now - CostLag)
        {
            yield return "Azure's cost lags by 8 to 24 hours: the newest day isn't complete.";
        }
    }

    private static async Task<Answer<T>> TryAsync<T>(Func<Task<T>> read)
        where T : class
    {
        try
        {
            return new Answer<T>(await read().ConfigureAwait(false), null);
        }
        catch (ProviderException exception)
        {
            return new Answer<T>(null, exception);
        }
    }

    private sealed record Answer<T>(T? Value, ProviderException? Failure)
        where T : class
    {
        public UsageError? Error => Failure?.Error;
    }
}
