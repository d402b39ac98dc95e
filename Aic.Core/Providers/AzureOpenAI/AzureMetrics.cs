using System.Globalization;
using Aic.Core.Http;
using Aic.Core.Usage;

namespace Aic.Core.Providers.AzureOpenAI;

/// <summary>What one metric counted: values by bucket and model.</summary>
/// <param name="Dimension">The dimension that the models are told apart by; null when the metric has none.</param>
/// <param name="Values">The values that aren't zero, by start of the bucket and model.</param>
internal sealed record MetricCounts(string? Dimension, Dictionary<(DateTimeOffset Start, string? Model), long> Values);

/// <summary>
/// Azure Monitor's metrics of one resource: <see href="https://learn.microsoft.com/rest/api/monitor/metrics/list"/>.
/// </summary>
internal static class AzureMetrics
{
    private const string ApiVersion = "2023-10-01";

    // Without "top" a query that tells series apart silently answers with the first ten of them.
    private const int MaxSeries = 10_000;

    private const string NoValue = "__Empty";

    /// <summary>Reads the metrics that a resource has.</summary>
    /// <param name="arm">Azure Resource Manager.</param>
    /// <param name="resource">The resource.</param>
    /// <param name="buckets">The buckets.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    /// <returns>The metrics by name. One that isn't there is unknown, not zero.</returns>
    /// <exception cref="ProviderException">They can't be read.</exception>
    public static async Task<IReadOnlyDictionary<string, MetricCounts>> ReadAsync(ArmClient arm, AzureResourceId resource, AzureBuckets buckets, CancellationToken cancellationToken)
    {
        try
        {
            Dictionary<string, MetricCounts> counts = new(StringComparer.OrdinalIgnoreCase);

            // A query may name a dimension only where all of its metrics have it.
            foreach (IGrouping<(string? Model, bool HasStatus), string> group in await GetDefinitionsAsync(arm, resource, cancellationToken).ConfigureAwait(false))
            {
                Dictionary<string, MetricCounts> asked = group.ToDictionary(name => name, _ => new MetricCounts(group.Key.Model, []), StringComparer.OrdinalIgnoreCase);
                foreach ((DateTimeOffset start, DateTimeOffset end) in buckets.Calls)
                {
                    string address = Address(resource, asked.Keys, group.Key, start, end, buckets.Interval);
                    MetricList answer = await arm.GetAsync(address, MetricList.Read, cancellationToken).ConfigureAwait(false);
                    Add(answer, group.Key.Model, asked, start, end);
                }

                foreach ((string name, MetricCounts sum) in asked)
                {
                    counts[name] = sum;
                }
            }

            return counts;
        }
        catch (ApiException exception)
        {
            throw AzureErrors.OfResourceManager(exception, "Azure Monitor's metrics", "Monitoring Reader", $"the resource {resource.Name}");
        }
    }

    /// <summary>Checks that the metrics may be read.</summary>
    /// <exception cref="ProviderException">They may not.</exception>
    public static async Task CheckAsync(ArmClient arm, AzureResourceId resource, CancellationToken cancellationToken)
    {
        try
        {
            await GetDefinitionsAsync(arm, resource, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException exception)
        {
            throw AzureErrors.OfResourceManager(exception, "Azure Monitor's metrics", "Monitoring Reader", $"the resource {resource.Name}");
        }
    }

    private static async Task<IReadOnlyList<IGrouping<(string? Model, bool HasStatus), string>>> GetDefinitionsAsync(ArmClient arm, AzureResourceId resource, CancellationToken cancellationToken)
    {
        MetricDefinitionList definitions = await arm.GetAsync(
            $"{resource.Path}/providers/Microsoft.Insights/metricDefinitions?api-version={ApiVersion}",
            MetricDefinitionList.Read,
            cancellationToken).ConfigureAwait(false);
        return
        [
            .. (definitions.Value ?? [])
                .Where(definition => AzureMetricNames.All.Contains(definition.Name?.Value, StringComparer.OrdinalIgnoreCase))
                .GroupBy(
                    definition =>
                    {
                        string[] dimensions = [.. (definition.Dimensions ?? []).Select(dimension => dimension.Value).OfType<string>()];
                        bool hasStatus = AzureMetricNames.Requests.Contains(definition.Name!.Value, StringComparer.OrdinalIgnoreCase)
                            && dimensions.Contains(AzureMetricNames.StatusCode, StringComparer.OrdinalIgnoreCase);
                        return (AzureMetricNames.ModelDimension(dimensions), hasStatus);
                    },
                    definition => definition.Name!.Value!),
        ];
    }

    private static string Address(AzureResourceId resource, IEnumerable<string> names, (string? Model, bool HasStatus) split, DateTimeOffset start, DateTimeOffset end, string interval)
    {
        string timespan = string.Create(CultureInfo.InvariantCulture, $"{start.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}/{end.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}");
        string address = $"{resource.Path}/providers/Microsoft.Insights/metrics?api-version={ApiVersion}&{ApiUri.Query("metricnames", string.Join(',', names))}&{ApiUri.Query("timespan", timespan)}&interval={interval}&aggregation=Total";
        string filter = string.Join(" and ", new[] { split.Model, split.HasStatus ? AzureMetricNames.StatusCode : null }.OfType<string>().Select(dimension => $"{dimension} eq '*'"));
        return filter.Length == 0 ? address : $"{address}&{ApiUri.Query("$filter", filter)}&top={MaxSeries}";
    }

    private static void Add(MetricList answer, string? dimension, Dictionary<string, MetricCounts> counts, DateTimeOffset start, DateTimeOffset end)
    {
        foreach (Metric metric in answer.Value ?? [])
        {
            if (metric.Name?.Value is not { } name || !counts.TryGetValue(name, out MetricCounts? sum))
            {
                continue;
            }

            if (metric.ErrorCode is { } code && !string.Equals(code, "Success", StringComparison.OrdinalIgnoreCase))
            {
                throw new ProviderException(new UsageError(UsageErrorKind.ServiceUnavailable, $"Azure Monitor couldn't count {name} ({KeyText.Mask(code)}). Try again later."));
            }

            IReadOnlyList<MetricSeries> series = metric.Timeseries ?? [];
            if (series.Count >= MaxSeries)
            {
                throw new ProviderException(new UsageError(UsageErrorKind.ParseError, $"Azure Monitor has more series of {name} than it tells at once; ask for one resource (resource_id) or a shorter period."));
            }

            foreach (MetricSeries one in series.Where(IsServed))
            {
                string? model = Dimension(one, dimension);
                foreach (MetricPoint point in (one.Data ?? []).Where(point => point.Total > 0 && point.TimeStamp >= start && point.TimeStamp < end))
                {
                    (DateTimeOffset, string?) key = (point.TimeStamp!.Value.ToUniversalTime(), model);
                    sum.Values[key] = checked(sum.Values.GetValueOrDefault(key) + point.Total!.Value);
                }
            }
        }
    }

    /// <summary>False for requests that were refused for coming too often, or that failed on Azure's side.</summary>
    private static bool IsServed(MetricSeries series) =>
        Dimension(series, AzureMetricNames.StatusCode) is not { } status || (status != "429" && !status.StartsWith('5'));

    /// <summary>A dimension's value; the answer writes the dimension's name in lower case.</summary>
    private static string? Dimension(MetricSeries series, string? name) =>
        series.Metadatavalues?.FirstOrDefault(dimension => string.Equals(dimension.Name?.Value, name, StringComparison.OrdinalIgnoreCase))?.Value is { Length: > 0 } value && value != NoValue
            ? value
            : null;
}
