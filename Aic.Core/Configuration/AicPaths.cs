namespace Aic.Core.Configuration;

/// <summary>Where AIC Tracker keeps its files.</summary>
/// <param name="ConfigDirectory">The folder of <c>agent.json</c>.</param>
/// <param name="DataDirectory">The folder of the usage store.</param>
public sealed record AicPaths(string ConfigDirectory, string DataDirectory)
{
    private const string FolderName = "aic";

    /// <summary>The configuration file.</summary>
    public string ConfigFile => Path.Combine(ConfigDirectory, "agent.json");

    /// <summary>The usage store.</summary>
    public string StoreFile => Path.Combine(DataDirectory, "usage.db");

    /// <summary>Held open by the agent that serves this configuration folder.</summary>
    public string InstanceLockFile => Path.Combine(ConfigDirectory, "agent.lock");

    /// <summary>What a running agent tells of itself: process, addresses, version.</summary>
    public string InstanceFile => Path.Combine(ConfigDirectory, "agent.instance.json");

    /// <summary>The bearer token of the agent's interface.</summary>
    public string TokenFile => Path.Combine(ConfigDirectory, "agent.token");

    /// <summary>The agent's log. Older ones lie beside it as <c>agent.1.log</c> and so on.</summary>
    public string LogFile => Path.Combine(DataDirectory, "logs", "agent.log");

    /// <summary>Prices that were fetched since the program was installed; need not exist.</summary>
    public string PricesFile => Path.Combine(DataDirectory, "prices.json");

    /// <summary>
    /// The folders on this machine: <c>AIC_CONFIG_DIR</c> for both where it is set. Otherwise on Linux <c>$XDG_CONFIG_HOME/aic</c> (<c>~/.config/aic</c>)
    /// and <c>$XDG_DATA_HOME/aic</c> (<c>~/.local/share/aic</c>), on macOS <c>~/Library/Application Support/aic</c>,
    /// on Windows <c>%APPDATA%\aic</c> and <c>%LOCALAPPDATA%\aic</c>. Nothing is created.
    /// </summary>
    /// <param name="getVariable">Reads an environment variable; null when it isn't set.</param>
    /// <exception cref="ConfigException">The environment doesn't tell where the user's folders are.</exception>
    public static AicPaths FromEnvironment(Func<string, string?> getVariable) =>
        FromEnvironment(getVariable, OperatingSystem.IsWindows() ? PlatformID.Win32NT : OperatingSystem.IsMacOS() ? PlatformID.MacOSX : PlatformID.Unix);

    internal static AicPaths FromEnvironment(Func<string, string?> getVariable, PlatformID platform)
    {
        ArgumentNullException.ThrowIfNull(getVariable);
        if (getVariable("AIC_CONFIG_DIR") is { } own && !string.IsNullOrWhiteSpace(own))
        {
            string folder = Path.GetFullPath(own);
            return new AicPaths(folder, folder);
        }

        switch (platform)
        {
            case PlatformID.Win32NT:
                return new AicPaths(Windows(getVariable, "APPDATA"), Windows(getVariable, "LOCALAPPDATA"));
            case PlatformID.MacOSX:
                string support = Path.Combine(Home(getVariable), "Library", "Application Support", FolderName);
                return new AicPaths(support, support);
            default:
                return new AicPaths(Xdg(getVariable, "XDG_CONFIG_HOME", ".config"), Xdg(getVariable, "XDG_DATA_HOME", ".local/share"));
        }
    }

    private static string Windows(Func<string, string?> getVariable, string variable) =>
        getVariable(variable) is { } folder && !string.IsNullOrWhiteSpace(folder)
            ? Path.Combine(folder, FolderName)
            : throw new ConfigException($"The environment variable {variable} isn't set, so the folder for AIC Tracker's files is unknown. Set it, or set AIC_CONFIG_DIR to a folder of your choice.");

    // The XDG base directory specification says that relative paths are invalid and must be ignored.
    private static string Xdg(Func<string, string?> getVariable, string variable, string standard) =>
        Path.Combine(getVariable(variable) is { } folder && folder.StartsWith('/') ? folder : Path.Combine(Home(getVariable), standard), FolderName);

    private static string Home(Func<string, string?> getVariable) =>
        getVariable("HOME") is { } home && home.StartsWith('/')
            ? home
            : throw new ConfigException("The environment variable HOME isn't set to a folder's full path, so the folder for AIC Tracker's files is unknown. Set it, or set AIC_CONFIG_DIR to a folder of your choice.");
}
