using Aic.Core.Configuration;

namespace Aic.Core.Lifecycle;

/// <summary>
/// Finds the agent of a configuration folder. Whether there is one, the lock decides; how it is, it tells itself. What a crash left behind counts for nothing.
/// </summary>
/// <param name="paths">The folders.</param>
internal sealed class AgentFinder(AicPaths paths)
{
    /// <summary>Whether a process serves the folder, or is about to.</summary>
    /// <exception cref="ConfigException">The folder can't be read.</exception>
    public bool IsClaimed()
    {
        try
        {
            return FileLock.IsTaken(paths.InstanceLockFile);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConfigException($"Whether an agent runs can't be told from {paths.InstanceLockFile}: {exception.Message} Check that the file and its folder are yours.", exception);
        }
    }

    /// <summary>Looks for the agent, and asks it how it is.</summary>
    /// <exception cref="ConfigException">The folder or the token can't be read.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<AgentStatus> FindAsync(CancellationToken cancellationToken)
    {
        if (!IsClaimed())
        {
            return Stopped();
        }

        AgentRecord? record = InstanceFile.Read(paths);
        if (record is null || AgentAddress.Reach(record.Urls) is not { } address)
        {
            return Describe(record, AgentState.Starting, null, record is null ? "The agent is starting." : $"The agent is starting as process {record.Pid}.");
        }

        AgentStatus agent = Describe(record, AgentState.Running, null, "");
        string where = agent.Where;
        try
        {
            using AgentClient client = new(paths);
            string? trouble = await client.HealthAsync(address, cancellationToken).ConfigureAwait(false);
            return trouble is null
                ? agent with { IsHealthy = true, Message = $"The agent runs: {where}.{OtherVersion(record)}" }
                : agent with { IsHealthy = false, Message = $"The agent runs ({where}) but isn't well. It says: {trouble}" };
        }
        catch (Exception exception) when (exception is HttpRequestException || (exception is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // One that ends takes its sockets down first.
            string reason = exception is HttpRequestException ? exception.Message : "no answer in time";
            return IsClaimed()
                ? agent with { State = AgentState.Unresponsive, Message = $"The agent's process is there ({where}) but doesn't answer ({reason.TrimEnd('.')}). If it stays so, restart it." }
                : Stopped();
        }
    }

    private static string OtherVersion(AgentRecord record) =>
        record.Version == AicVersion.Current ? "" : $" It is version {record.Version}, this is {AicVersion.Current}: restart it to have the same.";

    private AgentStatus Stopped() => Describe(null, AgentState.Stopped, null, $"No agent runs for {paths.ConfigDirectory}.");

    private AgentStatus Describe(AgentRecord? record, AgentState state, bool? isHealthy, string message) => new()
    {
        State = state,
        IsHealthy = isHealthy,
        Pid = record?.Pid,
        Urls = record?.Urls ?? [],
        Version = record?.Version,
        Executable = record?.Executable,
        StartedAt = record?.StartedAt,
        ConfigDirectory = paths.ConfigDirectory,
        LogFile = paths.LogFile,
        Message = message,
        Record = record,
    };
}
