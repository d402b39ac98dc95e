using System.Globalization;

namespace Aic.Core.Terminal;

/// <summary>Takes out of a text what would steer a terminal instead of being shown by it. Names of models and messages come from providers.</summary>
public static class PlainText
{
    /// <summary>The text on one line, without control characters and without those that change the direction of writing.</summary>
    /// <param name="text">The text.</param>
    public static string Of(string text) => text.Any(IsUnsafe) ? string.Concat(text.Select(Safe)) : text;

    private static string Safe(char character) => character switch
    {
        '\n' or '\t' => " ",
        _ => IsUnsafe(character) ? "" : character.ToString(),
    };

    private static bool IsUnsafe(char character) =>
        char.IsControl(character) || char.GetUnicodeCategory(character) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
