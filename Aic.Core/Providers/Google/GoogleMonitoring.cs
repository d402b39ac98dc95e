using System.Globalization;
using System.Text;
using Aic.Core.Http;
using Aic.Core.Usage;

namespace Aic.Core.Providers.Google;

/// <summary>One value of a metric: what was counted in a bucket.</summary>
/// <param name="Start">Start of the bucket (UTC, inclusive).</param>
/// <param name="End">End of the bucket (UTC, exclusive).</param>
/// <param name="Series">The series it is from.</param>
/// <param name="Value">The value.</param>
internal readonly record struct GoogleValue(DateTimeOffset Start, DateTimeOffset End, TimeSeries Series, long Value)
{
    /// <summary>The model; null for metrics that aren't grouped by it.</summary>
    public string? Model => Series.Label("model");

    /// <summary>The limit that a quota's value counts against; null for metrics that aren't grouped by it.</summary>
    public string? LimitName => Series.Label("limit_name");
}

/// <summary>
/// Cloud Monitoring of one project: <see href="https://cloud.google.com/monitoring/api/ref_v3/rest/v3/projects.timeSeries/list"/>.
/// </summary>
internal sealed class GoogleMonitoring
{
    private const string Name = "Google Cloud Monitoring";

    // Counted in points, of which one is a few hundred bytes.
    private const int PageSize = 20_000;

    private readonly ApiClient _client;
    private readonly GoogleProject _project;

    private GoogleMonitoring(ApiClient client, GoogleProject project)
    {
        _client = client;
        _project = project;
    }

    /// <summary>Gets a token and is ready to ask.</summary>
    /// <exception cref="ProviderException">Google gave no token.</exception>
    public static async Task<GoogleMonitoring> ConnectAsync(ProviderContext context, GoogleProject project, CancellationToken cancellationToken)
    {
        string token = await GoogleTokens.GetAsync(context, project.Credentials, cancellationToken).ConfigureAwait(false);
        List<KeyValuePair<string, string>> headers = [new("Authorization", $"Bearer {token}")];
        if (project.Credentials is GoogleCredentials.AuthorizedUser)
        {
            headers.Add(new("x-goog-user-project", project.QuotaProject));
        }

        Uri baseUri = context.Account.Endpoint ?? new Uri("https://monitoring.googleapis.com");
        return new GoogleMonitoring(new ApiClient(context.Http, baseUri, headers, Name), project);
    }

