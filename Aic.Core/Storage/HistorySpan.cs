namespace Aic.Core.Storage;

/// <summary>How finely history is kept.</summary>
internal enum HistorySpan
{
    /// <summary>By UTC day; a month is one chunk.</summary>
    Day,

    /// <summary>By UTC hour; a day is one chunk.</summary>
    Hour,
}

/// <summary>How spans are cut into chunks, and chunks into units.</summary>
internal static class HistorySpans
{
    /// <summary>The start of the chunk that a moment is in (UTC).</summary>
    public static DateTimeOffset ChunkOf(this HistorySpan span, DateTimeOffset moment)
    {
        DateTime utc = moment.UtcDateTime;
        return new DateTimeOffset(utc.Year, utc.Month, span == HistorySpan.Day ? 1 : utc.Day, 0, 0, 0, TimeSpan.Zero);
    }

    /// <summary>The start of the next chunk.</summary>
    public static DateTimeOffset Next(this HistorySpan span, DateTimeOffset chunk) => span == HistorySpan.Day ? chunk.AddMonths(1) : chunk.AddDays(1);

    /// <summary>How long a unit is.</summary>
    public static TimeSpan Unit(this HistorySpan span) => span == HistorySpan.Day ? TimeSpan.FromDays(1) : TimeSpan.FromHours(1);

    /// <summary>How many units a chunk has.</summary>
    public static int Units(this HistorySpan span, DateTimeOffset chunk) => span == HistorySpan.Day ? DateTime.DaysInMonth(chunk.Year, chunk.Month) : 24;

    /// <summary>The start of the unit that a moment is in (UTC).</summary>
    public static DateTimeOffset Floor(this HistorySpan span, DateTimeOffset moment) =>
        new(moment.UtcTicks - (moment.UtcTicks % span.Unit().Ticks), TimeSpan.Zero);

    /// <summary>The moment itself where a unit starts there, else the next start of one (UTC).</summary>
    public static DateTimeOffset Ceiling(this HistorySpan span, DateTimeOffset moment)
    {
        DateTimeOffset floor = span.Floor(moment);
        return floor == moment ? floor : floor + span.Unit();
    }

    /// <summary>The name in the store.</summary>
    public static string Name(this HistorySpan span) => span == HistorySpan.Day ? "day" : "hour";
}
