using System.Globalization;
using Aic.Core.Configuration;
using Aic.Core.Lifecycle.Processes;

namespace Aic.Core.Lifecycle;

/// <summary>How an agent came to its end.</summary>
public enum AgentEnd
{
    /// <summary>None ran.</summary>
    NotRunning,

    /// <summary>It was asked to end and did.</summary>
    Stopped,

    /// <summary>It didn't answer, so its process was told to terminate, and did.</summary>
    Terminated,

    /// <summary>It heard nothing at all, so its process was killed.</summary>
    Killed,
}

/// <summary>What became of the attempt to end an agent.</summary>
/// <param name="End">How it ended.</param>
/// <param name="Agent">How it was before.</param>
/// <param name="Message">What was done, in a sentence.</param>
public sealed record AgentStop(AgentEnd End, AgentStatus Agent, string Message);

/// <summary>
/// Ends an agent: asks it, and where it doesn't hear, ends its process, which must be the very one that the instance file names by pid and time of start.
/// </summary>
/// <param name="paths">The folders.</param>
internal sealed class AgentStopper(AicPaths paths)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly AgentFinder _finder = new(paths);

    /// <summary>How long an agent may take to end after it was asked. Draining takes it two seconds at most.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Ends the agent.</summary>
    /// <param name="cancellationToken">Stops waiting; what the agent was told stays told.</param>
    /// <exception cref="AgentException">It couldn't be ended; the message says why.</exception>
    /// <exception cref="ConfigException">The folder or the token can't be read.</exception>
    public async Task<AgentStop> StopAsync(CancellationToken cancellationToken)
    {
        AgentStatus agent = await _finder.FindAsync(cancellationToken).ConfigureAwait(false);
        if (agent.State == AgentState.Stopped)
        {
            return new AgentStop(AgentEnd.NotRunning, agent, agent.Message);
        }

        string? refusal = await AskAsync(agent, cancellationToken).ConfigureAwait(false);
        if (refusal is null && await HasEndedAsync(cancellationToken).ConfigureAwait(false))
        {
            return Ended(AgentEnd.Stopped, agent, "has stopped");
        }

        string trouble = refusal ?? "it agreed to end but didn't";
        if (agent.Record is not { } record)
        {
            throw Failed(agent, trouble, $"Its process isn't known yet. Try again; if it stays so, end the process that holds {paths.InstanceLockFile}.");
        }

        if (!record.Process.IsRunning)
        {
            return await HasEndedAsync(cancellationToken).ConfigureAwait(false)
                ? Ended(AgentEnd.Stopped, agent, "has stopped")
                : throw Failed(agent, trouble, $"Process {record.Pid} of this machine isn't the agent, so it was left alone; perhaps the agent runs in a container. End it there.");
        }

        if (ProcessEnd.Ask(record.Process) && await HasEndedAsync(cancellationToken).ConfigureAwait(false))
        {
            return Ended(AgentEnd.Terminated, agent, $"was terminated, because {trouble}");
        }

        return ProcessEnd.Force(record.Process) && await HasEndedAsync(cancellationToken).ConfigureAwait(false)
            ? Ended(AgentEnd.Killed, agent, $"was killed, because {trouble}")
            : throw Failed(agent, trouble, string.Create(CultureInfo.InvariantCulture, $"The system refuses to end process {record.Pid}. End it yourself."));
    }

    /// <summary>Waits until no process serves the folder any more.</summary>
    public async Task WaitForEndAsync(CancellationToken cancellationToken)
    {
        while (_finder.IsClaimed())
        {
            await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
        }
    }

    private static AgentStop Ended(AgentEnd end, AgentStatus agent, string what) =>
        new(end, agent, $"The agent {(agent.Pid is { } pid ? string.Create(CultureInfo.InvariantCulture, $"(process {pid}) ") : "")}{what}.");

    private static AgentException Failed(AgentStatus agent, string trouble, string advice) =>
        new(AgentProblem.StopFailed, $"The agent{(agent.Pid is { } pid ? string.Create(CultureInfo.InvariantCulture, $" (process {pid})") : "")} couldn't be stopped: {trouble}. {advice}");

    /// <summary>Null when the agent agrees to end, else why it doesn't.</summary>
    private async Task<string?> AskAsync(AgentStatus agent, CancellationToken cancellationToken)
    {
        if (AgentAddress.Reach(agent.Urls) is not { } address)
        {
            return "it doesn't serve yet";
        }

        try
        {
            using AgentClient client = new(paths);
            return await client.ShutdownAsync(address, cancellationToken).ConfigureAwait(false) is { } answer ? $"it answered {answer.TrimEnd('.')}" : null;
        }
        catch (Exception exception) when (exception is HttpRequestException || (exception is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return "it doesn't answer";
        }
    }

    private async Task<bool> HasEndedAsync(CancellationToken cancellationToken)
    {
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await WaitForEndAsync(patience.Token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
