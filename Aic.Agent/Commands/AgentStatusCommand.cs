using System.CommandLine;
using System.Text.Json;
using Aic.Agent.Rendering;
using Aic.Core.Lifecycle;

namespace Aic.Agent.Commands;

/// <summary><c>aic agent status</c>: whether the agent runs, where and how it is.</summary>
internal static class AgentStatusCommand
{
    /// <summary>Makes the verb.</summary>
    /// <param name="context">What it works with.</param>
    /// <param name="noColor">The option of all verbs.</param>
    public static Command Create(CliContext context, Option<bool> noColor)
    {
        Option<bool> json = JsonOption.Create("Print JSON.");
        Verb verb = new(
            "status",
            "Show whether the agent runs, where, and how it is. The exit code is 0 when it serves and is well, else 1.",
            new("aic agent status", "for people"),
            new("aic agent status --json", "for programs"));
        verb.Options.Add(json);
        verb.SetAction(async (result, cancellationToken) =>
        {
            AgentStatus status = await context.CreateAgentControl().GetStatusAsync(cancellationToken);
            if (result.GetValue(json))
            {
                context.Terminal.Out.WriteLine(JsonSerializer.Serialize(status, AgentJson.Default.AgentStatus));
            }
            else
            {
                new AgentPage(new Report(context.Terminal, result.GetValue(noColor))).Write(status, context.Time);
            }

            return status is { State: AgentState.Running, IsHealthy: true } ? ExitCodes.Success : ExitCodes.Failure;
        });
        return verb;
    }
}
