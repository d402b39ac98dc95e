using System.CommandLine;
using Aic.Core.Lifecycle;

namespace Aic.Agent.Commands;

/// <summary><c>aic agent stop</c>: ends the agent.</summary>
internal static class AgentStopCommand
{
    /// <summary>Makes the verb.</summary>
    /// <param name="context">What it works with.</param>
    public static Command Create(CliContext context)
    {
        Verb verb = new(
            "stop",
            "Stop the agent. One that doesn't answer is ended. Where none runs, there is nothing to do.",
            new Example("aic agent stop", "and wait until it has ended"));
        verb.SetAction(async (_, cancellationToken) =>
        {
            AgentStop stop = await context.CreateAgentControl().StopAsync(cancellationToken);
            context.Terminal.Out.WriteLine(stop.Message);
            return ExitCodes.Success;
        });
        return verb;
    }
}
