using System.Security;

namespace Aic.Core.Lifecycle.Startup;

/// <summary>Text in XML. A whole XML library for two templates would make the executable half a megabyte larger.</summary>
internal static class XmlText
{
    /// <summary>Text as it stands in an element or an attribute.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="AgentException">XML can't hold it: it has control characters.</exception>
    public static string Escape(string text) => text.Any(character => char.IsControl(character) && character is not ('\t' or '\n' or '\r'))
        ? throw new AgentException(AgentProblem.StartupUnavailable, "A path or variable holds control characters, which the system's startup can't be told. Rename it, or leave the variable out.")
        : SecurityElement.Escape(text);
}
