using System.Text.Json;
using Aic.Core.Configuration;
using Aic.Core.Lifecycle.Processes;

namespace Aic.Core.Lifecycle;

/// <summary>
/// The right to serve one configuration folder, held by the serving process for its whole life. It is an exclusive lock of the operating system, so it ends
/// with the process, however that ends; what the instance file beside it says is for those who look for the agent, and never decides whether there is one.
/// </summary>
public sealed class AgentInstance : IDisposable
{
    /// <summary>Who looks whether an agent runs holds the lock's file for a moment; that must not keep one from starting.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    private readonly AicPaths _paths;
    private readonly IDisposable _lock;
    private readonly AgentRecord _record;

    private AgentInstance(AicPaths paths, IDisposable held, AgentRecord record)
    {
        _paths = paths;
        _lock = held;
        _record = record;
    }

    /// <summary>Claims a configuration folder for this process, and says in the instance file that it is starting.</summary>
    /// <param name="paths">The folders; the configuration folder is made where it is missing.</param>
    /// <param name="time">The clock; null for the system's.</param>
    /// <returns>The claim; dispose it when nothing is served any more.</returns>
    /// <exception cref="AgentRunningException">Another process has it.</exception>
    /// <exception cref="ConfigException">The folder can't be written.</exception>
    public static AgentInstance Claim(AicPaths paths, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(paths);
        return Writing(paths, () =>
        {
            OwnerOnly.CreateDirectory(paths.ConfigDirectory);

            // A holder writes its file first of all, so after the wait what is read there is the holder's own.
            IDisposable held = FileLock.Take(paths.InstanceLockFile, Patience) ?? throw new AgentRunningException(InstanceFile.Read(paths));
            AgentInstance instance = new(paths, held, Describe(time ?? TimeProvider.System));
            try
            {
                AtomicFile.RemoveLeftovers(paths.InstanceFile, TimeProvider.System);
                instance.Write(instance._record);
                return instance;
            }
            catch
            {
                held.Dispose();
                throw;
            }
        });
    }

    /// <summary>Says where this agent serves, for all who look for it. To be called once the sockets listen.</summary>
    /// <param name="urls">The addresses with the ports that were really taken, such as <c>http://127.0.0.1:8080</c>.</param>
    /// <exception cref="ConfigException">The folder can't be written.</exception>
    public void Announce(IReadOnlyList<string> urls)
    {
        ArgumentNullException.ThrowIfNull(urls);
        Writing(_paths, () =>
        {
            Write(_record with { Urls = urls });
            return true;
        });
    }

    /// <summary>Removes the instance file and lets go of the folder.</summary>
    public void Dispose()
    {
        try
        {
            File.Delete(_paths.InstanceFile);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It stays behind as after a crash, which misleads nobody: without the lock it counts for nothing.
        }

        _lock.Dispose();
    }

    private static AgentRecord Describe(TimeProvider time) => new()
    {
        Pid = ProcessIdentity.Current.Pid,
        ProcessStart = ProcessIdentity.Current.StartMark,
        Urls = [],
        Version = AicVersion.Current,
        Executable = Executable(),
        StartedAt = time.GetUtcNow(),
    };

    /// <summary>Under <c>dotnet</c> the program is the library that it was given.</summary>
    private static string? Executable() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) is "dotnet" && Environment.GetCommandLineArgs() is [{ } library, ..]
            ? Path.GetFullPath(library)
            : Environment.ProcessPath;

    private static T Writing<T>(AicPaths paths, Func<T> write)
    {
        try
        {
            return write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConfigException(
                $"The agent can't note in {paths.ConfigDirectory} that it runs: {exception.Message} Check that the folder is yours and the disk has space, or set AIC_CONFIG_DIR to another folder.", exception);
        }
    }

    private void Write(AgentRecord record) =>
        AtomicFile.Write(_paths.InstanceFile, JsonSerializer.SerializeToUtf8Bytes(record, LifecycleJson.Default.AgentRecord));
}
