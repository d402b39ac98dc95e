using System.Globalization;
using Aic.Core.Usage;

namespace Aic.Core.Transfer;

/// <summary>The columns of a CSV export, in their order, and how each value is written and read: numbers with a point and without groups, whatever the machine's language.</summary>
internal static class RecordColumns
{
    private const NumberStyles Decimal = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>The names, as in JSON.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "date", "account_id", "provider_name", "project", "model", "item", "requests_count", "tokens_input", "tokens_output", "tokens_cache_read", "tokens_cache_write",
        "tokens_cache_write_1h", "cost_usd", "cost_other", "currency", "cost_source", "quantities", "is_complete", "is_imported",
    ];

    /// <summary>The cells of a record.</summary>
    public static IEnumerable<string> CellsOf(UsageRecord record) =>
    [
        Day(record.Date),
        CsvText.Text(record.AccountId),
        CsvText.Text(record.ProviderName),
        CsvText.Text(record.Project),
        CsvText.Text(record.Model),
        CsvText.Text(record.Item),
        Number(record.RequestsCount),
        Number(record.TokensInput),
        Number(record.TokensOutput),
        Number(record.TokensCacheRead),
        Number(record.TokensCacheWrite),
        Number(record.TokensCacheWrite1h),
        Number(record.CostUsd),
        Number(record.CostOther),
        CsvText.Text(record.Currency),
        Name(record.CostSource),
        CsvText.Text(Quantities(record)),
        Flag(record.IsComplete),
        Flag(record.IsImported),
    ];

    /// <summary>The record of a line.</summary>
    /// <param name="cell">The cell of a column; empty where the file hasn't the column.</param>
    /// <exception cref="FormatException">A value isn't what its column holds; the message says so.</exception>
    public static UsageRecord Read(Func<string, string> cell) => new()
    {
        Date = DateOnly.TryParseExact(cell("date"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date) ? date : throw Wrong("date", "a day such as 2026-11-01"),
        AccountId = CsvText.Read(cell("account_id")) ?? throw Wrong("account_id", "an account such as openai or openai@work"),
        ProviderName = CsvText.Read(cell("provider_name")),
        Project = CsvText.Read(cell("project")),
        Model = CsvText.Read(cell("model")),
        Item = CsvText.Read(cell("item")),
        RequestsCount = ReadCount(cell, "requests_count"),
        TokensInput = ReadCount(cell, "tokens_input"),
        TokensOutput = ReadCount(cell, "tokens_output"),
        TokensCacheRead = ReadCount(cell, "tokens_cache_read"),
        TokensCacheWrite = ReadCount(cell, "tokens_cache_write"),
        TokensCacheWrite1h = ReadCount(cell, "tokens_cache_write_1h"),
        CostUsd = ReadAmount(cell, "cost_usd"),
        CostOther = ReadAmount(cell, "cost_other"),
        Currency = CsvText.Read(cell("currency")),
        CostSource = ReadSource(cell("cost_source")),
        Quantities = ReadQuantities(CsvText.Read(cell("quantities"))),
        IsComplete = ReadFlag(cell, "is_complete", usual: true),
        IsImported = ReadFlag(cell, "is_imported", usual: false),
    };

    /// <summary>A typed value as its cell; empty when unknown.</summary>
    /// <param name="value">A text, count, amount, flag or day.</param>
    public static string Cell(object? value) => value switch
    {
        null => "",
        string text => CsvText.Text(text, isQuoted: false),
        long count => Number(count),
        decimal amount => Number(amount),
        bool flag => Flag(flag),
        DateOnly day => Day(day),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "There are no such columns."),
    };

    /// <summary>A number's cell; empty when unknown.</summary>
    public static string Number(decimal? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary>What was used besides tokens, as text; null where nothing was.</summary>
    public static string? Quantities(UsageRecord record) =>
        record.Quantities.Count == 0 ? null : string.Join(';', record.Quantities.Select(quantity => string.Create(CultureInfo.InvariantCulture, $"{quantity.Unit}={quantity.Amount}")));

    /// <summary>How a cost is known, as a word.</summary>
    public static string Name(CostSource source) => source switch
    {
        CostSource.Billed => "billed",
        CostSource.Estimated => "estimated",
        _ => "unknown",
    };

    private static string Number(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Flag(bool flag) => flag ? "true" : "false";

    private static CostSource ReadSource(string cell) => cell switch
    {
        "billed" => CostSource.Billed,
        "estimated" => CostSource.Estimated,
        "unknown" or "" => CostSource.Unknown,
        _ => throw Wrong("cost_source", "billed, estimated or unknown"),
    };

    /// <summary>A count; null where the cell is empty.</summary>
    /// <param name="cell">The cell of a column; empty where the file hasn't the column.</param>
    /// <param name="name">The column.</param>
    /// <exception cref="FormatException">It is no count; the message says so.</exception>
    public static long? ReadCount(Func<string, string> cell, string name) => cell(name) switch
    {
        "" => null,
        var text when long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long count) => count,
        _ => throw Wrong(name, "a whole number, or nothing where it is unknown"),
    };

    private static decimal? ReadAmount(Func<string, string> cell, string name) => cell(name) switch
    {
        "" => null,
        var text when decimal.TryParse(text, Decimal, CultureInfo.InvariantCulture, out decimal amount) => amount,
        _ => throw Wrong(name, "a number with a decimal point, or nothing where it is unknown"),
    };

    private static bool ReadFlag(Func<string, string> cell, string name, bool usual) => cell(name) switch
    {
        "" => usual,
        var text when bool.TryParse(text, out bool flag) => flag,
        _ => throw Wrong(name, "true or false"),
    };

    private static UsageQuantity[] ReadQuantities(string? text) =>
        text is null ? [] : [.. text.Split(';').Select(part => part.Split('=', 2)).Select(part =>
            part.Length == 2 && decimal.TryParse(part[1], Decimal, CultureInfo.InvariantCulture, out decimal amount)
                ? new UsageQuantity(part[0], amount)
                : throw Wrong("quantities", "amounts such as images=2;seconds=3.5"))];

    private static FormatException Wrong(string name, string what) => new($"{name} must be {what}");
}
