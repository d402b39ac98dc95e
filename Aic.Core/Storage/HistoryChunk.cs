using Aic.Core.Usage;

namespace Aic.Core.Storage;

/// <summary>One account's history of a month by day, or of a day by hour.</summary>
/// <param name="Start">Its start (UTC).</param>
/// <param name="Units">What is known of each day or hour.</param>
/// <param name="Rows">What was used, ordered by time, model and item.</param>
internal sealed record HistoryChunk(DateTimeOffset Start, HistoryUnit[] Units, IReadOnlyList<UsageBreakdown> Rows)
{
    /// <summary>A chunk of which nothing is known.</summary>
    public static HistoryChunk Empty(HistorySpan span, DateTimeOffset start) => new(start, new HistoryUnit[span.Units(start)], []);

    /// <summary>True when nothing is known of any unit.</summary>
    public bool IsEmpty => !Units.Any(unit => unit.IsKnown);

    /// <summary>
    /// The chunk with units replaced by what is known now: providers correct their numbers, so what is fetched again replaces and never adds.
    /// </summary>
    /// <param name="part">What is known now; units outside of the chunk are passed over.</param>
    /// <param name="news">What to note of each unit.</param>
    /// <param name="mayReplace">Which units may be replaced, by what is known of them so far.</param>
    public HistoryChunk With(HistoryPart part, HistoryUnit news, Predicate<HistoryUnit> mayReplace)
    {
        TimeSpan length = part.Span.Unit();
        HistoryUnit[] units = [.. Units];
        bool[] isReplaced = new bool[units.Length];
        for (int unit = 0; unit < units.Length; unit++)
        {
            DateTimeOffset start = Start + (length * unit);
            isReplaced[unit] = start >= part.Start && start < part.End && mayReplace(units[unit]);
            units[unit] = isReplaced[unit] ? news : units[unit];
        }

        bool IsReplaced(UsageBreakdown row)
        {
            long unit = (row.Start - Start).Ticks / length.Ticks;
            return row.Start >= Start && unit < isReplaced.Length && isReplaced[unit];
        }

        return new HistoryChunk(Start, units, Order(Rows.Where(row => !IsReplaced(row)).Concat(part.Rows.Where(IsReplaced))));
    }

    /// <summary>The chunk without what was before a moment.</summary>
    /// <param name="span">Days or hours.</param>
    /// <param name="moment">The first moment to keep.</param>
    public HistoryChunk From(HistorySpan span, DateTimeOffset moment) => new(
        Start,
        [.. Units.Select((unit, i) => Start + (span.Unit() * i) < moment ? default : unit)],
        [.. Rows.Where(row => row.Start >= moment)]);

    /// <summary>True when rows say the same.</summary>
    public static bool AreSame(IReadOnlyList<UsageBreakdown> one, IReadOnlyList<UsageBreakdown> other) =>
        one.Count == other.Count
        && one.Zip(other).All(pair => pair.First.Quantities.SequenceEqual(pair.Second.Quantities) && pair.First == pair.Second with { Quantities = pair.First.Quantities });

    private static UsageBreakdown[] Order(IEnumerable<UsageBreakdown> rows) =>
        [.. rows
            .OrderBy(row => row.Start)
            .ThenBy(row => row.Model, StringComparer.Ordinal)
            .ThenBy(row => row.Item, StringComparer.Ordinal)
            .ThenBy(row => row.CostSource)
            .ThenBy(row => row.CostOther?.Currency, StringComparer.Ordinal)];
}
