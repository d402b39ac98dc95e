using Aic.Core.Forecasting;
using Aic.Core.Usage;

namespace Aic.Core.Scopes;

/// <summary>Tells what running periods come to.</summary>
/// <param name="reader">Asks for what was used.</param>
/// <param name="time">The clock and the user's time zone.</param>
internal sealed class ForecastReader(ScopeReader reader, TimeProvider time)
{
    /// <summary>Tells it.</summary>
    /// <param name="query">The question.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    public async Task<ForecastReport> ReadAsync(ForecastQuery query, CancellationToken cancellationToken)
    {
        UsagePeriod period = query.Period ?? UsagePeriod.Named(NamedPeriod.ThisMonth, time);
        DateTimeOffset now = time.GetUtcNow();
        UsageQuery how = new() { Refresh = query.Refresh, MaxAge = query.MaxAge };
        ScopeAnswer answer = (await reader.ReadAsync([new ScopeQuestion(query.Scope, period)], how, cancellationToken).ConfigureAwait(false))[0];
        return new ForecastReport
        {
            PeriodStart = period.Start,
            PeriodEnd = period.End,
            EvaluatedAt = now.ToUniversalTime(),
            Forecasts =
            [
                .. Of(ForecastMeasure.BilledUsd, answer.Usage.Billed, answer.Past?.Billed),
                .. Of(ForecastMeasure.EstimatedUsd, answer.Usage.Estimated, answer.Past?.Estimated),
                .. Of(ForecastMeasure.Tokens, answer.Usage.Tokens, answer.Past?.Tokens),
            ],
            CostOther = answer.Usage.Other,
            IsStale = answer.Usage.IsStale,
            AsOf = answer.Usage.AsOf,
        };

        IEnumerable<MeasureForecast> Of(ForecastMeasure measure, ScopeMeasure usage, ScopeMeasure? past)
        {
            if (usage.Total is { } used)
            {
                PeriodForecast? forecast = PeriodForecaster.Forecast((past?.Days ?? []).Concat(usage.Days), used, period, now, time.LocalTimeZone);
                yield return new MeasureForecast(measure, used, forecast, usage.Missing.Count > 0, usage.Missing);
            }
        }
    }
}
