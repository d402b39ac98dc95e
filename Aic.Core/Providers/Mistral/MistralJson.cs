using System.Text.Json;
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

    /// <summary>Reads the answer.</summary>
    public static MistralUsage Read(JsonElement answer) => new()
    {
        Completion = answer.Object("completion", MistralModels.Read),
        Chat = answer.Object("chat", MistralModels.Read),
        Ocr = answer.Object("ocr", MistralModels.Read),
        Audio = answer.Object("audio", MistralModels.Read),
        AudioCharacters = answer.Object("audio_characters", MistralModels.Read),
        Connectors = answer.Object("connectors", MistralModels.Read),
        LibrariesApi = answer.Object("libraries_api", MistralLibraries.Read),
        FineTuning = answer.Object("fine_tuning", MistralFineTuning.Read),
        VibeCode = answer.Object("vibe_code", MistralVibeCode.Read),
        StartDate = answer.Text("start_date"),
        Currency = answer.Text("currency"),
        Prices = answer.List("prices", price => price.OrNull(MistralPrice.Read)),
    };
}

/// <summary>One category: entries by model (<c>alias::model</c>), then by group (<c>input</c>, <c>output</c>, <c>cached</c>).</summary>
internal sealed record MistralModels(IReadOnlyDictionary<string, IReadOnlyDictionary<string, IReadOnlyList<MistralEntry?>?>?>? Models)
{
    /// <summary>Reads a category.</summary>
    public static MistralModels Read(JsonElement category) => new(category.Dictionary("models", ReadGroups));

    /// <summary>Reads a model's entries by group.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<MistralEntry?>?>? ReadGroups(JsonElement groups) =>
        groups.AsDictionary(entries => entries.AsList(entry => entry.OrNull(MistralEntry.Read)));
}

/// <summary>What document libraries used.</summary>
internal sealed record MistralLibraries(MistralModels? Tokens, MistralModels? Pages, MistralModels? AudioSeconds)
{
    /// <summary>Reads the object.</summary>
    public static MistralLibraries Read(JsonElement libraries) => new(
        libraries.Object("tokens", MistralModels.Read),
        libraries.Object("pages", MistralModels.Read),
        libraries.Object("audio_seconds", MistralModels.Read));
}

/// <summary>What fine-tuning used.</summary>
/// <param name="Training">Entries by model, then by group.</param>
/// <param name="HasStorage">True when models are stored; how much isn't read, since the unit isn't documented.</param>
internal sealed record MistralFineTuning(
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, IReadOnlyList<MistralEntry?>?>?>? Training,
    bool HasStorage)
{
    /// <summary>Reads the object.</summary>
    public static MistralFineTuning Read(JsonElement tuning) => new(
        tuning.Dictionary("training", MistralModels.ReadGroups),
        tuning.Dictionary("storage", stored => stored.GetRawText()) is { Count: > 0 });
}

/// <summary>What Vibe Code used, by kind.</summary>
internal sealed record MistralVibeCode(
    MistralModels? Completion,
    MistralModels? Ocr,
    MistralModels? Connectors,
    MistralModels? Audio,
    MistralModels? AudioCharacters)
{
    /// <summary>Reads the object.</summary>
    public static MistralVibeCode Read(JsonElement vibe) => new(
        vibe.Object("completion", MistralModels.Read),
        vibe.Object("ocr", MistralModels.Read),
        vibe.Object("connectors", MistralModels.Read),
        vibe.Object("audio", MistralModels.Read),
        vibe.Object("audio_characters", MistralModels.Read));
}

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
    decimal? ValuePaid)
{
    /// <summary>Reads an entry.</summary>
    public static MistralEntry Read(JsonElement entry) => new(
        entry.Text("event_type"),
        entry.Text("billing_metric"),
        entry.Text("billing_group"),
        entry.Text("api_zone"),
        entry.Text("service_tier"),
        entry.Text("timestamp"),
        entry.Amount("value"),
        entry.Amount("value_paid"));
}

