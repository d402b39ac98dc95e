namespace Aic.Core.Storage;

/// <summary>How long history is kept.</summary>
/// <param name="DailyDays">How many days back the history of days reaches.</param>
/// <param name="HourlyDays">How many days back the history of hours reaches.</param>
internal sealed record HistoryRetention(int DailyDays, int HourlyDays);
