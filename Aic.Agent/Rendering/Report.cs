using Aic.Agent.Terminal;
using Aic.Core.Currencies;

namespace Aic.Agent.Rendering;

/// <summary>A page that is written to standard output as a whole.</summary>
/// <param name="terminal">The terminal that it is for.</param>
/// <param name="noColor">True when the user wants no colours.</param>
internal sealed class Report(CliTerminal terminal, bool noColor) : TextPage(terminal.Look(noColor))
{
    /// <summary>How the page shows money; null for as it is. What a reader should know of it is said at the page's end.</summary>
    public MoneyView? Money { get; init; }

    /// <summary>Writes the page.</summary>
    public void Flush()
    {
        if (Money?.Notes is { Count: > 0 } notes)
        {
            Line();
            foreach (string note in notes)
            {
                Line(new Cell(note, Looks.Quiet));
            }
        }

        foreach (string line in Lines)
        {
            terminal.Out.WriteLine(line);
        }

        terminal.Out.Flush();
    }
}
