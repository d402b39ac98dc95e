using System.CommandLine;

namespace Aic.Agent.Commands;

/// <summary><c>aic agent</c>: the agent in the background.</summary>
internal static class AgentCommand
{
    /// <summary>Makes the verb.</summary>
    /// <param name="context">What it works with.</param>
    /// <param name="noColor">The option of all verbs.</param>
    public static Command Create(CliContext context, Option<bool> noColor) =>
        new Verb("agent", "Start and stop the agent in the background, and have it start with your session.")
        {
            AgentStartCommand.Create(context),
            AgentStopCommand.Create(context),
            AgentStatusCommand.Create(context, noColor),
            AgentRestartCommand.Create(context),
            AgentLogsCommand.Create(context),
            AgentEnableCommand.Create(context),
            AgentDisableCommand.Create(context),
        };
}
