using System.CommandLine;
using Aic.Core.Lifecycle;

namespace Aic.Agent.Commands;

/// <summary><c>aic agent start</c>: starts the agent in the background and waits until it serves.</summary>
internal static class AgentStartCommand
{
    /// <summary>Makes the verb.</summary>
    /// <param name="context">What it works with.</param>
    public static Command Create(CliContext context)
    {
        Option<int?> port = AgentPortOption.Create($"The port, on loopback; 0 lets the system choose. {ServeCommand.PortVariable} in the environment says the same, else it is 8080.");
        Verb verb = new(
            "start",
            "Start the agent in the background and wait until it serves. One that runs already is left as it is.",
            new("aic agent start", "on http://localhost:8080"),
            new("aic agent start --port 9000", "on another port"));
        verb.Options.Add(port);
        verb.SetAction(async (result, cancellationToken) =>
        {
            AgentStart start = await context.CreateAgentControl().StartAsync(result.GetValue(port), cancellationToken);
            context.Terminal.Out.WriteLine(start.Message);
            return ExitCodes.Success;
        });
        return verb;
    }
}
