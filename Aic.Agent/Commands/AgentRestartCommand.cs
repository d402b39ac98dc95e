using System.CommandLine;
using Aic.Core.Lifecycle;

namespace Aic.Agent.Commands;

/// <summary><c>aic agent restart</c>: ends the agent and starts it where it served.</summary>
internal static class AgentRestartCommand
{
    /// <summary>Makes the verb.</summary>
    /// <param name="context">What it works with.</param>
    public static Command Create(CliContext context)
    {
        Option<int?> port = AgentPortOption.Create("Another port, on loopback. Without it the agent serves where it served before.");
        Verb verb = new(
            "restart",
            "Stop the agent and start it again, on the same port. One that doesn't run is started.",
            new("aic agent restart", "after an update, or when it hangs"),
            new("aic agent restart --port 9000", "and move it to another port"));
        verb.Options.Add(port);
        verb.SetAction(async (result, cancellationToken) =>
        {
            AgentStart start = await context.CreateAgentControl().RestartAsync(result.GetValue(port), cancellationToken);
            context.Terminal.Out.WriteLine(start.Message);
            return ExitCodes.Success;
        });
        return verb;
    }
}
