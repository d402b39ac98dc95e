using System.Globalization;
using Aic.Core.Usage;

namespace Aic.Core.Transfer.ProviderFiles;

/// <summary>A CSV file that a provider itself exports: how it is recognised, and what its lines say.</summary>
internal abstract class ProviderCsv
{
    private const NumberStyles Decimal = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>Those that are known.</summary>
    public static IReadOnlyList<ProviderCsv> All { get; } = [new AzureCostCsv(), new AnthropicUsageCsv(), new AnthropicCostCsv(), new OpenAICostCsv()];

    /// <summary>What the file is, in words.</summary>
    public abstract string Name { get; }

    /// <summary>The columns that tell it from any other file; each by any of its names, without case.</summary>
    protected abstract IReadOnlyList<string[]> Columns { get; }

    /// <summary>The file that has these columns; null where none is known.</summary>
    /// <param name="columns">The header.</param>
    public static ProviderCsv? Find(IReadOnlyDictionary<string, int> columns) =>
        All.FirstOrDefault(file => file.Columns.All(names => names.Any(columns.ContainsKey)));

    /// <summary>What a line says; null for one about something else.</summary>
    /// <param name="cell">The cell of a column; empty where the file hasn't the column.</param>
    /// <exception cref="FormatException">A value isn't what its column holds; the message says so.</exception>
    public abstract UsageRecord? Read(Func<string, string> cell);

    /// <summary>True for what such a file tells of a day, and so replaces. The rest of what was imported of the day stays: tokens and costs come in files of their own.</summary>
    /// <param name="row">A row of a day.</param>
    public abstract bool Tells(UsageBreakdown row);

    /// <summary>True for a row with a cost.</summary>
    protected static bool HasCost(UsageBreakdown row) => row.CostUsd is not null || row.CostOther is not null;

    /// <summary>A cost in its currency.</summary>
    protected static UsageRecord Costing(UsageRecord record, decimal amount, string currency)
    {
        string code = currency.ToUpperInvariant();
        return record with
        {
            CostUsd = code == "USD" ? amount : null,
            CostOther = code == "USD" ? null : amount,
            Currency = code == "USD" ? null : code,
            CostSource = CostSource.Billed,
        };
    }

    /// <summary>The first of columns that isn't empty; empty where all are.</summary>
    protected static string FirstOf(Func<string, string> cell, string[] names) => names.Select(cell).FirstOrDefault(text => text.Length > 0, "");

    /// <summary>A name; null where there is none.</summary>
    protected static string? Text(string text) => text.Length == 0 ? null : text;

    /// <summary>A UTC day.</summary>
    protected static DateOnly Day(string text, string column, params string[] forms) =>
        DateOnly.TryParseExact(text, forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : throw new FormatException($"{column} must be a day such as {new DateOnly(2026, 11, 30).ToString(forms[0], CultureInfo.InvariantCulture)}");

    /// <summary>An amount.</summary>
    protected static decimal Amount(string text, string column) =>
        decimal.TryParse(text, Decimal, CultureInfo.InvariantCulture, out decimal amount) ? amount : throw new FormatException($"{column} must be a number with a decimal point");
}
