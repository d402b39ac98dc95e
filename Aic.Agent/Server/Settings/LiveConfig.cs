using Aic.Core.Configuration;

namespace Aic.Agent.Server.Settings;

/// <summary>The configuration as the agent works with it: the newest that was good.</summary>
/// <param name="file">The file.</param>
internal sealed class LiveConfig(ConfigFile file)
{
    private volatile AgentConfig _current = new();

    /// <summary>The newest configuration that was good.</summary>
    public AgentConfig Current => _current;

    /// <summary>Reads the file.</summary>
    /// <exception cref="ConfigException">The file can't be read, or isn't a valid configuration.</exception>
    public void Load() => _current = file.Read();
}
