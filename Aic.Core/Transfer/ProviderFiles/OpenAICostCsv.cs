using System.Globalization;
using Aic.Core.Usage;

namespace Aic.Core.Transfer.ProviderFiles;

/// <summary>
/// Costs as OpenAI's dashboard exports them (<c>cost_2026-11-01_2026-11-30.csv</c>). Its columns aren't documented; these are those of files seen in 2026, and named as in
/// https://platform.openai.com/docs/api-reference/usage/costs. A row is a day and a line on the bill; a day without an amount is one on which nothing was billed.
/// </summary>
internal sealed class OpenAICostCsv : ProviderCsv
{
    private const string Start = "start_time";
    private const string End = "end_time";
    private const string Value = "amount_value";
    private const string Currency = "amount_currency";

    /// <inheritdoc />
    public override string Name => "OpenAI's costs";

    /// <inheritdoc />
    protected override IReadOnlyList<string[]> Columns { get; } = [[Start], [End], [Value], [Currency]];

    /// <inheritdoc />
    public override UsageRecord Read(Func<string, string> cell)
    {
        UsageRecord record = new() { Date = DayOf(Seconds(cell, Start), Seconds(cell, End)), AccountId = "openai" };
        return cell(Value).Length == 0 ? record : Costing(record with { Item = Text(cell("line_item")) ?? "costs" }, Amount(cell(Value), Value), cell(Currency));
    }

    /// <inheritdoc />
    public override bool Tells(UsageBreakdown row) => HasCost(row);

    private static DateOnly DayOf(DateTimeOffset start, DateTimeOffset end)
    {
        DateOnly day = DateOnly.FromDateTime(start.UtcDateTime);
        return end > start && DateOnly.FromDateTime(end.UtcDateTime.AddTicks(-1)) == day ? day : throw new FormatException($"{Start} and {End} must be of one UTC day; export costs by day");
    }

    private static DateTimeOffset Seconds(Func<string, string> cell, string column) =>
        long.TryParse(cell(column), NumberStyles.None, CultureInfo.InvariantCulture, out long seconds) && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : throw new FormatException($"{column} must be a time in seconds since 1970");
}
