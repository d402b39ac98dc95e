namespace Aic.Core.Providers.AzureOpenAI;

/// <summary>
/// The metrics that are read: <see href="https://learn.microsoft.com/azure/azure-monitor/reference/supported-metrics/microsoft-cognitiveservices-accounts-metrics"/>.
/// Azure has two families of them: "Azure OpenAI", which counts OpenAI's models, and "Models", which counts all models of a Foundry resource, OpenAI's included
/// (<see href="https://learn.microsoft.com/azure/ai-foundry/foundry-models/how-to/monitor-models"/>): what both count is counted once.
/// </summary>
internal static class AzureMetricNames
{
    /// <summary>The dimension of requests that tells failed ones.</summary>
    public const string StatusCode = "StatusCode";

    /// <summary>Requests.</summary>
    public static readonly string[] Requests = ["AzureOpenAIRequests", "ModelRequests"];

    /// <summary>
    /// Prompt tokens. For OpenAI's models cached ones are included: total tokens are prompt plus generated tokens, and the metric
    /// <c>ActiveTokens</c> is documented as total tokens minus cached ones. For Anthropic's models they are not, as in Anthropic's own answers.
    /// </summary>
    public static readonly string[] Input = ["ProcessedPromptTokens", "InputTokens"];

    /// <summary>Generated tokens, reasoning included.</summary>
    public static readonly string[] Output = ["GeneratedTokens", "OutputTokens"];

    /// <summary>Cached prompt tokens that <see cref="Input"/> includes. Few resources have it.</summary>
    public static readonly string[] CachedInput = ["ProcessedCachedPromptTokens"];

    /// <summary>Prompt tokens of Anthropic's models read from the cache, apart from <see cref="Input"/>.</summary>
    public static readonly string[] CacheRead = ["cacheReadInputTokens"];

    /// <summary>Prompt tokens of Anthropic's models written to the cache for five minutes, apart from <see cref="Input"/>.</summary>
    public static readonly string[] CacheWrite5m = ["ephemeral5mInputTokens"];

    /// <summary>Prompt tokens of Anthropic's models written to the cache for an hour, apart from <see cref="Input"/>.</summary>
    public static readonly string[] CacheWrite1h = ["ephemeral1hInputTokens"];

    /// <summary>All of them.</summary>
    public static readonly string[] All = [.. Requests, .. Input, .. Output, .. CachedInput, .. CacheRead, .. CacheWrite5m, .. CacheWrite1h];

    // The token metrics of the older family call the model a feature.
    private static readonly string[] ModelDimensions = ["ModelName", "FeatureName", Deployment];

    private const string Deployment = "ModelDeploymentName";

    /// <summary>The best dimension to tell models apart by among those that a metric has; null when there is none.</summary>
    public static string? ModelDimension(IEnumerable<string> dimensions) =>
        ModelDimensions.FirstOrDefault(name => dimensions.Contains(name, StringComparer.OrdinalIgnoreCase));

    /// <summary>True for the dimension that tells deployments apart, not models.</summary>
    public static bool IsDeployment(string? dimension) => dimension == Deployment;
}
