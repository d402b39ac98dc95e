using Aic.Agent.Terminal;

namespace Aic.Agent.Rendering;

/// <summary>A page that is written to standard output as a whole.</summary>
/// <param name="terminal">The terminal that it is for.</param>
/// <param name="noColor">True when the user wants no colours.</param>
internal sealed class Report(CliTerminal terminal, bool noColor) : TextPage(terminal.Look(noColor))
{
    /// <summary>Writes the page.</summary>
    public void Flush()
    {
        foreach (string line in Lines)
        {
            terminal.Out.WriteLine(line);
        }

        terminal.Out.Flush();
    }
}
