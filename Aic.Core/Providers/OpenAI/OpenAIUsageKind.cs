using Aic.Core.Usage;

namespace Aic.Core.Providers.OpenAI;

/// <summary>One kind of usage that OpenAI reports at an address of its own.</summary>
/// <param name="Name">The last part of its address.</param>
/// <param name="HasModels">Whether it can be grouped by model.</param>
/// <param name="Documented">The columns that its entries document.</param>
/// <param name="Unit">What it counts besides tokens; null for nothing.</param>
/// <param name="Amount">Reads that count.</param>
internal sealed record OpenAIUsageKind(
    string Name,
    bool HasModels,
    UsageColumns Documented,
    string? Unit = null,
    Func<OpenAIUsage, decimal?>? Amount = null)
{
    /// <summary>The kind that has nearly everything; an API without it is no OpenAI API.</summary>
    public static readonly OpenAIUsageKind Completions =
        new("completions", HasModels: true, UsageColumns.Requests | UsageColumns.Input | UsageColumns.Output);

    /// <summary>
    /// All kinds. The model requests of web searches are left out, because completions count the same requests;
    /// file searches, sessions and stores are no requests to a model.
    /// </summary>
    public static readonly IReadOnlyList<OpenAIUsageKind> All =
    [
        Completions,
        new("embeddings", HasModels: true, UsageColumns.Requests | UsageColumns.Input),
        new("moderations", HasModels: true, UsageColumns.Requests | UsageColumns.Input),
        new("decisions", HasModels: true, UsageColumns.Requests | UsageColumns.Input | UsageColumns.Output),
        new("images", HasModels: true, UsageColumns.Requests, "images", usage => usage.Images),
        new("audio_speeches", HasModels: true, UsageColumns.Requests, "characters", usage => usage.Characters),
        new("audio_transcriptions", HasModels: true, UsageColumns.Requests, "seconds", usage => usage.Seconds),
        new("web_search_calls", HasModels: true, UsageColumns.None, "web_searches", usage => usage.NumRequests),
        new("file_search_calls", HasModels: false, UsageColumns.None, "file_searches", usage => usage.NumRequests),
        new("code_interpreter_sessions", HasModels: false, UsageColumns.None, "sessions", usage => usage.NumSessions),
        new("vector_stores", HasModels: false, UsageColumns.None, StoredBytes, usage => usage.UsageBytes),
    ];

    /// <summary>The unit of <c>vector_stores</c>: how much is stored, not how much was used, so it is never summed over time.</summary>
    public const string StoredBytes = "vector_store_bytes";

    /// <summary>The rows' item: null for ordinary model use.</summary>
    public string? Item => this == Completions ? null : Name;
}
