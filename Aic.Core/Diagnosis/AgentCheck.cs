using System.Globalization;
using Aic.Core.Configuration;
using Aic.Core.Lifecycle;

namespace Aic.Core.Diagnosis;

/// <summary>Looks for the agent, asks it how it is, and finds what would be run to start one.</summary>
/// <param name="paths">Where the files are.</param>
/// <param name="getVariable">Reads an environment variable.</param>
/// <param name="findExecutable">Finds what is run to start an agent.</param>
internal sealed class AgentCheck(AicPaths paths, Func<string, string?> getVariable, Func<AgentExecutable> findExecutable)
{
    /// <summary>Looks.</summary>
    /// <param name="isExpected">True when the agent is to start with the session.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    public async Task<SetupCheck> RunAsync(bool isExpected, CancellationToken cancellationToken)
    {
        try
        {
            AgentStatus agent = await new AgentControl(paths, getVariable, findExecutable).GetStatusAsync(cancellationToken).ConfigureAwait(false);
            return Of(agent, isExpected) with { Details = [.. Details(agent)] };
        }
        catch (ConfigException exception)
        {
            return Check(CheckStatus.Error, exception.Message, "Check that the folder and the files in it are yours.");
        }
    }

    private static SetupCheck Of(AgentStatus agent, bool isExpected) => agent switch
    {
        { State: AgentState.Running, IsHealthy: true } when agent.Version != AicVersion.Current => Check(CheckStatus.Warning, agent.Message, "Restart it: aic agent restart, or Restart-AicAgent."),
        { State: AgentState.Running, IsHealthy: true } or { State: AgentState.Starting } => Check(CheckStatus.Ok, agent.Message, null),
        { State: AgentState.Stopped } when isExpected => Check(CheckStatus.Warning, $"{agent.Message} The setting auto_start says that one should.", "Start it: aic agent start, or Start-AicAgent."),
        { State: AgentState.Stopped } => Check(CheckStatus.Ok, $"{agent.Message} None is needed.", null),
        _ => Check(CheckStatus.Error, agent.Message, "Look into its log, and restart it: aic agent restart, or Restart-AicAgent."),
    };

    private IEnumerable<string> Details(AgentStatus agent)
    {
        foreach (string url in agent.Urls)
        {
            yield return $"serves at {url}";
        }

        yield return File.Exists(agent.LogFile)
            ? string.Create(CultureInfo.InvariantCulture, $"log {agent.LogFile}, {new FileInfo(agent.LogFile).Length} bytes")
            : $"log {agent.LogFile}, not there";
        yield return Executable();
    }

    private string Executable()
    {
        try
        {
            AgentExecutable executable = findExecutable();
            return $"would be started with {string.Join(' ', executable.Arguments.Prepend(executable.Program))} ({executable.Origin})";
        }
        catch (AgentException exception)
        {
            return $"can't be started: {exception.Message}";
        }
    }

    private static SetupCheck Check(CheckStatus status, string message, string? whatToDo) => new(status, "agent", "agent", message) { WhatToDo = whatToDo };
}
