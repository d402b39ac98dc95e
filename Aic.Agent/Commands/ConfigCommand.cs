using System.CommandLine;

namespace Aic.Agent.Commands;

/// <summary><c>aic config</c>: the configuration file.</summary>
internal static class ConfigCommand
{
    /// <summary>Makes the verb.</summary>
    /// <param name="context">What it works with.</param>
    public static Command Create(CliContext context) =>
        new Verb("config", "Read and change the configuration file.")
        {
            ConfigGetCommand.Create(context),
            ConfigSetCommand.Create(context),
            ConfigUnsetCommand.Create(context),
            ConfigPathCommand.Create(context),
        };
}
