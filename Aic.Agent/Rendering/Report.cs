using System.Text;
using Aic.Agent.Terminal;
using Spectre.Console;

namespace Aic.Agent.Rendering;

/// <summary>A page for people, put together line by line and written to standard output as a whole.</summary>
internal sealed class Report
{
    /// <summary>Wider than any line: output to a file or a pipe is neither wrapped nor cut.</summary>
    public const int Unlimited = 1_000_000;

    private readonly StringBuilder _text = new();
    private readonly CliTerminal _terminal;
    private readonly IAnsiConsole _console;

    /// <summary>Starts a page.</summary>
    /// <param name="terminal">The terminal that it is for.</param>
    /// <param name="noColor">True when the user wants no colours.</param>
    public Report(CliTerminal terminal, bool noColor)
    {
        _terminal = terminal;
        _console = SpectreConsole.Create(new StringWriter(_text), terminal.HasColor && !noColor);
        _console.Profile.Width = terminal.Width ?? Unlimited;
        _console.Profile.Capabilities.Unicode = terminal.IsUnicode;
    }

    /// <summary>Adds a line.</summary>
    /// <param name="parts">What it is made of.</param>
    public void Line(params Cell[] parts)
    {
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
        if (!table.IsEmpty)
        {
            table.With(Shown).WriteTo(_console, _terminal.Width);
        }
    }

    /// <summary>Adds an empty line, a heading, and a table; nothing when the table is empty.</summary>
    /// <param name="heading">The heading.</param>
    /// <param name="table">The table.</param>
    public void Section(string heading, ReportTable table)
    {
        if (!table.IsEmpty)
        {
            Line();
            Line(new Cell(heading, Looks.Heading));
            Table(table);
        }
    }

    /// <summary>Writes the page, without blanks at the ends of lines.</summary>
    public void Flush()
    {
        foreach (string line in _text.ToString().TrimEnd('\n').Split('\n'))
        {
            _terminal.Out.WriteLine(line.AsSpan().TrimEnd(" \r"));
        }

        _terminal.Out.Flush();
    }

    private string Shown(string text) => _terminal.IsUnicode ? PlainText.Of(text) : AsciiText.Of(PlainText.Of(text));
}
