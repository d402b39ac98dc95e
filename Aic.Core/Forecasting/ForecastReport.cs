using System.Text.Json.Serialization;
using Aic.Core.Usage;

namespace Aic.Core.Forecasting;

/// <summary>What a running period comes to, in each measure that something is known of. The wire form of an answer about it, too.</summary>
public sealed record ForecastReport
{
    /// <summary>The version of the program that made the report.</summary>
    public string Version { get; init; } = AicVersion.Current;

    /// <summary>Start of the period (UTC, inclusive).</summary>
    public required DateTimeOffset PeriodStart { get; init; }

    /// <summary>End of the period (UTC, exclusive).</summary>
    public required DateTimeOffset PeriodEnd { get; init; }

    /// <summary>The moment that it is of (UTC).</summary>
    public required DateTimeOffset EvaluatedAt { get; init; }

    /// <summary>A forecast for each measure: billed dollars, estimated dollars, tokens. They are never added up.</summary>
    public IReadOnlyList<MeasureForecast> Forecasts { get; init; } = [];

    /// <summary>Costs billed in other currencies until now, one amount for each; nothing is forecast of them.</summary>
    public IReadOnlyList<MoneyAmount> CostOther { get; init; } = [];

    /// <summary>True when a provider failed since it told what this is made of.</summary>
    public bool IsStale { get; init; }

    /// <summary>The oldest of the moments at which providers were asked (UTC); null when nothing is known.</summary>
    public DateTimeOffset? AsOf { get; init; }
}

/// <summary>What a period comes to in one measure.</summary>
/// <param name="Measure">What is counted.</param>
/// <param name="Used">What is used until now.</param>
/// <param name="Forecast">What is expected at the period's end; null while too little is known.</param>
/// <param name="IsPartial">True when <paramref name="Used"/> is the least it can be, because something isn't known.</param>
/// <param name="Missing">What isn't in it and why, a sentence each.</param>
public sealed record MeasureForecast(ForecastMeasure Measure, decimal Used, PeriodForecast? Forecast, bool IsPartial, IReadOnlyList<string> Missing);

/// <summary>What a forecast counts.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<ForecastMeasure>))]
public enum ForecastMeasure
{
    /// <summary>US dollars that providers say they billed.</summary>
    BilledUsd,

    /// <summary>US dollars at API prices, of what is billed nowhere.</summary>
    EstimatedUsd,

    /// <summary>Tokens of all kinds.</summary>
    Tokens,
}
