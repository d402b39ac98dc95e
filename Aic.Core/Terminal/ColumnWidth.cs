using Spectre.Console;

namespace Aic.Core.Terminal;

/// <summary>How much room a column takes.</summary>
/// <param name="Header">Its header, with the line breaks it is shown with.</param>
/// <param name="Narrowest">What it can't do without: its longest word, or its longest number.</param>
/// <param name="Widest">What it takes when nothing wraps.</param>
public sealed record ColumnWidth(string Header, int Narrowest, int Widest)
{
    /// <summary>Prose (a sentence, an address) gets no narrower than this where it has a choice.</summary>
    private const int NarrowestProse = 24;

    /// <summary>Measures a column.</summary>
    /// <param name="column">The column.</param>
    /// <param name="header">Its header as it is to be shown.</param>
    /// <param name="texts">Its cells.</param>
    public static ColumnWidth Of(ReportColumn column, string header, IEnumerable<string> texts)
    {
        int headerWidth = header.Split('\n').Max(line => line.GetCellWidth());
        int widest = Math.Max(headerWidth, texts.Max(text => text.GetCellWidth()));
        int longestWord = texts.Max(text => text.Split(' ').Max(word => word.GetCellWidth()));
        int narrowest = column.IsNumber ? widest : Math.Min(widest, Math.Max(headerWidth, widest > 2 * NarrowestProse ? NarrowestProse : longestWord));
        return new ColumnWidth(header, narrowest, widest);
    }

    /// <summary>Gives every column what it can't do without, and the rest of the room from the left to those that want more.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="room">The width for all of them.</param>
    public static int[] Share(IReadOnlyList<ColumnWidth> columns, int room)
    {
        int rest = room - columns.Sum(column => column.Narrowest);
        int[] widths = new int[columns.Count];
        for (int i = 0; i < widths.Length; i++)
        {
            int more = Math.Min(rest, columns[i].Widest - columns[i].Narrowest);
            widths[i] = columns[i].Narrowest + more;
            rest -= more;
        }

        return widths;
    }
}
