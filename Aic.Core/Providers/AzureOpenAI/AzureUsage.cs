using Aic.Core.Usage;

namespace Aic.Core.Providers.AzureOpenAI;

/// <summary>Puts a resource's metrics together to rows by bucket and model.</summary>
internal static class AzureUsage
{
    /// <summary>Reads what one resource used.</summary>
    /// <exception cref="ProviderException">Its metrics can't be read.</exception>
    public static async Task<ResourceUsage> ReadAsync(ArmClient arm, AzureResourceId resource, AzureBuckets buckets, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, MetricCounts> metrics = await AzureMetrics.ReadAsync(arm, resource, buckets, cancellationToken).ConfigureAwait(false);
        MetricCounts? requests = Merge(metrics, AzureMetricNames.Requests);
        MetricCounts? input = Merge(metrics, AzureMetricNames.Input);
        MetricCounts? output = Merge(metrics, AzureMetricNames.Output);
        MetricCounts? cachedInput = Merge(metrics, AzureMetricNames.CachedInput);
        MetricCounts? cacheRead = Merge(metrics, AzureMetricNames.CacheRead);
        MetricCounts? write5m = Merge(metrics, AzureMetricNames.CacheWrite5m);
        MetricCounts? write1h = Merge(metrics, AzureMetricNames.CacheWrite1h);
        MetricCounts?[] all = [requests, input, output, cachedInput, cacheRead, write5m, write1h];

        IEnumerable<(DateTimeOffset Start, string? Model)> keys = all.SelectMany(counts => counts?.Values.Keys ?? Enumerable.Empty<(DateTimeOffset, string?)>()).Distinct();
        UsageBreakdown[] rows =
        [
            .. keys.Select(key =>
            {
                // A model has a cache column of its own or one inside of its input, never both.
                long? inside = Known(cachedInput, key);
                return new UsageBreakdown
                {
                    Start = key.Start,
                    End = key.Start + buckets.Step,
                    Model = key.Model,
                    RequestsCount = Known(requests, key),
                    TokensInput = Known(input, key) is { } prompt ? Math.Max(0, prompt - (inside ?? 0)) : null,
                    TokensOutput = Known(output, key),
                    TokensCacheRead = Counted(cacheRead, key) ?? inside,
                    TokensCacheWrite = UsageTotals.Sum([Counted(write5m, key), Counted(write1h, key)]),
                    TokensCacheWrite1h = Counted(write1h, key),
                };
            }),
        ];
        UsageColumns answered = (requests is null ? 0 : UsageColumns.Requests)
            | (input is null ? 0 : UsageColumns.Input)
            | (output is null ? 0 : UsageColumns.Output)
            | (cachedInput is null ? 0 : UsageColumns.CacheRead);
        return new ResourceUsage(resource, rows, answered, all.Any(counts => counts is { Values.Count: > 0 } && AzureMetricNames.IsDeployment(counts.Dimension)));
    }

    /// <summary>
    /// One column from the metrics that may carry it. Where both families have it, both told apart by the same dimension, each model is taken from
    /// the first that counted it; told apart differently, models can't be matched, and the family that counted more is the whole.
    /// </summary>
    private static MetricCounts? Merge(IReadOnlyDictionary<string, MetricCounts> metrics, IEnumerable<string> names)
    {
        MetricCounts? merged = null;
        foreach (string name in names)
        {
            if (!metrics.TryGetValue(name, out MetricCounts? next))
            {
                continue;
            }

            if (merged is null || merged.Values.Count == 0)
            {
                merged = next;
            }
            else if (merged.Dimension == next.Dimension && merged.Dimension is not null)
            {
                HashSet<string?> counted = [.. merged.Values.Keys.Select(key => key.Model)];
                merged = merged with
                {
                    Values = merged.Values.Concat(next.Values.Where(pair => !counted.Contains(pair.Key.Model))).ToDictionary(),
                };
            }
            else if (Total(next) > Total(merged))
            {
                merged = next;
            }
        }

        return merged;
    }

    private static decimal Total(MetricCounts counts) => counts.Values.Values.Sum(value => (decimal)value);

    /// <summary>A value of a metric that counts all models: what isn't there is zero.</summary>
    private static long? Known(MetricCounts? counts, (DateTimeOffset, string?) key) => counts?.Values.GetValueOrDefault(key);

    /// <summary>A value of a metric that counts some models only: what isn't there is unknown.</summary>
    private static long? Counted(MetricCounts? counts, (DateTimeOffset, string?) key) =>
        counts is not null && counts.Values.TryGetValue(key, out long value) ? value : null;
}

/// <summary>What one resource used.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="Rows">By bucket and model.</param>
/// <param name="Answered">The counts that the resource has metrics for.</param>
/// <param name="HasDeployments">True where rows are named after deployments, because the metrics don't tell models.</param>
internal sealed record ResourceUsage(AzureResourceId Resource, IReadOnlyList<UsageBreakdown> Rows, UsageColumns Answered, bool HasDeployments);
