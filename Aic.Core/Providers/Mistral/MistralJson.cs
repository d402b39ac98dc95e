using System.Text.Json;
using System.Text.Json.Serialization;
using Aic.Core.Http;

namespace Aic.Core.Providers.Mistral;

/// <summary>
/// The answer of <c>GET /v1/admin/usage</c> for one calendar month. The reference
/// (<see href="https://docs.mistral.ai/api/endpoint/beta/admin/billing"/>) names categories, prices and currency and leaves the entries open;
/// their fields are those that the interface sends: a day, a quantity and what of it is billed, and what finds its price.
/// </summary>
internal sealed record MistralUsage
{
    public MistralModels? Completion { get; set; }

    public MistralModels? Chat { get; set; }

    public MistralModels? Ocr { get; set; }

    public MistralModels? Audio { get; set; }

    public MistralModels? AudioCharacters { get; set; }

    public MistralModels? Connectors { get; set; }

    public MistralLibraries? LibrariesApi { get; set; }

    public MistralFineTuning? FineTuning { get; set; }

    public MistralVibeCode? VibeCode { get; set; }

    /// <summary>The first moment of the month that is answered for.</summary>
    public string? StartDate { get; set; }

    /// <summary>The ISO code of the prices' currency.</summary>
    public string? Currency { get; set; }

    /// <summary>The prices that apply.</summary>
    public IReadOnlyList<MistralPrice?>? Prices { get; set; }
}

/// <summary>One category: entries by model (<c>alias::model</c>), then by group (<c>input</c>, <c>output</c>, <c>cached</c>).</summary>
internal sealed record MistralModels(IReadOnlyDictionary<string, IReadOnlyDictionary<string, IReadOnlyList<MistralEntry?>?>?>? Models);

/// <summary>What document libraries used.</summary>
internal sealed record MistralLibraries(MistralModels? Tokens, MistralModels? Pages, MistralModels? AudioSeconds);

/// <summary>What fine-tuning used. The unit of <paramref name="Storage"/> isn't documented.</summary>
internal sealed record MistralFineTuning(
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, IReadOnlyList<MistralEntry?>?>?>? Training,
    IReadOnlyDictionary<string, JsonElement>? Storage);

/// <summary>What Vibe Code used, by kind.</summary>
internal sealed record MistralVibeCode(
    MistralModels? Completion,
    MistralModels? Ocr,
    MistralModels? Connectors,
    MistralModels? Audio,
    MistralModels? AudioCharacters);

/// <summary>A quantity of one day, or of the month where it has no day.</summary>
/// <param name="EventType">What is counted: <c>api_tokens</c>, <c>api_pages</c>, <c>vibe_tokens</c> and others.</param>
/// <param name="BillingMetric">What is priced: the model.</param>
/// <param name="BillingGroup">The side of it: <c>input</c>, <c>output</c>, <c>cached</c>.</param>
/// <param name="ApiZone">The region, where prices differ by it.</param>
/// <param name="ServiceTier">The service tier, where prices differ by it.</param>
/// <param name="Timestamp">The day (UTC), such as <c>2026-11-14</c>.</param>
/// <param name="Value">The quantity.</param>
/// <param name="ValuePaid">What of it is billed: the rest is included or free.</param>
internal sealed record MistralEntry(
    string? EventType,
    string? BillingMetric,
    string? BillingGroup,
    string? ApiZone,
    string? ServiceTier,
    string? Timestamp,
    decimal? Value,
    decimal? ValuePaid);

/// <summary>The price of one unit (one token, one page).</summary>
internal sealed record MistralPrice(
    string? EventType,
    string? BillingMetric,
    string? BillingGroup,
    string? ApiZone,
    string? ServiceTier,
    decimal? Price);

/// <summary>The answer of <c>GET /v1/admin/spend-limit</c>.</summary>
internal sealed record MistralSpendLimit(MistralSpendLimits? Limits);

/// <summary>Limits in the main unit of <paramref name="Currency"/>: 500 means 500, not 500 cents.</summary>
internal sealed record MistralSpendLimits(MistralCompletionLimit? Completion, bool? LastPaymentFailure, string? Currency);

/// <summary>The organization's monthly limit, and what counts against it.</summary>
internal sealed record MistralCompletionLimit(
    bool? NoMonthlyLimit,
    bool? MonthlyLimitReached,
    decimal? Usage,
    decimal? VibeUsage,
    decimal? TotalUsage,
    decimal? UsageLimit);

/// <summary>The answer of <c>GET /v1/admin/rate-limit</c>. The limits by model are documented as a map; an example shows a list, which names no model.</summary>
internal sealed record MistralRateLimit(decimal? RequestsPerSecond, JsonElement TokensLimitsByModel);

/// <summary>A model's limits.</summary>
internal sealed record MistralTokenLimit(decimal? TokensPerMinute, decimal? TokensPerMonth);

/// <summary>The answer of <c>GET /v1/billing/budget</c>, which isn't documented: what a plan includes each month.</summary>
internal sealed record MistralBudgets(MistralBudget? ApiBudget, MistralBudget? VibeBudget);

/// <summary>One budget.</summary>
internal sealed record MistralBudget(decimal? UsagePercentage, decimal? InitialBudget, string? Currency, string? ResetAt);

/// <summary>The answer of <c>GET /v1/models</c>, of which only its being there counts.</summary>
internal sealed record MistralModelList(JsonElement Data);

/// <summary>Reads Mistral's answers.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, Converters = [typeof(AmountConverter)])]
[JsonSerializable(typeof(MistralUsage))]
[JsonSerializable(typeof(MistralSpendLimit))]
[JsonSerializable(typeof(MistralRateLimit))]
[JsonSerializable(typeof(Dictionary<string, MistralTokenLimit>))]
[JsonSerializable(typeof(MistralBudgets))]
[JsonSerializable(typeof(MistralModelList))]
internal sealed partial class MistralJson : JsonSerializerContext;
