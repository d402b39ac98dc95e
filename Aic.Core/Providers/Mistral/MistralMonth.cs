using System.Globalization;
using Aic.Core.Usage;

namespace Aic.Core.Providers.Mistral;

/// <summary>One entry of a month's answer, with its place and its price.</summary>
/// <param name="Day">The day (UTC); null for an entry that states none.</param>
/// <param name="Model">The model; null for a connector.</param>
/// <param name="Item">What it is besides ordinary model use.</param>
/// <param name="Group">The side of it: <c>input</c>, <c>output</c>, <c>cached</c>.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Amount">How much; null when unknown.</param>
/// <param name="Billed">How much of it is billed.</param>
/// <param name="Cost">What is billed for it, in the month's currency; null when Mistral states no price.</param>
internal sealed record MistralRow(DateOnly? Day, string? Model, string? Item, string Group, string Unit, decimal? Amount, decimal Billed, decimal? Cost)
{
    /// <summary>True when something is billed and nobody says what it costs.</summary>
    public bool IsCostUnknown => Cost is null && Billed > 0;
}

/// <summary>One calendar month's answer, flattened.</summary>
/// <param name="First">The month's first day.</param>
/// <param name="Currency">The ISO code of all costs; null when the answer doesn't say.</param>
/// <param name="IsPriced">True when the answer states prices, if only none, and their currency.</param>
/// <param name="HasStorage">True when models are stored, for which there is no documented unit.</param>
/// <param name="Rows">The entries.</param>
internal sealed record MistralMonth(DateOnly First, string? Currency, bool IsPriced, bool HasStorage, IReadOnlyList<MistralRow> Rows)
{
    /// <summary>The unit of language models.</summary>
    public const string Tokens = "tokens";

    private const string TrainingTokens = "training_tokens";

    /// <summary>Reads an answer.</summary>
    /// <exception cref="ProviderException">The answer is for another month, or holds a number that makes no sense.</exception>
    public static MistralMonth Read(MistralUsage usage, DateOnly first)
    {
        if (MistralTime.Day(usage.StartDate) is { } start && (start.Year, start.Month) != (first.Year, first.Month))
        {
            throw Wrong(string.Create(CultureInfo.InvariantCulture, $"Mistral was asked for {first:yyyy-MM} and answered for {start:yyyy-MM}. Try again later."));
        }

        if (usage.Completion?.Models is null)
        {
            throw Wrong("Mistral's answer holds no usage of models, where it documents some or none. Check the account's endpoint.");
        }

        string? currency = string.IsNullOrWhiteSpace(usage.Currency) ? null : usage.Currency.Trim().ToUpperInvariant();
        MistralPrices prices = new(currency is null ? null : usage.Prices);
        try
        {
            return new MistralMonth(
                first,
                currency,
                usage.Prices is not null && currency is not null,
                usage.FineTuning is { HasStorage: true },
                [.. Categories(usage).SelectMany(category => Flatten(category, prices))]);
        }
        catch (OverflowException)
        {
            throw Wrong("Mistral reports a cost that no account can have, so the numbers can't be trusted. Try again later.");
        }
    }

    private static IEnumerable<Category> Categories(MistralUsage usage) =>
    [
        new(null, Tokens, usage.Completion),
        new("chat", Tokens, usage.Chat),
        new("ocr", "pages", usage.Ocr),
        new("audio", "seconds", usage.Audio),
        new("audio", "characters", usage.AudioCharacters),
        new("connectors", "calls", usage.Connectors) { IsConnector = true },
        new("libraries", Tokens, usage.LibrariesApi?.Tokens),
        new("libraries", "pages", usage.LibrariesApi?.Pages),
        new("libraries", "seconds", usage.LibrariesApi?.AudioSeconds),
        new("fine-tuning", TrainingTokens, new MistralModels(usage.FineTuning?.Training)),
        new("vibe code", Tokens, usage.VibeCode?.Completion),
        new("vibe code", "pages", usage.VibeCode?.Ocr),
        new("vibe code", "calls", usage.VibeCode?.Connectors) { IsConnector = true },
        new("vibe code", "seconds", usage.VibeCode?.Audio),
        new("vibe code", "characters", usage.VibeCode?.AudioCharacters),
    ];

    private static IEnumerable<MistralRow> Flatten(Category category, MistralPrices prices)
    {
        foreach ((string name, IReadOnlyDictionary<string, IReadOnlyList<MistralEntry?>?>? groups) in Some(category.Entries?.Models))
        {
            foreach ((string group, IReadOnlyList<MistralEntry?>? entries) in Some(groups))
            {
                foreach (MistralEntry entry in (entries ?? []).OfType<MistralEntry>())
                {
                    decimal? amount = Check(entry.Value, category);
                    if ((Check(entry.ValuePaid, category) ?? amount) is { } billed)
                    {
                        yield return new MistralRow(
                            MistralTime.Day(entry.Timestamp),
                            category.IsConnector ? null : ModelOf(name),
                            category.IsConnector ? $"{category.Item}: {name}" : category.Item,
                            group,
                            category.Unit is TrainingTokens ? TrainingTokens : UnitOf(entry.EventType) ?? category.Unit,
                            amount,
                            billed,
                            billed * prices.Of(entry));
                    }
                }
            }
        }
    }

    /// <summary>A name such as <c>mistral-large-latest::mistral-large-2411</c> is the alias that was asked for and the model that answered.</summary>
    private static string ModelOf(string name) => name[(name.LastIndexOf("::", StringComparison.Ordinal) is var at and >= 0 ? at + 2 : 0)..];

    /// <summary>What the kind of billing event counts, where it says so (the reference's LagoEventType).</summary>
    private static string? UnitOf(string? eventType) => eventType switch
    {
        "api_tokens" or "api_libraries_tokens" or "vibe_tokens" or "deployment_tokens" => Tokens,
        "api_pages" or "api_libraries_pages" or "vibe_pages" => "pages",
        "api_audio_seconds" or "api_libraries_audio" or "vibe_audio_seconds" => "seconds",
        "api_audio_characters" or "vibe_audio_characters" => "characters",
        "api_connectors" or "vibe_connectors" => "calls",
        "gpu_hour" => "gpu_hours",
        _ => null,
    };

    private static decimal? Check(decimal? amount, Category category) =>
        amount is null or >= 0 ? amount : throw Wrong($"Mistral reports a negative number of {category.Unit}, so the numbers can't be trusted. Try again later.");

    private static IEnumerable<KeyValuePair<string, T>> Some<T>(IReadOnlyDictionary<string, T>? entries) => entries ?? Enumerable.Empty<KeyValuePair<string, T>>();

    private static ProviderException Wrong(string message) => new(new UsageError(UsageErrorKind.ParseError, message));

    private sealed record Category(string? Item, string Unit, MistralModels? Entries)
    {
        public bool IsConnector { get; init; }
    }
}
