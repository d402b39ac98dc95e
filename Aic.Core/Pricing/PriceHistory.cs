namespace Aic.Core.Pricing;

/// <summary>Which of a model's entries applies when.</summary>
internal static class PriceHistory
{
    /// <summary>The entries by rising date, each with its end: its own, or the beginning of the next, whichever is earlier.</summary>
    public static IEnumerable<(PriceEntry Entry, DateOnly? To)> Spans(IEnumerable<PriceEntry> entries)
    {
        PriceEntry[] ordered = [.. entries.OrderBy(entry => entry.From ?? DateOnly.MinValue)];
        for (int i = 0; i < ordered.Length; i++)
        {
            DateOnly? next = i + 1 < ordered.Length ? ordered[i + 1].From : null;
            yield return (ordered[i], ordered[i].To is { } own && (next is null || own < next) ? own : next);
        }
    }

    /// <summary>Whether a span covers a day.</summary>
    public static bool Covers(DateOnly? from, DateOnly? to, DateOnly day) => (from is null || from <= day) && (to is null || day < to);

    /// <summary>The entry that applies on a day; null when none does.</summary>
    public static PriceEntry? On(IEnumerable<PriceEntry> entries, DateOnly day)
    {
        foreach ((PriceEntry entry, DateOnly? to) in Spans(entries))
        {
            if (Covers(entry.From, to, day))
            {
                return entry;
            }
        }

        return null;
    }
}
