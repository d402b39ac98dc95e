using Aic.Core.Usage;

namespace Aic.Core.Forecasting;

/// <summary>Words for forecasts. The same in every culture.</summary>
public static class ForecastText
{
    /// <summary>A measure in words.</summary>
    /// <param name="measure">The measure.</param>
    public static string Name(ForecastMeasure measure) => measure switch
    {
        ForecastMeasure.BilledUsd => "billed",
        ForecastMeasure.EstimatedUsd => "estimated at API prices",
        _ => "tokens",
    };

    /// <summary>An amount in a measure: <c>$4.56</c>, <c>~$4.56</c>, <c>1.23 M</c>; a dash where it isn't known.</summary>
    /// <param name="amount">The amount; null when unknown.</param>
    /// <param name="measure">The measure.</param>
    /// <param name="view">How money is shown; null for as it is.</param>
    public static string Amount(decimal? amount, ForecastMeasure measure, IMoneyView? view = null) => amount is not { } known ? UsageText.Unknown : measure switch
    {
        ForecastMeasure.BilledUsd => UsageText.Money(known, "USD", view),
        ForecastMeasure.EstimatedUsd => "~" + UsageText.Money(known, "USD", view),
        _ => UsageText.Count((long)Math.Clamp(known, -1e18m, 1e18m)),
    };

    /// <summary>What is used until now: with <c>≥</c> where something isn't known.</summary>
    /// <param name="forecast">The forecast.</param>
    /// <param name="view">How money is shown; null for as it is.</param>
    public static string Used(MeasureForecast forecast, IMoneyView? view = null)
    {
        ArgumentNullException.ThrowIfNull(forecast);
        return (forecast.IsPartial ? "≥" : "") + Amount(forecast.Used, forecast.Measure, view);
    }

    /// <summary>The interval: <c>$110.00 to $134.00</c>; a dash where too little is known.</summary>
    /// <param name="forecast">The forecast.</param>
    /// <param name="view">How money is shown; null for as it is.</param>
    public static string Interval(MeasureForecast forecast, IMoneyView? view = null)
    {
        ArgumentNullException.ThrowIfNull(forecast);
        return forecast.Forecast is { } known ? $"{Amount(known.Low, forecast.Measure, view)} to {Amount(known.High, forecast.Measure, view)}" : UsageText.Unknown;
    }
}
