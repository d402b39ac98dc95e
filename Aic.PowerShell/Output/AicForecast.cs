using Aic.Core.Forecasting;

namespace Aic.PowerShell.Output;

/// <summary>What a running period is expected to come to in one measure. What isn't known is null.</summary>
public sealed class AicForecast
{
    private readonly ForecastReport _report;

    internal AicForecast(ForecastReport report, MeasureForecast forecast)
    {
        _report = report;
        State = forecast;
    }

    /// <summary>What is counted: billed dollars, estimated dollars, tokens. They are never to be added up.</summary>
    public ForecastMeasure Measure => State.Measure;

    /// <summary>What is used until now.</summary>
    public decimal Used => State.Used;

    /// <summary>What is expected at the period's end.</summary>
    public decimal? Expected => State.Forecast?.Expected;

    /// <summary>The lower end of the interval.</summary>
    public decimal? Low => State.Forecast?.Low;

    /// <summary>The upper end of the interval.</summary>
    public decimal? High => State.Forecast?.High;

    /// <summary>How sure the interval is, in percent.</summary>
    public int? Confidence => State.Forecast?.Confidence;

    /// <summary>What a straight line through what is used comes to.</summary>
    public decimal? StraightLine => State.Forecast?.StraightLine;

    /// <summary>How many whole days it is made from.</summary>
    public int? DaysKnown => State.Forecast?.DaysKnown;

    /// <summary>True when there were enough days to tell weekdays apart.</summary>
    public bool? HasWeekdays => State.Forecast?.HasWeekdays;

    /// <summary>True when <see cref="Used"/> is the least it can be.</summary>
    public bool IsPartial => State.IsPartial;

    /// <summary>What isn't in it and why.</summary>
    public IReadOnlyList<string> Missing => State.Missing;

    /// <summary>True when a provider failed since it told what this is made of.</summary>
    public bool IsStale => _report.IsStale;

    /// <summary>Start of the period (UTC).</summary>
    public DateTimeOffset PeriodStart => _report.PeriodStart;

    /// <summary>End of the period (UTC), itself not included.</summary>
    public DateTimeOffset PeriodEnd => _report.PeriodEnd;

    internal MeasureForecast State { get; }
}
