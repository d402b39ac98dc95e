using Spectre.Console;

namespace Aic.Core.Terminal;

/// <summary>The few looks that reports have; colours out of the user's own sixteen.</summary>
public static class Looks
{
    /// <summary>A heading.</summary>
    public static Style Heading { get; } = new(decoration: Decoration.Bold);

    /// <summary>What is there for those who look for it.</summary>
    public static Style Quiet { get; } = new(decoration: Decoration.Dim);

    /// <summary>All is well.</summary>
    public static Style Good { get; } = new(foreground: Color.Green);

    /// <summary>Worth a look: stale, or close to a limit.</summary>
    public static Style Caution { get; } = new(foreground: Color.Yellow);

    /// <summary>Something failed, or a limit is reached.</summary>
    public static Style Bad { get; } = new(foreground: Color.Red);
}
