using System.Globalization;

namespace Aic.Core.Providers.Mistral;

/// <summary>Reads Mistral's times: <c>2026-11-14</c> or <c>2026-11-14T00:00:00Z</c>, UTC where no offset is given.</summary>
internal static class MistralTime
{
    /// <summary>The moment (UTC); null for what is no time.</summary>
    public static DateTimeOffset? Parse(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset moment) ? moment : null;

    /// <summary>The day (UTC); null for what is no time.</summary>
    public static DateOnly? Day(string? text) => Parse(text) is { } moment ? DateOnly.FromDateTime(moment.UtcDateTime) : null;
}
