using System.Text.Json;
using System.Text.Json.Serialization;
using Aic.Core.Http;
using Aic.Core.Providers.Buckets;

namespace Aic.Core.Providers.Anthropic;

/// <summary>What Anthropic's organization API answers, as far as it is read here.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    Converters = [typeof(CountConverter), typeof(AmountConverter), typeof(RepeatedTextConverter)])]
[JsonSerializable(typeof(ApiPage<AnalyticsUsageRow>), TypeInfoPropertyName = "AnalyticsUsagePage")]
[JsonSerializable(typeof(ApiPage<AnalyticsCostRow>), TypeInfoPropertyName = "AnalyticsCostPage")]
[JsonSerializable(typeof(ApiPage<ReportBucket<AnthropicUsage>>), TypeInfoPropertyName = "UsageReportPage")]
[JsonSerializable(typeof(ApiPage<ReportBucket<AnthropicCost>>), TypeInfoPropertyName = "CostReportPage")]
[JsonSerializable(typeof(ApiPage<AnthropicSpendLimit>), TypeInfoPropertyName = "SpendLimitPage")]
[JsonSerializable(typeof(JsonDocument))]
internal sealed partial class AnthropicJson : JsonSerializerContext;

/// <summary>One row of the analytics' usage: one model in one bucket.</summary>
internal sealed record AnalyticsUsageRow
{
    /// <summary>Start of the bucket, inclusive.</summary>
    public required DateTimeOffset StartingAt { get; init; }

    /// <summary>End of the bucket, exclusive.</summary>
    public required DateTimeOffset EndingAt { get; init; }

    /// <summary>What the row is about.</summary>
    public AnalyticsGroup? Group { get; init; }

    /// <summary>The counts.</summary>
    public required AnthropicUsage Usage { get; init; }
}

/// <summary>One row of the analytics' cost: one kind of cost of one model in one bucket.</summary>
internal sealed record AnalyticsCostRow
{
    /// <summary>Start of the bucket, inclusive.</summary>
    public required DateTimeOffset StartingAt { get; init; }

    /// <summary>End of the bucket, exclusive.</summary>
    public required DateTimeOffset EndingAt { get; init; }

    /// <summary>What the row is about.</summary>
    public AnalyticsGroup? Group { get; init; }

    /// <summary>The cost.</summary>
    public required AnthropicCost Cost { get; init; }
}

/// <summary>What a row of the analytics is about, as far as it was asked to be told apart.</summary>
internal sealed record AnalyticsGroup
{
    /// <summary>The model; null for what belongs to none, such as code execution.</summary>
    public string? Model { get; set; }

    /// <summary><c>tokens</c>, <c>web_search</c>, <c>code_execution</c> or <c>session_usage</c>.</summary>
    public string? CostType { get; set; }
}

/// <summary>A time bucket of the older reports.</summary>
/// <typeparam name="T">What it lists.</typeparam>
internal sealed record ReportBucket<T>
{
    /// <summary>Start, inclusive.</summary>
    public required DateTimeOffset StartingAt { get; init; }

    /// <summary>End, exclusive.</summary>
    public required DateTimeOffset EndingAt { get; init; }

    /// <summary>The bucket's entries, one for each group.</summary>
    public required IReadOnlyList<T> Results { get; init; }
}

/// <summary>Counts: no token is in two of them.</summary>
internal sealed record AnthropicUsage
{
    /// <summary>The model; older reports only (the analytics name it in the group).</summary>
    public string? Model { get; set; }

    /// <summary>Input tokens that no cache had to do with.</summary>
    public long? UncachedInputTokens { get; set; }

    /// <summary>Input tokens written to the cache.</summary>
    public CacheCreation? CacheCreation { get; set; }

    /// <summary>Input tokens read from the cache.</summary>
    public long? CacheReadInputTokens { get; set; }

    /// <summary>Output tokens.</summary>
    public long? OutputTokens { get; set; }

    /// <summary>What the server's own tools did.</summary>
    public ServerToolUse? ServerToolUse { get; set; }

