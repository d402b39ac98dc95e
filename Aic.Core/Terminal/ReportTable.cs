using Aic.Core.Usage;
using Spectre.Console;

namespace Aic.Core.Terminal;

/// <summary>
/// Rows and columns that find their way into the width there is: as they are, with headers of several lines, with texts that wrap between words,
/// or, where even that is too wide, each row as a block of its own. Nothing is cut off.
/// </summary>
/// <param name="columns">The columns; the first one names the row. A table whose headers are all empty shows none.</param>
public sealed class ReportTable(params ReportColumn[] columns)
{
    private const int Gap = 2;

    private readonly List<Cell[]> _rows = [];

    /// <summary>Spaces before each line.</summary>
    public int Indent { get; init; }

    /// <summary>True when there is no row.</summary>
    public bool IsEmpty => _rows.Count == 0;

    /// <summary>What the line under the header is made of.</summary>
    private string Line { get; init; } = "─";

    /// <summary>Adds a row: a cell for each column.</summary>
    /// <param name="cells">The cells.</param>
    public void Add(params Cell[] cells) => _rows.Add(cells);

    /// <summary>The same table with its texts as a terminal can show them.</summary>
    /// <param name="shown">Makes of a text what can be shown of it.</param>
    public ReportTable With(Func<string, string> shown)
    {
        ReportTable table = new(columns) { Indent = Indent, Line = shown(Line) };
        table._rows.AddRange(_rows.Select(row => row.Select(cell => cell with { Text = shown(cell.Text) }).ToArray()));
        return table;
    }

    /// <summary>Writes the table.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="width">The width there is; null for no limit.</param>
    public void WriteTo(IAnsiConsole console, int? width)
    {
        int room = (width ?? int.MaxValue) - Indent - (Gap * (columns.Length - 1));
        ColumnWidth[] plain = [.. columns.Select((column, i) => ColumnWidth.Of(column, column.Header, TextsOf(i)))];
        if (plain.Sum(column => column.Widest) <= room)
        {
            WriteRows(console, plain, [.. plain.Select(column => column.Widest)]);
            return;
        }

        ColumnWidth[] stacked = [.. columns.Select((column, i) => ColumnWidth.Of(column, column.Header.Replace(' ', '\n'), TextsOf(i)))];
        if (stacked.Sum(column => column.Narrowest) <= room)
        {
            WriteRows(console, stacked, ColumnWidth.Share(stacked, room));
        }
        else
        {
            WriteBlocks(console);
        }
    }

    private IEnumerable<string> TextsOf(int column) => _rows.Select(row => row[column].Text);

    private void WriteRows(IAnsiConsole console, ColumnWidth[] layout, int[] widths)
    {
        Table table = new()
        {
            Border = new QuietBorder(Line),
            BorderStyle = Looks.Quiet,
            ShowHeaders = layout.Any(column => column.Header.Length > 0),
        };
        for (int i = 0; i < columns.Length; i++)
        {
            table.AddColumn(new TableColumn(new Text(layout[i].Header, Looks.Quiet))
            {
                Width = widths[i],
                Alignment = columns[i].IsNumber ? Justify.Right : Justify.Left,
                Padding = new Padding(i == 0 ? Indent : 0, 0, i == columns.Length - 1 ? 0 : Gap, 0),
            });
        }

        foreach (Cell[] row in _rows)
        {
            table.AddRow(row.Select(cell => new Text(cell.Text, cell.Look)));
        }

        // The widths are settled; the library, which reserves room for borders that this table doesn't have, must not shrink them.
        int before = console.Profile.Width;
        console.Profile.Width = TextPage.Unlimited;
        console.Write(table);
        console.Profile.Width = before;
    }

    private void WriteBlocks(IAnsiConsole console)
    {
        int label = columns.Skip(1).Max(column => column.Header.Length);
        foreach (Cell[] row in _rows)
        {
            Write(console, Indent, "", row[0]);
            for (int i = 1; i < columns.Length; i++)
            {
                if (row[i].Text is not ("" or UsageText.Unknown))
                {
                    Write(console, Indent + Gap, label == 0 ? "" : columns[i].Header.PadRight(label + Gap), row[i]);
                }
            }
        }
    }

    private static void Write(IAnsiConsole console, int indent, string label, Cell cell)
    {
        Paragraph text = new();
        text.Append(label, Looks.Quiet);
        text.Append(cell.Text, cell.Look);
        console.Write(new Padder(text, new Padding(indent, 0, 0, 0)));
    }
}
