using Spectre.Console;

namespace Aic.Core.Terminal;

/// <summary>A piece of text and how it looks.</summary>
/// <param name="Text">The text, as it is: no markup.</param>
/// <param name="Look">How it looks where there are colours; null for the terminal's own.</param>
public sealed record Cell(string Text, Style? Look = null)
{
    /// <summary>A cell in the terminal's own colours.</summary>
    public static implicit operator Cell(string text) => new(text);
}
