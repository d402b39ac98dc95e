using System.Globalization;
using Aic.Core.Usage;

namespace Aic.Agent;

/// <summary>Reads the words for periods and moments that the command line and the API share.</summary>
internal static class PeriodWords
{
    /// <summary>The names of periods, for messages.</summary>
    public const string Names = "today, yesterday, last7days, last30days, thismonth or lastmonth";

    /// <summary>What a moment looks like, for messages.</summary>
    public const string MomentForm = "2026-11-01 for midnight in your time zone, or 2026-11-01T08:00:00Z for a moment";

    private static readonly string[] Rfc3339 = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK"];

    /// <summary>Reads the name of a period; null when it is none. Capitals, hyphens and underscores don't matter.</summary>
    /// <param name="text">The text.</param>
    public static NamedPeriod? ReadName(string text)
    {
        string name = text.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);
        foreach (NamedPeriod period in Enum.GetValues<NamedPeriod>())
        {
            if (string.Equals(name, period.ToString(), StringComparison.OrdinalIgnoreCase))
            {
                return period;
            }
        }

        return null;
    }

    /// <summary>Reads a date or a moment (RFC 3339); null when it is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="zone">The user's time zone, in which a date's midnight is.</param>
    public static DateTimeOffset? ReadMoment(string text, TimeZoneInfo zone)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
        {
            return UsagePeriod.Midnight(day, zone);
        }

        return DateTimeOffset.TryParseExact(text, Rfc3339, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset moment) ? moment : null;
    }
}
