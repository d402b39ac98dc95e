using System.Globalization;
using Aic.Core.Usage;

namespace Aic.Agent.Rendering;

/// <summary>Says a period in the user's own days.</summary>
internal static class PeriodText
{
    /// <summary>First and last day, such as <c>2026-11-01 to 2026-11-30</c>; with times where the period isn't whole days, and then its end is the first moment after it.</summary>
    /// <param name="period">The period.</param>
    /// <param name="zone">The user's time zone.</param>
    public static string Of(UsagePeriod period, TimeZoneInfo zone)
    {
        DateTimeOffset start = TimeZoneInfo.ConvertTime(period.Start, zone);
        DateTimeOffset end = TimeZoneInfo.ConvertTime(period.End, zone);
        if (start.TimeOfDay != TimeSpan.Zero || end.TimeOfDay != TimeSpan.Zero)
        {
            return $"{Moment(start)} to {Moment(end)}";
        }

        string first = Day(start);
        string last = Day(end.AddDays(-1));
        return first == last ? first : $"{first} to {last}";
    }

    /// <summary>A named period's name in words.</summary>
    /// <param name="name">The period.</param>
    public static string Of(NamedPeriod name) => name switch
    {
        NamedPeriod.Today => "Today",
        NamedPeriod.Yesterday => "Yesterday",
        NamedPeriod.Last7Days => "Last 7 days",
        NamedPeriod.Last30Days => "Last 30 days",
        NamedPeriod.ThisMonth => "This month",
        NamedPeriod.LastMonth => "Last month",
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such period."),
    };

    /// <summary>A day, ISO 8601.</summary>
    /// <param name="moment">A moment in it.</param>
    public static string Day(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Moment(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
