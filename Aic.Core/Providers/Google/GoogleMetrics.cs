namespace Aic.Core.Providers.Google;

/// <summary>
/// The Gemini API's metrics. Google's list of them is <see href="https://cloud.google.com/monitoring/api/metrics_gcp_d_h#gcp-generativelanguage"/>;
/// which of them a project has, its metric descriptors say.
/// </summary>
internal static class GoogleMetrics
{
    /// <summary>The service that is counted: the Gemini API of AI Studio, not Vertex AI.</summary>
    public const string Service = "generativelanguage.googleapis.com";

    /// <summary>Output tokens, thinking included.</summary>
    public const string Output = $"{Service}/generate_content_usage_output_token_count";

    /// <summary>Requests to all APIs by status code: <see href="https://cloud.google.com/monitoring/api/metrics_gcp_p_z#gcp-serviceruntime"/>.</summary>
    public const string Requests = "serviceruntime.googleapis.com/api/request_count";

    /// <summary>
    /// The tiers that a project can be in, with the quotas that count in each. There is no usage metric for input tokens: the quotas carry them.
    /// A project is in one tier at a time, so the tiers add up.
    /// </summary>
    public static IReadOnlyList<GoogleTier> Tiers { get; } =
    [
        new("generate_content_free_tier_input_token_count", ["generate_content_free_tier_requests"]),
        new("generate_content_paid_tier_input_token_count", ["generate_requests_per_model", "generate_requests_per_model_per_day"]),
        new("generate_content_paid_tier_2_input_token_count", ["generate_content_paid_tier_2_requests"]),
        new("generate_content_paid_tier_3_input_token_count", ["generate_content_paid_tier_3_requests"]),
    ];

    /// <summary>The metric of what a quota counted.</summary>
    public static string Usage(string quota) => $"{Service}/quota/{quota}/usage";

    /// <summary>The metric of a quota's limit.</summary>
    public static string Limit(string quota) => $"{Service}/quota/{quota}/limit";

    /// <summary>The filter for a metric.</summary>
    public static string Filter(string metric) => $"metric.type = \"{metric}\"";

    /// <summary>The filter for requests to the Gemini API.</summary>
    public static string RequestsFilter { get; } =
        $"{Filter(Requests)} AND resource.type = \"consumed_api\" AND resource.labels.service = \"{Service}\"";

    /// <summary>The labels that tell served requests to models apart.</summary>
    public static IReadOnlyList<string> RequestLabels { get; } = ["metric.label.response_code", "resource.label.method"];

    /// <summary>The labels of tokens and quotas.</summary>
    public static IReadOnlyList<string> ModelLabels { get; } = ["metric.label.model", "metric.label.limit_name"];

    // Calls that only look something up or manage files: they reach no model. The check of a key lists models.
    private static readonly string[] NotModelMethods = ["ModelService.", "FileService.", "CacheService.", ".Count"];

    /// <summary>True for requests that a model served: answered with 2xx, and not of a kind that reaches no model.</summary>
    public static bool IsServedRequest(TimeSeries series) =>
        series.Label("response_code")?.StartsWith('2') == true
        && !NotModelMethods.Any(part => series.Label("method")?.Contains(part, StringComparison.Ordinal) == true);
}

/// <summary>A tier's quotas.</summary>
/// <param name="InputTokens">The quota that counts input tokens.</param>
/// <param name="Requests">The quotas that count requests.</param>
internal sealed record GoogleTier(string InputTokens, IReadOnlyList<string> Requests)
{
    /// <summary>All of the tier's quotas.</summary>
    public IEnumerable<string> Quotas => [InputTokens, .. Requests];
}
