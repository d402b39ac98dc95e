using System.Text.Json;
using System.Text.Json.Serialization;
using Aic.Core.Http;
using Aic.Core.Providers.Buckets;

namespace Aic.Core.Providers.OpenAI;

/// <summary>What OpenAI's organization API answers, as far as it is read here.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    Converters = [typeof(CountConverter), typeof(AmountConverter), typeof(RepeatedTextConverter)])]
[JsonSerializable(typeof(ApiPage<OpenAIBucket<OpenAIUsage>>), TypeInfoPropertyName = "UsagePage")]
[JsonSerializable(typeof(ApiPage<OpenAIBucket<OpenAICost>>), TypeInfoPropertyName = "CostPage")]
[JsonSerializable(typeof(OpenAISpendLimit))]
[JsonSerializable(typeof(JsonDocument))]
internal sealed partial class OpenAIJson : JsonSerializerContext;

/// <summary>One time bucket.</summary>
/// <typeparam name="T">What it lists.</typeparam>
internal sealed record OpenAIBucket<T>
{
    /// <summary>Start in Unix seconds, inclusive.</summary>
    public required long StartTime { get; init; }

    /// <summary>End in Unix seconds, exclusive.</summary>
    public required long EndTime { get; init; }

    /// <summary>The bucket's entries, one for each group.</summary>
    public required IReadOnlyList<T> Results { get; init; }
}

/// <summary>One entry of any kind of usage: each kind has some of these fields.</summary>
internal sealed record OpenAIUsage
{
    /// <summary>The model; null when usage isn't tied to one.</summary>
    public string? Model { get; set; }

    /// <summary>Input tokens, cached and cache-written ones included.</summary>
    public long? InputTokens { get; set; }

    /// <summary>Input tokens without cached and cache-written ones; newer answers only.</summary>
    public long? InputUncachedTokens { get; set; }

    /// <summary>Input tokens read from a cache.</summary>
    public long? InputCachedTokens { get; set; }

    /// <summary>Input tokens written to a cache; newer answers only.</summary>
    public long? InputCacheWriteTokens { get; set; }

    /// <summary>Output tokens of all modalities.</summary>
    public long? OutputTokens { get; set; }

    /// <summary>Requests made to the model.</summary>
    public long? NumModelRequests { get; set; }

    /// <summary>Calls of a tool: file search or web search.</summary>
    public long? NumRequests { get; set; }

    /// <summary>Sessions of the code interpreter.</summary>
    public long? NumSessions { get; set; }

    /// <summary>Images processed.</summary>
    public long? Images { get; set; }

    /// <summary>Characters spoken.</summary>
    public long? Characters { get; set; }

    /// <summary>Seconds of audio transcribed.</summary>
    public decimal? Seconds { get; set; }

    /// <summary>Bytes that vector stores hold.</summary>
    public long? UsageBytes { get; set; }
}

/// <summary>One entry of the costs.</summary>
internal sealed record OpenAICost
{
    /// <summary>The amount.</summary>
    public OpenAIAmount? Amount { get; set; }

    /// <summary>The line on the bill.</summary>
    public string? LineItem { get; set; }
}

/// <summary>An amount of money, in the currency's main unit (dollars).</summary>
internal sealed record OpenAIAmount
{
    /// <summary>The amount; credits are negative.</summary>
    public decimal? Value { get; set; }

    /// <summary>The ISO 4217 code in lower case.</summary>
    public string? Currency { get; set; }
}

/// <summary>The hard spend limit of an organization or a project.</summary>
internal sealed record OpenAISpendLimit
{
    /// <summary>The limit in <em>cents</em>.</summary>
    public required decimal ThresholdAmount { get; init; }

    /// <summary>The ISO 4217 code in upper case.</summary>
    public string? Currency { get; init; }

    /// <summary>What the limit is for: <c>month</c>.</summary>
    public string? Interval { get; init; }
}