/// <summary>The price of one unit (one token, one page).</summary>
internal sealed record MistralPrice(
    string? EventType,
    string? BillingMetric,
    string? BillingGroup,
    string? ApiZone,
    string? ServiceTier,
    decimal? Price)
{
    /// <summary>Reads a price.</summary>
    public static MistralPrice Read(JsonElement price) => new(
        price.Text("event_type"),
        price.Text("billing_metric"),
        price.Text("billing_group"),
        price.Text("api_zone"),
        price.Text("service_tier"),
        price.Amount("price"));
}

/// <summary>The answer of <c>GET /v1/admin/spend-limit</c>.</summary>
internal sealed record MistralSpendLimit(MistralSpendLimits? Limits)
{
    /// <summary>Reads the answer.</summary>
    public static MistralSpendLimit Read(JsonElement answer) => new(answer.Object("limits", MistralSpendLimits.Read));
}

/// <summary>Limits in the main unit of <paramref name="Currency"/>: 500 means 500, not 500 cents.</summary>
internal sealed record MistralSpendLimits(MistralCompletionLimit? Completion, bool? LastPaymentFailure, string? Currency)
{
    /// <summary>Reads the object.</summary>
    public static MistralSpendLimits Read(JsonElement limits) => new(
        limits.Object("completion", MistralCompletionLimit.Read),
        limits.Flag("last_payment_failure"),
        limits.Text("currency"));
}

/// <summary>The organization's monthly limit, and what counts against it.</summary>
internal sealed record MistralCompletionLimit(
    bool? NoMonthlyLimit,
    bool? MonthlyLimitReached,
    decimal? Usage,
    decimal? VibeUsage,
    decimal? TotalUsage,
    decimal? UsageLimit)
{
    /// <summary>Reads the object.</summary>
    public static MistralCompletionLimit Read(JsonElement limit) => new(
        limit.Flag("no_monthly_limit"),
        limit.Flag("monthly_limit_reached"),
        limit.Amount("usage"),
        limit.Amount("vibe_usage"),
        limit.Amount("total_usage"),
        limit.Amount("usage_limit"));
}

/// <summary>The answer of <c>GET /v1/admin/rate-limit</c>.</summary>
/// <param name="RequestsPerSecond">The organization's limit.</param>
/// <param name="TokensLimitsByModel">
/// The models' limits. They are documented as a map; an example shows a list, which names no model: what is no map of limits is read as none.
/// </param>
internal sealed record MistralRateLimit(decimal? RequestsPerSecond, IReadOnlyDictionary<string, MistralTokenLimit?> TokensLimitsByModel)
{
    /// <summary>Reads the answer.</summary>
    public static MistralRateLimit Read(JsonElement answer) => new(answer.Amount("requests_per_second"), ReadModels(answer));

    private static IReadOnlyDictionary<string, MistralTokenLimit?> ReadModels(JsonElement answer)
    {
        try
        {
            return answer.Dictionary("tokens_limits_by_model", limit => limit.OrNull(MistralTokenLimit.Read)) ?? new Dictionary<string, MistralTokenLimit?>();
        }
        catch (JsonException)
        {
            return new Dictionary<string, MistralTokenLimit?>();
        }
    }
}

/// <summary>A model's limits.</summary>
internal sealed record MistralTokenLimit(decimal? TokensPerMinute, decimal? TokensPerMonth)
{
    /// <summary>Reads the object.</summary>
    public static MistralTokenLimit Read(JsonElement limit) => new(limit.Amount("tokens_per_minute"), limit.Amount("tokens_per_month"));
}

/// <summary>The answer of <c>GET /v1/billing/budget</c>, which isn't documented: what a plan includes each month.</summary>
internal sealed record MistralBudgets(MistralBudget? ApiBudget, MistralBudget? VibeBudget)
{
    /// <summary>Reads the answer.</summary>
    public static MistralBudgets Read(JsonElement answer) => new(
        answer.Object("api_budget", MistralBudget.Read),
        answer.Object("vibe_budget", MistralBudget.Read));
}

/// <summary>One budget.</summary>
internal sealed record MistralBudget(decimal? UsagePercentage, decimal? InitialBudget, string? Currency, string? ResetAt)
{
    /// <summary>Reads the object.</summary>
    public static MistralBudget Read(JsonElement budget) => new(
        budget.Amount("usage_percentage"),
        budget.Amount("initial_budget"),
        budget.Text("currency"),
        budget.Text("reset_at"));
}
