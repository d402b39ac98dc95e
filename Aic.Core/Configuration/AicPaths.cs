namespace Aic.Core.Configuration;

/// <summary>Where AIC Tracker keeps its files.</summary>
/// <param name="ConfigDirectory">The folder of <c>agent.json</c>.</param>
/// <param name="DataDirectory">The folder of the usage store.</param>
public sealed record AicPaths(string ConfigDirectory, string DataDirectory)
{
    /// <summary>The configuration file.</summary>
    public string ConfigFile => Path.Combine(ConfigDirectory, "agent.json");

    /// <summary>The usage store.</summary>
    public string StoreFile => Path.Combine(DataDirectory, "usage.db");
}
