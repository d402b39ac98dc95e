using System.ComponentModel;
using System.Globalization;
using Aic.Core.Configuration;
using Aic.Core.Lifecycle.Ports;
using Aic.Core.Lifecycle.Processes;

namespace Aic.Core.Lifecycle;

/// <summary>Starts an agent in the background and waits until it serves.</summary>
/// <param name="paths">The folders.</param>
/// <param name="getVariable">Reads an environment variable.</param>
internal sealed class AgentLauncher(AicPaths paths, Func<string, string?> getVariable)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>What a caller may have set for this process alone.</summary>
    private static readonly string[] HandedOn = ["AIC_AGENT_PORT", "AIC_LOG_LEVEL"];

    private readonly AgentFinder _finder = new(paths);

    /// <summary>How long an agent may take until it serves.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Starts <c>aic serve</c>.</summary>
    /// <param name="executable">What to run.</param>
    /// <param name="options">Options of <c>aic serve</c>.</param>
    /// <param name="ports">The ports that it will listen on; 0 for any.</param>
    /// <param name="cancellationToken">Stops waiting; the agent goes on.</param>
    /// <returns>The agent that serves now. Where another one was quicker, that.</returns>
    /// <exception cref="AgentException">It doesn't serve; the message says why.</exception>
    /// <exception cref="ConfigException">The folder can't be read or written.</exception>
    public async Task<AgentStatus> StartAsync(AgentExecutable executable, IReadOnlyList<string> options, IReadOnlyList<int> ports, CancellationToken cancellationToken)
    {
        await RequireFreeAsync(ports, cancellationToken).ConfigureAwait(false);
        ChildProcess child = Spawn(executable, options);
        using Stream? errors = child.Errors;
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            while (true)
            {
                bool hasEnded = child.Exit.IsCompleted;
                AgentStatus status = await _finder.FindAsync(patience.Token).ConfigureAwait(false);
                if (status.State == AgentState.Running && (hasEnded || status.Pid == child.Pid))
                {
                    return status;
                }

                // One that ended because another is just starting waits for that one.
                if (hasEnded && status.State == AgentState.Stopped)
                {
                    await RequireFreeAsync(ports, cancellationToken).ConfigureAwait(false);
                    throw new AgentException(AgentProblem.StartFailed, await WhyAsync(executable, child).ConfigureAwait(false));
                }

                await Task.Delay(Pause, patience.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new AgentException(
                AgentProblem.Unresponsive,
                $"The agent was started as process {child.Pid} but hasn't served within {Patience.TotalSeconds:0} seconds. {LogTail.Quote(paths.LogFile)}Look again with \"aic agent status\", or end it with \"aic agent stop\".");
        }
    }

    private static async Task RequireFreeAsync(IReadOnlyList<int> ports, CancellationToken cancellationToken)
    {
        foreach (int port in ports.Where(port => port != 0))
        {
            if (await PortHolder.FindAsync(port, cancellationToken).ConfigureAwait(false) is { } holder)
            {
                throw new AgentException(AgentProblem.PortTaken, string.Create(CultureInfo.InvariantCulture, $"Port {port} is taken by {holder}. End that, or choose another port."));
            }
        }
    }

    private ChildProcess Spawn(AgentExecutable executable, IReadOnlyList<string> options)
    {
        Dictionary<string, string> environment = [];
        if (!string.IsNullOrWhiteSpace(getVariable("AIC_CONFIG_DIR")))
        {
            // The full path, since the agent works elsewhere.
            environment["AIC_CONFIG_DIR"] = paths.ConfigDirectory;
        }

        foreach (string name in HandedOn)
        {
            if (getVariable(name) is { Length: > 0 } value)
            {
                environment[name] = value;
            }
        }

        try
        {
            // Not where the caller stands: that folder could neither be removed nor unmounted as long as the agent runs.
            OwnerOnly.CreateDirectory(paths.ConfigDirectory);
            return DetachedProcess.Start(executable.Program, [.. executable.Arguments, "serve", .. options], environment, paths.ConfigDirectory);
        }
        catch (Win32Exception exception)
        {
            throw new AgentException(AgentProblem.StartFailed, $"{executable.Program} can't be started: {exception.Message}. Check that it is an executable for this system.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConfigException($"The folder {paths.ConfigDirectory} can't be made: {exception.Message} Set AIC_CONFIG_DIR to another folder.", exception);
        }
    }

    private async Task<string> WhyAsync(AgentExecutable executable, ChildProcess child)
    {
        int? exitCode = await child.Exit.ConfigureAwait(false);
        string said = await StartupErrors.ReadAsync(child.Errors).ConfigureAwait(false);
        string program = string.Join(' ', [executable.Program, .. executable.Arguments]);
        return $"The agent ended before it served{(exitCode is null ? "" : $", with exit code {exitCode}")}. "
            + (said.Length > 0 ? $"It said: {said} " : LogTail.Quote(paths.LogFile))
            + $"To see more, run it in the foreground: {program} serve";
    }
}
