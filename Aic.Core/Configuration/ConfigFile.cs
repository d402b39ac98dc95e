using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aic.Core.Configuration;

/// <summary>Reads and writes <c>agent.json</c>: atomically, one process at a time, owner-only.</summary>
/// <param name="path">The file. It and its folder need not exist. Where it is a symbolic link, the file it leads to is written.</param>
/// <param name="logger">Where warnings go, such as that other users could read the file.</param>
public sealed partial class ConfigFile(string path, ILogger? logger = null)
{
    private readonly ILogger _logger = logger ?? NullLogger.Instance;

    /// <summary>The file.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>How long one other process may keep the lock.</summary>
    internal TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Reads the file; a file that doesn't exist is an empty configuration.</summary>
    /// <exception cref="ConfigException">The file can't be read, or isn't a valid configuration.</exception>
    public AgentConfig Read()
    {
        byte[] content;
        try
        {
            content = AtomicFile.Read(Path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return new AgentConfig();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConfigException($"{Path} can't be read: {exception.Message} Check that the file is yours and readable.", exception);
        }

        return ConfigJson.Parse(content, Broken);
    }

    /// <summary>Changes the file: reads it under the lock, applies the change and writes the result atomically, with this program's version.</summary>
    /// <param name="change">The change; called once, with what the file says now.</param>
    /// <returns>What was written.</returns>
    /// <exception cref="ConfigException">The file isn't valid (it is left as it is), the change isn't, or it can't be written.</exception>
    public AgentConfig Update(Func<AgentConfig, AgentConfig> change)
    {
        ArgumentNullException.ThrowIfNull(change);

        // A broken file is told before anybody waits. And a fresh process compiles this code here: under the lock, all others would wait for that.
        _ = ConfigJson.Format(Read());
        using IDisposable held = Lock();
        AgentConfig changed = change(Read()) with { Version = AicVersion.Current };
        byte[] content = ConfigJson.Format(changed);
        AgentConfig written = ConfigJson.Parse(content, Refused);
        Writing(() => Replace(content));
        return written;
    }

    private IDisposable Lock()
    {
        string lockFile = Path + ".lock";
        IDisposable? held = null;
        Writing(() =>
        {
            OwnerOnly.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
            held = FileLock.Take(lockFile, Patience);
        });
        return held ?? throw new ConfigException(
            $"{Path} can't be changed: another process has held {lockFile} for {Patience.TotalSeconds:0.#} seconds. Try again; if it stays so, end the program that hangs.");
    }

    private void Replace(byte[] content)
    {
        string target = new FileInfo(Path).LinkTarget is null ? Path : File.ResolveLinkTarget(Path, returnFinalTarget: true)!.FullName;
        bool wasOpen = OwnerOnly.IsOpenToOthers(target);
        AtomicFile.RemoveLeftovers(target, TimeProvider.System);
        AtomicFile.Write(target, content);
        if (wasOpen)
        {
            LogTightened(target);
        }
    }

    private void Writing(Action write)
    {
        try
        {
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConfigException(
                $"{Path} can't be written: {exception.Message} Check that the folder is yours and the disk has space, or set AIC_CONFIG_DIR to another folder.", exception);
        }
    }

    private ConfigException Broken(long? line, string problem) =>
        new($"{Path}{(line is null ? "" : $", line {line}")}: {problem}. Correct the file, or move it away to start anew; it was left as it is.") { Line = line };

    private ConfigException Refused(long? line, string problem) =>
        new($"{Path} was left as it is, because the change isn't valid: {problem}.");

    [LoggerMessage(Level = LogLevel.Warning, Message = "Other users could read {File}; now only you can. If it held keys, replace them at their providers.")]
    private partial void LogTightened(string file);
}
