namespace Aic.Core.Configuration;

/// <summary>Reads and writes <c>agent.json</c>: atomically, one process at a time, owner-only.</summary>
/// <param name="path">The file. It and its folder need not exist.</param>
public sealed class ConfigFile(string path)
{
    /// <summary>The file.</summary>
    public string Path => path;

    /// <summary>Reads the file; a file that doesn't exist is an empty configuration.</summary>
    /// <exception cref="ConfigException">The file can't be read, or isn't a valid configuration.</exception>
    public AgentConfig Read() => throw new NotSupportedException();

    /// <summary>Changes the file: reads it under the lock, applies the change and writes the result atomically.</summary>
    /// <param name="change">The change; called once, with what the file says now.</param>
    /// <returns>What was written.</returns>
    /// <exception cref="ConfigException">The file isn't valid (it is left as it is), the change isn't, or it can't be written.</exception>
    public AgentConfig Update(Func<AgentConfig, AgentConfig> change) => throw new NotSupportedException();
}