    /// <summary>The Gemini API's metrics that the project has.</summary>
    /// <exception cref="ProviderException">They can't be read.</exception>
    public async Task<IReadOnlySet<string>> GetMetricTypesAsync(CancellationToken cancellationToken)
    {
        HashSet<string> types = new(StringComparer.Ordinal);
        string address = $"/v3/projects/{_project.EscapedId}/metricDescriptors?{ApiUri.Query("filter", $"metric.type = starts_with(\"{GoogleMetrics.Service}/\")")}";
        await ReadPagesAsync(async cursor =>
        {
            MetricDescriptorList page = await _client.GetAsync(WithCursor(address, cursor), MetricDescriptorList.Read, cancellationToken).ConfigureAwait(false);
            types.UnionWith((page.MetricDescriptors ?? []).Select(descriptor => descriptor.Type).OfType<string>());
            return page.NextPageToken;
        }).ConfigureAwait(false);
        return types;
    }

    /// <summary>
    /// Adds up a counting metric (DELTA) in buckets. The aligner is <c>ALIGN_SUM</c>: <c>ALIGN_DELTA</c> would interpolate at a bucket's ends.
    /// Cloud Monitoring takes a span as "after start, up to end" and names a bucket by its end, so neighbouring spans share nothing.
    /// </summary>
    /// <param name="filter">The metric, and which of its series.</param>
    /// <param name="groupBy">The labels by which its series are told apart.</param>
    /// <param name="buckets">The buckets, all of one length but perhaps the last.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    /// <exception cref="ProviderException">The metric can't be read, or only in part.</exception>
    public async Task<IReadOnlyList<GoogleValue>> SumAsync(string filter, IReadOnlyList<string> groupBy, GoogleBuckets buckets, CancellationToken cancellationToken)
    {
        List<GoogleValue> values = [];
        foreach (GoogleSpan span in buckets.Spans)
        {
            await ReadAsync(filter, groupBy, span, "ALIGN_SUM", "REDUCE_SUM", values, cancellationToken).ConfigureAwait(false);
        }

        return values;
    }

    /// <summary>The highest value of a measured metric (GAUGE), such as a limit, in a span.</summary>
    /// <inheritdoc cref="SumAsync"/>
    public async Task<IReadOnlyList<GoogleValue>> MaxAsync(string filter, IReadOnlyList<string> groupBy, GoogleSpan span, CancellationToken cancellationToken)
    {
        List<GoogleValue> values = [];
        await ReadAsync(filter, groupBy, span, "ALIGN_MAX", "REDUCE_MAX", values, cancellationToken).ConfigureAwait(false);
        return values;
    }

    private async Task ReadAsync(string filter, IReadOnlyList<string> groupBy, GoogleSpan span, string aligner, string reducer, List<GoogleValue> values, CancellationToken cancellationToken)
    {
        StringBuilder address = new($"/v3/projects/{_project.EscapedId}/timeSeries?{ApiUri.Query("filter", filter)}");
        address.Append('&').Append(ApiUri.Query("interval.startTime", Rfc3339(span.Start)));
        address.Append('&').Append(ApiUri.Query("interval.endTime", Rfc3339(span.End)));
        address.Append(CultureInfo.InvariantCulture, $"&aggregation.alignmentPeriod={(long)span.Step.TotalSeconds}s&aggregation.perSeriesAligner={aligner}&aggregation.crossSeriesReducer={reducer}");
        foreach (string label in groupBy)
        {
            address.Append('&').Append(ApiUri.Query("aggregation.groupByFields", label));
        }

        address.Append(CultureInfo.InvariantCulture, $"&pageSize={PageSize}");
        await ReadPagesAsync(async cursor =>
        {
            TimeSeriesList page = await _client.GetAsync(WithCursor(address.ToString(), cursor), TimeSeriesList.Read, cancellationToken).ConfigureAwait(false);
            if (page.ExecutionErrors is { Count: > 0 })
            {
                throw new ProviderException(new UsageError(UsageErrorKind.ServiceUnavailable, "Google Cloud Monitoring could answer only in part, and a part of the usage is no usage. Try again later."));
            }

            values.AddRange((page.TimeSeries ?? []).SelectMany(series => ReadSeries(series, span)));
            return page.NextPageToken;
        }).ConfigureAwait(false);
    }

    private static IEnumerable<GoogleValue> ReadSeries(TimeSeries series, GoogleSpan span)
    {
        foreach (Point point in series.Points ?? [])
        {
            if (point.Interval?.EndTime is not { } end || (point.Value?.Int64Value ?? point.Value?.DoubleValue) is not { } value)
            {
                throw new ProviderException(new UsageError(UsageErrorKind.ParseError, "Google Cloud Monitoring sent a point without a time or a count."));
            }

            if (span.BucketEndingAt(end) is { } bucket)
            {
                yield return new GoogleValue(bucket.Start, bucket.End, series, value);
            }
        }
    }

    private async Task ReadPagesAsync(Func<string?, Task<string?>> readPage)
    {
        try
        {
            await Paging.ReadAllAsync(readPage, Name).ConfigureAwait(false);
        }
        catch (ApiException exception)
        {
            throw GoogleErrors.OfMonitoring(exception, _project);
        }
    }

    private static string WithCursor(string address, string? cursor) =>
        cursor is null ? address : $"{address}&{ApiUri.Query("pageToken", cursor)}";

    private static string Rfc3339(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
