using System.Globalization;
using Aic.Core.Configuration;

namespace Aic.Core.Lifecycle;

/// <summary>What became of the attempt to start an agent.</summary>
/// <param name="Agent">The agent that serves now.</param>
/// <param name="WasRunning">True when it served already, so that nothing was done.</param>
/// <param name="Executable">What was run; null when nothing was.</param>
public sealed record AgentStart(AgentStatus Agent, bool WasRunning, AgentExecutable? Executable)
{
    /// <summary>What was done, in a sentence.</summary>
    public string Message => WasRunning
        ? $"Nothing to do. {Agent.Message}"
        : $"{Agent.Message}{(Executable is null ? "" : $" It was started with {string.Join(' ', Executable.Arguments.Prepend(Executable.Program))} ({Executable.Origin}).")}";
}

/// <summary>The door to the agent of a configuration folder: is there one, start it, end it.</summary>
/// <param name="paths">The folders.</param>
/// <param name="getVariable">Reads an environment variable: <c>AIC_CONFIG_DIR</c>, <c>AIC_AGENT_PORT</c> and <c>AIC_LOG_LEVEL</c> are handed on to the agent.</param>
/// <param name="findExecutable">Finds what to run when an agent is to be started.</param>
public sealed class AgentControl(AicPaths paths, Func<string, string?> getVariable, Func<AgentExecutable> findExecutable)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(30);

    private readonly AgentFinder _finder = new(paths);
    private readonly AgentStopper _stopper = new(paths);

    /// <summary>Whether an agent runs, and how it is.</summary>
    /// <param name="cancellationToken">Stops asking.</param>
    /// <exception cref="ConfigException">The folder or the token can't be read.</exception>
    public Task<AgentStatus> GetStatusAsync(CancellationToken cancellationToken = default) => _finder.FindAsync(cancellationToken);

    /// <summary>Starts an agent in the background and waits until it serves. One that serves already is left as it is.</summary>
    /// <param name="port">The port; null for <c>AIC_AGENT_PORT</c>, else 8080; 0 for any that is free.</param>
    /// <param name="cancellationToken">Stops waiting; an agent that was started goes on.</param>
    /// <exception cref="AgentException">It doesn't serve, or another one serves on another port; the message says why and what to do.</exception>
    /// <exception cref="ConfigException">The folder can't be read or written.</exception>
    public async Task<AgentStart> StartAsync(int? port = null, CancellationToken cancellationToken = default)
    {
        AgentStatus present = await SettledAsync(cancellationToken).ConfigureAwait(false);
        switch (present.State)
        {
            case AgentState.Stopped:
                string[] options = port is { } number ? ["--port", number.ToString(CultureInfo.InvariantCulture)] : [];
                return await LaunchAsync(options, [port ?? PortOfEnvironment()], cancellationToken).ConfigureAwait(false);
            case AgentState.Running when port is null or 0 || AgentAddress.Ports(present.Urls).Contains(port.Value):
                return new AgentStart(present, WasRunning: true, null);
            case AgentState.Running:
                throw new AgentException(AgentProblem.AlreadyRunning, string.Create(CultureInfo.InvariantCulture, $"{present.Message} Stop it first to have one on port {port}, or set AIC_CONFIG_DIR to run another one."));
            default:
                throw new AgentException(AgentProblem.Unresponsive, present.Message);
        }
    }

    /// <summary>Ends the agent: asks it, and where it doesn't hear, ends its process.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="AgentException">It couldn't be ended; the message says why.</exception>
    /// <exception cref="ConfigException">The folder or the token can't be read.</exception>
    public Task<AgentStop> StopAsync(CancellationToken cancellationToken = default) => _stopper.StopAsync(cancellationToken);

    /// <summary>Ends the agent and starts one that serves where that did. Where none runs, one is started.</summary>
    /// <param name="port">Another port; null for where it served.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="AgentException">It couldn't be ended or doesn't serve; the message says why.</exception>
    /// <exception cref="ConfigException">The folder or the token can't be read.</exception>
    public async Task<AgentStart> RestartAsync(int? port = null, CancellationToken cancellationToken = default)
    {
        // Found first: an agent that can't be started again is better left running.
        AgentExecutable executable = findExecutable();
        AgentStop stop = await _stopper.StopAsync(cancellationToken).ConfigureAwait(false);
        IReadOnlyList<string> urls = stop.Agent.Urls;
        return port is not null || urls.Count == 0
            ? await StartAsync(port, cancellationToken).ConfigureAwait(false)
            : await LaunchAsync(executable, ["--urls", string.Join(';', urls)], AgentAddress.Ports(urls), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Waits until no agent runs.</summary>
    /// <param name="cancellationToken">Stops waiting; the agent goes on.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Task WaitForEndAsync(CancellationToken cancellationToken = default) => _stopper.WaitForEndAsync(cancellationToken);

    private Task<AgentStart> LaunchAsync(IReadOnlyList<string> options, IReadOnlyList<int> ports, CancellationToken cancellationToken) =>
        LaunchAsync(findExecutable(), options, ports, cancellationToken);

    private async Task<AgentStart> LaunchAsync(AgentExecutable executable, IReadOnlyList<string> options, IReadOnlyList<int> ports, CancellationToken cancellationToken)
    {
        AgentStatus agent = await new AgentLauncher(paths, getVariable).StartAsync(executable, options, ports, cancellationToken).ConfigureAwait(false);
        return new AgentStart(agent, WasRunning: false, executable);
    }

    /// <summary>How the agent is once it is no longer starting.</summary>
    private async Task<AgentStatus> SettledAsync(CancellationToken cancellationToken)
    {
        long since = TimeProvider.System.GetTimestamp();
        while (true)
        {
            AgentStatus status = await _finder.FindAsync(cancellationToken).ConfigureAwait(false);
            if (status.State != AgentState.Starting || TimeProvider.System.GetElapsedTime(since) > StartPatience)
            {
                return status;
            }

            await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>A value that is no port is the agent's to complain of.</summary>
    private int PortOfEnvironment() => getVariable("AIC_AGENT_PORT") is { } text && !string.IsNullOrWhiteSpace(text)
        ? int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int port) ? port : 0
        : AgentAddress.DefaultPort;
}
