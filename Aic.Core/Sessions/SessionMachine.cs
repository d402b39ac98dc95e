namespace Aic.Core.Sessions;

/// <summary>Where this machine's user keeps things.</summary>
/// <param name="getVariable">Reads an environment variable; null when it isn't set.</param>
internal sealed class SessionMachine(Func<string, string?> getVariable)
{
    /// <summary>The user's home folder; null when the environment doesn't tell.</summary>
    public string? Home { get; } = FullPath(getVariable(OperatingSystem.IsWindows() ? "USERPROFILE" : "HOME"));

    /// <summary>A variable's value, or null when it is empty or not set.</summary>
    public string? Variable(string name) => getVariable(name) is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    /// <summary>A folder below the home folder; nothing when the environment doesn't tell where that is.</summary>
    public IEnumerable<string> InHome(params string[] names) => Home is null ? [] : [Path.Combine([Home, .. names])];

    /// <summary>A folder below the one that a variable of the XDG base directory specification names, else below its standard place in the home folder.</summary>
    /// <param name="variable">The variable, such as <c>XDG_DATA_HOME</c>.</param>
    /// <param name="standard">The standard place, such as <c>.local/share</c>.</param>
    /// <param name="names">The folder below.</param>
    public IEnumerable<string> InXdg(string variable, string standard, params string[] names) =>
        (FullPath(getVariable(variable)) ?? (Home is null ? null : Path.Combine(Home, standard))) is { } parent
            ? [Path.Combine([parent, .. names])]
            : [];

    /// <summary>
    /// A folder below the one where programs keep a user's settings: <c>$XDG_CONFIG_HOME</c> (<c>~/.config</c>), <c>~/Library/Application Support</c> or <c>%APPDATA%</c>.
    /// </summary>
    public IEnumerable<string> InSettings(params string[] names) => InPlatform("XDG_CONFIG_HOME", ".config", "APPDATA", names);

    /// <summary>
    /// A folder below the one where programs keep a user's data: <c>$XDG_DATA_HOME</c> (<c>~/.local/share</c>), <c>~/Library/Application Support</c> or <c>%LOCALAPPDATA%</c>.
    /// </summary>
    public IEnumerable<string> InData(params string[] names) => InPlatform("XDG_DATA_HOME", Path.Combine(".local", "share"), "LOCALAPPDATA", names);

    /// <summary>The folders that a variable lists, with <c>~</c> for the home folder; null when it isn't set.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="separator">What stands between folders.</param>
    public IReadOnlyList<string>? List(string variable, char separator = ',') =>
        Variable(variable)?.Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Expand).ToArray();

    private IEnumerable<string> InPlatform(string variable, string standard, string windowsVariable, string[] names) => true switch
    {
        _ when OperatingSystem.IsWindows() => FullPath(getVariable(windowsVariable)) is { } parent ? [Path.Combine([parent, .. names])] : [],
        _ when OperatingSystem.IsMacOS() => InHome(["Library", "Application Support", .. names]),
        _ => InXdg(variable, standard, names),
    };

    private string Expand(string path) => path switch
    {
        "~" when Home is not null => Home,
        ['~', '/' or '\\', .. string rest] when Home is not null => Path.Combine(Home, rest),
        _ => Path.GetFullPath(path),
    };

    private static string? FullPath(string? path) => Path.IsPathFullyQualified(path ?? "") ? path : null;
}
