namespace Aic.Core.Forecasting;

/// <summary>What a running period comes to at its end. How it is found: <c>docs/forecast.md</c>.</summary>
public sealed record PeriodForecast
{
    /// <summary>How sure the interval is, in percent.</summary>
    public const int ConfidencePercent = 80;

    /// <summary>What is expected at the period's end: what is used already, and what the days left bring.</summary>
    public required decimal Expected { get; init; }

    /// <summary>The lower end of the interval, in which the amount ends in about <see cref="Confidence"/> of a hundred cases; never below what is used already.</summary>
    public required decimal Low { get; init; }

    /// <summary>The upper end of the interval.</summary>
    public required decimal High { get; init; }

    /// <summary>How sure the interval is, in percent.</summary>
    public int Confidence { get; init; } = ConfidencePercent;

    /// <summary>What a straight line through what is used until now comes to, for comparison.</summary>
    public required decimal StraightLine { get; init; }

    /// <summary>How many whole days the forecast is made from, the newest <see cref="DailyModel.MostDays"/> at most.</summary>
    public required int DaysKnown { get; init; }

    /// <summary>True when there were enough days to tell weekdays apart.</summary>
    public required bool HasWeekdays { get; init; }

    /// <summary>What is expected to be used by the end of each day left, the running one first.</summary>
    internal IReadOnlyList<DailyAmount> Path { get; init; } = [];
}
