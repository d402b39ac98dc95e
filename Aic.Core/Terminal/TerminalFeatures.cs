namespace Aic.Core.Terminal;

/// <summary>What the environment says a terminal can show.</summary>
/// <param name="HasAnsi">True when it understands control sequences.</param>
/// <param name="HasColor">True when it shows colours and the user wants them.</param>
/// <param name="IsUnicode">True when characters outside of ASCII can be shown.</param>
public sealed record TerminalFeatures(bool HasAnsi, bool HasColor, bool IsUnicode)
{
    private static readonly string[] LocaleVariables = ["LC_ALL", "LC_CTYPE", "LANG"];

    /// <summary>Reads the environment: <c>TERM</c>, <c>NO_COLOR</c> (no-color.org) and the locale (POSIX: <c>LC_ALL</c>, then <c>LC_CTYPE</c>, then <c>LANG</c>).</summary>
    /// <param name="getVariable">Reads an environment variable.</param>
    /// <param name="isWindows">Windows has no locale variables; its consoles show Unicode.</param>
    public static TerminalFeatures Detect(Func<string, string?> getVariable, bool isWindows)
    {
        bool isDumb = string.Equals(getVariable("TERM"), "dumb", StringComparison.OrdinalIgnoreCase);
        bool wantsColor = string.IsNullOrEmpty(getVariable("NO_COLOR"));
        return new TerminalFeatures(!isDumb, !isDumb && wantsColor, !isDumb && (isWindows || HasUtf8Locale(getVariable)));
    }

    /// <summary>No locale at all counts as UTF-8: containers and services set none, and what reads their output is modern.</summary>
    private static bool HasUtf8Locale(Func<string, string?> getVariable)
    {
        string? locale = Array.Find(LocaleVariables, variable => !string.IsNullOrEmpty(getVariable(variable))) is { } named ? getVariable(named) : null;
        return locale is null || locale.Replace("-", "", StringComparison.Ordinal).Contains("utf8", StringComparison.OrdinalIgnoreCase);
    }
}
