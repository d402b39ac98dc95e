using System.Text;
using Spectre.Console;

namespace Aic.Core.Terminal;

/// <summary>A page for people, put together line by line, as a terminal can show it.</summary>
public class TextPage
{
    /// <summary>Wider than any line: output to a file or a pipe is neither wrapped nor cut.</summary>
    public const int Unlimited = 1_000_000;

    private readonly StringBuilder _text = new();
    private readonly IAnsiConsole _console;

    /// <summary>Starts a page.</summary>
    /// <param name="look">What it is for.</param>
    public TextPage(TerminalLook look)
    {
        ArgumentNullException.ThrowIfNull(look);
        Look = look;
        _console = SpectreConsole.Create(new StringWriter(_text), look.HasColor);
        _console.Profile.Width = look.Width ?? Unlimited;
        _console.Profile.Capabilities.Unicode = look.IsUnicode;
    }

    /// <summary>What the page is for.</summary>
    public TerminalLook Look { get; }

    /// <summary>The lines until now, without blanks at their ends.</summary>
    public IReadOnlyList<string> Lines => [.. _text.ToString().TrimEnd('\n').Split('\n').Select(line => line.TrimEnd(' ', '\r'))];

    /// <summary>Adds a line.</summary>
    /// <param name="parts">What it is made of.</param>
    public void Line(params IEnumerable<Cell> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        foreach (Cell part in parts)
        {
            _console.Write(new Text(Shown(part.Text), part.Look));
        }

        _console.WriteLine();
    }

    /// <summary>Adds a table.</summary>
    /// <param name="table">The table.</param>
    public void Table(ReportTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (!table.IsEmpty)
        {
            table.With(Shown).WriteTo(_console, Look.Width);
        }
    }

    /// <summary>Adds an empty line, a heading, and a table; nothing when the table is empty.</summary>
    /// <param name="heading">The heading.</param>
    /// <param name="table">The table.</param>
    public void Section(string heading, ReportTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (!table.IsEmpty)
        {
            Line();
            Line(new Cell(heading, Looks.Heading));
            Table(table);
        }
    }

    /// <summary>A text as it is shown: its length there may be another.</summary>
    /// <param name="text">The text.</param>
    internal string Shown(string text) => Look.IsUnicode ? PlainText.Of(text) : AsciiText.Of(PlainText.Of(text));
}
