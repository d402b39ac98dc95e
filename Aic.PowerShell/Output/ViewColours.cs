using System.Management.Automation;
using System.Management.Automation.Host;

namespace Aic.PowerShell.Output;

/// <summary>The escape sequences that a view uses: the user's own from <c>$PSStyle</c>, or none where the host can't show them or the user wants none.</summary>
internal sealed record ViewColours(string? Warning, string? Error, string? Faint, string? Reset)
{
    private static readonly ViewColours None = new(null, null, null, null);

    /// <summary>Reads <c>$Host</c> and <c>$PSStyle</c>. The latter's type is newer than the reference that this module is compiled against.</summary>
    public static ViewColours Of(PSHost? host, object? style) =>
        host is null || style is null || !host.UI.SupportsVirtualTerminal || Property(style, "OutputRendering")?.ToString() == "PlainText"
            ? None
            : new ViewColours(
                Property(Property(style, "Formatting"), "Warning") as string,
                Property(Property(style, "Formatting"), "Error") as string,
                Property(style, "Dim") as string,
                Property(style, "Reset") as string);

    /// <summary>True where the host can show them and the user wants them.</summary>
    public bool HasAny => this != None;

    /// <summary>Text in a colour.</summary>
    public string Paint(string text, string? colour) => string.IsNullOrEmpty(colour) ? text : $"{colour}{text}{Reset}";

    private static object? Property(object? item, string name) => item is null ? null : PSObject.AsPSObject(item).Properties[name]?.Value;
}
