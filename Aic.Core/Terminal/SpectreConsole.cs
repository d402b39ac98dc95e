using Spectre.Console;

namespace Aic.Core.Terminal;

/// <summary>Makes the library's consoles as this program wants them: what the terminal can do is found out once, elsewhere.</summary>
public static class SpectreConsole
{
    /// <summary>A console that writes to a writer.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="hasColor">True for colours and bold type.</param>
    /// <param name="isLive">True where what was written may be written over.</param>
    public static IAnsiConsole Create(TextWriter writer, bool hasColor, bool isLive = false)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = hasColor ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = isLive ? InteractionSupport.Yes : InteractionSupport.No,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            Out = new AnsiConsoleOutput(writer),
        });
        if (!hasColor)
        {
            console.Pipeline.Attach(new PlainHook());
        }

        return console;
    }
}
