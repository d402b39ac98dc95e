using Aic.Core.Usage;

namespace Aic.Core.Charts;

/// <summary>Series that may be added up: of one metric, and of costs of one currency that are known in the same way.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Source">How costs are known; <see cref="CostSource.Unknown"/> where it isn't about costs.</param>
/// <param name="Currency">The ISO 4217 code of costs; null otherwise.</param>
/// <param name="Series">The series, the largest first.</param>
public sealed record ChartMeasure(ChartMetric Metric, CostSource Source, string? Currency, IReadOnlyList<ChartSeries> Series)
{
    /// <summary>The sum of what is known.</summary>
    public decimal Total => Series.Sum(series => series.Total);

    /// <summary>True when the sum is the least it can be.</summary>
    public bool IsPartial => Series.Any(series => series.IsPartial);

    /// <summary>What it is, in words.</summary>
    public string Title => (Metric, Source) switch
    {
        (ChartMetric.Tokens, _) => "Tokens",
        (ChartMetric.Requests, _) => "Requests",
        (_, CostSource.Estimated) => "Estimated at API prices",
        _ => Currency == "USD" ? "Billed" : $"Billed in {Currency}",
    };

    /// <summary>An amount: <c>$4.56</c>, <c>~$4.56</c> where it is estimated, <c>1.23 M</c>; with <c>≥</c> where it is the least it can be.</summary>
    /// <param name="amount">The amount.</param>
    /// <param name="isPartial">True when it is the least it can be.</param>
    public string Text(decimal amount, bool isPartial = false)
    {
        string text = Currency is null ? UsageText.Amount(amount, null) : UsageText.Money(amount, Currency);
        return $"{(isPartial ? "≥" : "")}{(Source == CostSource.Estimated ? "~" : "")}{text}";
    }
}
