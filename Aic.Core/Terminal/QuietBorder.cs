using Spectre.Console;
using Spectre.Console.Rendering;

namespace Aic.Core.Terminal;

/// <summary>A line under the header and nothing else.</summary>
/// <param name="line">The character that the line is made of.</param>
public sealed class QuietBorder(string line) : TableBorder
{
    /// <inheritdoc />
    public override string GetPart(TableBorderPart part) => part switch
    {
        TableBorderPart.HeaderBottom => line,
        _ => "",
    };
}