    /// <summary>Requests; analytics only. Code execution counts its spans here.</summary>
    public long? Requests { get; set; }
}

/// <summary>Cache writes by lifetime.</summary>
internal sealed record CacheCreation
{
    /// <summary>Written for five minutes.</summary>
    [JsonPropertyName("ephemeral_5m_input_tokens")]
    public long? FiveMinutes { get; set; }

    /// <summary>Written for an hour.</summary>
    [JsonPropertyName("ephemeral_1h_input_tokens")]
    public long? OneHour { get; set; }
}

/// <summary>Uses of the server's own tools.</summary>
internal sealed record ServerToolUse
{
    /// <summary>Web searches.</summary>
    public long? WebSearchRequests { get; set; }
}

/// <summary>An amount of money, and in the older report what it was for.</summary>
internal sealed record AnthropicCost
{
    /// <summary>The amount in <em>cents</em>, fractions included, after discounts and before credits.</summary>
    public decimal? Amount { get; set; }

    /// <summary>The ISO 4217 code in upper case.</summary>
    public string? Currency { get; set; }

    /// <summary>The kind of cost; older report only.</summary>
    public string? CostType { get; set; }

    /// <summary>The line on the bill; older report only.</summary>
    public string? Description { get; set; }

    /// <summary>The model; older report only.</summary>
    public string? Model { get; set; }

    /// <summary>The workspace; older report only, null for the default one.</summary>
    public string? WorkspaceId { get; set; }
}

/// <summary>A spend limit.</summary>
internal sealed record AnthropicSpendLimit
{
    /// <summary>The limit in <em>cents</em>; null for no limit.</summary>
    public decimal? Amount { get; init; }

    /// <summary>The ISO 4217 code of the organization's billing currency.</summary>
    public string? Currency { get; init; }

    /// <summary>False when what is limited is switched off altogether.</summary>
    public bool? IsEnabled { get; init; }

    /// <summary><c>daily</c>, <c>weekly</c> or <c>monthly</c>.</summary>
    public string? Period { get; init; }

    /// <summary>What the limit is for.</summary>
    public required SpendLimitScope Scope { get; init; }
}

/// <summary>What a spend limit is for.</summary>
internal sealed record SpendLimitScope
{
    /// <summary><c>organization</c>, <c>usage_tier</c>, <c>workspace</c>, <c>organization_service</c>, and those for single members.</summary>
    public string? Type { get; set; }

    /// <summary>The workspace.</summary>
    public string? WorkspaceId { get; set; }

    /// <summary>The service.</summary>
    public string? Service { get; set; }
}

/// <summary>The organization that a key belongs to.</summary>
internal sealed record AnthropicOrganization
{
    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>Reads the answer.</summary>
    public static AnthropicOrganization Read(JsonElement answer) => new() { Name = answer.Text("name") };
}

/// <summary>An error's body.</summary>
internal sealed record AnthropicErrorBody
{
    /// <summary>The error.</summary>
    public AnthropicError? Error { get; init; }

    /// <summary>Reads the answer.</summary>
    public static AnthropicErrorBody Read(JsonElement body) => new() { Error = body.Object("error", AnthropicError.Read) };
}

/// <summary>An error.</summary>
internal sealed record AnthropicError
{
    /// <summary>What happened, for people.</summary>
    public string? Message { get; init; }

    /// <summary>What happened, for programs; absent where the type says it all.</summary>
    public AnthropicErrorDetails? Details { get; init; }

    /// <summary>Reads the object.</summary>
    public static AnthropicError Read(JsonElement error) => new() { Message = error.Text("message"), Details = error.Object("details", AnthropicErrorDetails.Read) };
}

/// <summary>What happened, for programs.</summary>
internal sealed record AnthropicErrorDetails
{
    /// <summary>The stable code.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>Reads the object.</summary>
    public static AnthropicErrorDetails Read(JsonElement details) => new() { ErrorCode = details.Text("error_code") };
}
