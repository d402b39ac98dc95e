using Aic.Core.Usage;
using Spectre.Console;

namespace Aic.Agent.Rendering;

/// <summary>The columns with numbers, which all tables about usage share.</summary>
internal static class NumberColumns
{
    /// <summary>The columns.</summary>
    public static IReadOnlyList<ReportColumn> All { get; } =
    [
        new("Requests", IsNumber: true),
        new("Input", IsNumber: true),
        new("Output", IsNumber: true),
        new("Cache read", IsNumber: true),
        new("Cache write", IsNumber: true),
        new("Cost", IsNumber: true),
    ];

    /// <summary>The counts, in the order of the columns.</summary>
    /// <param name="counts">Requests, input, output, cache read, cache write; null for what isn't known.</param>
    public static IEnumerable<Cell> Of(params IEnumerable<long?> counts) =>
        counts.Select(count => new Cell(UsageText.Count(count), count is null ? Looks.Quiet : default(Style?)));

    /// <summary>The cost; one that wasn't billed is quieter than one that was.</summary>
    /// <param name="text">The cost's text.</param>
    /// <param name="source">How it is known.</param>
    public static Cell Cost(string text, CostSource? source) => new(text, source == CostSource.Billed ? default(Style?) : Looks.Quiet);
}
