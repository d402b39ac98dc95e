namespace Aic.Core.Charts;

/// <summary>What a chart is about.</summary>
public enum ChartMetric
{
    /// <summary>Money: what was billed and what is estimated apart, each currency for itself.</summary>
    Cost,

    /// <summary>Tokens of all kinds.</summary>
    Tokens,

    /// <summary>Requests.</summary>
    Requests,
}
