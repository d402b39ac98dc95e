using Aic.Core.Configuration;
using Aic.Core.Lifecycle.Processes;

namespace Aic.Core.Lifecycle.Startup;

/// <summary>Does the steps of a plan, all or none: where a command fails, the files are as they were.</summary>
/// <param name="advice">What to do where a command fails.</param>
internal sealed class StartupRun(string advice)
{
    private readonly Stack<Action> _undo = new();

    /// <summary>Does the steps.</summary>
    /// <exception cref="AgentException">A step failed.</exception>
    public async Task RunAsync(IReadOnlyList<StartupStep> steps, CancellationToken cancellationToken)
    {
        try
        {
            foreach (StartupStep step in steps)
            {
                await DoAsync(step, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception exception)
        {
            Undo();
            if (exception is IOException or UnauthorizedAccessException)
            {
                throw new AgentException(AgentProblem.StartupUnavailable, $"The agent can't be registered: {exception.Message} Check that the folder is yours and the disk has space.", exception);
            }

            throw;
        }
    }

    private async Task DoAsync(StartupStep step, CancellationToken cancellationToken)
    {
        switch (step)
        {
            case WriteStep write:
                OwnerOnly.CreateDirectory(Path.GetDirectoryName(write.Path)!);
                Remember(write.Path);
                AtomicFile.Write(write.Path, [.. write.Encoding.GetPreamble(), .. write.Encoding.GetBytes(write.Content)]);
                break;
            case RemoveStep remove:
                Remember(remove.Path);
                File.Delete(remove.Path);
                break;
            case RunStep run:
                await CommandAsync(run, cancellationToken).ConfigureAwait(false);
                break;
        }
    }

    private async Task CommandAsync(RunStep run, CancellationToken cancellationToken)
    {
        try
        {
            CommandResult result = await CommandRunner.RunAsync(run.Program, run.Arguments, cancellationToken).ConfigureAwait(false)
                ?? throw new AgentException(AgentProblem.StartupUnavailable, $"{run.Program} isn't there. {advice}");
            if (result.ExitCode != 0)
            {
                throw new AgentException(AgentProblem.StartupUnavailable, $"\"{run.CommandLine}\" failed with exit code {result.ExitCode}: {result.Says.TrimEnd('.')}. {advice}");
            }
        }
        catch (TimeoutException exception)
        {
            throw new AgentException(AgentProblem.StartupUnavailable, $"\"{run.CommandLine}\" failed: {exception.Message} {advice}", exception);
        }
    }

    private void Remember(string path)
    {
        byte[]? before = File.Exists(path) ? AtomicFile.Read(path) : null;
        _undo.Push(() =>
        {
            if (before is null)
            {
                File.Delete(path);
            }
            else
            {
                AtomicFile.Write(path, before);
            }
        });
    }

    private void Undo()
    {
        while (_undo.TryPop(out Action? undo))
        {
            try
            {
                undo();
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // The error that led here says what to look after.
            }
        }
    }
}
