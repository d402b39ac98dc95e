using Aic.Core.Usage;

namespace Aic.Core.Transfer.ProviderFiles;

/// <summary>
/// Costs as the Claude Console exports them from its page of costs
/// (https://support.claude.com/en/articles/9534590-cost-and-usage-reporting-in-console). Its columns aren't documented; these are those of files seen in 2024 to 2026.
/// Models have the names they are shown by (<c>Claude Haiku 4.5</c>), and amounts are rounded to the cent, line by line.
/// </summary>
internal sealed class AnthropicCostCsv : ProviderCsv
{
    /// <inheritdoc />
    public override string Name => "the Claude Console's costs";

    /// <inheritdoc />
    protected override IReadOnlyList<string[]> Columns { get; } = [["usage_date_utc"], ["model"], ["token_type"], ["cost_usd"]];

    /// <inheritdoc />
    public override UsageRecord Read(Func<string, string> cell) => Costing(
        new UsageRecord
        {
            Date = Day(cell("usage_date_utc"), "usage_date_utc", "yyyy-MM-dd"),
            AccountId = "anthropic",
            Model = Text(cell("model")),
            Item = cell("cost_type") is { Length: > 0 } type && type != "token" ? type : null,
        },
        Amount(cell("cost_usd"), "cost_usd"),
        "USD");

    /// <inheritdoc />
    public override bool Tells(UsageBreakdown row) => HasCost(row);
}
