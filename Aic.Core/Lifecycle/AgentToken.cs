using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Aic.Core.Configuration;

namespace Aic.Core.Lifecycle;

/// <summary>The bearer token that opens the agent's interface to programs: 256 random bits in a file that only its owner can read.</summary>
public static class AgentToken
{
    private const int Bytes = 32;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The token; made where there is none yet. One that other users could read is no secret any more, so it is replaced by a new one.
    /// Two processes that come at once get the same.
    /// </summary>
    /// <param name="paths">The folders; the configuration folder is made where it is missing.</param>
    /// <exception cref="ConfigException">The file is damaged, or can't be read or written.</exception>
    public static Secret ReadOrCreate(AicPaths paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        return ReadPrivate(paths) ?? Accessing(paths, () =>
        {
            OwnerOnly.CreateDirectory(paths.ConfigDirectory);
            using IDisposable held = FileLock.Take(paths.TokenFile + ".lock", Patience) ?? throw new ConfigException(
                $"{paths.TokenFile} can't be made: another process has held {paths.TokenFile}.lock for {Patience.TotalSeconds:0} seconds. Try again; if it stays so, end the program that hangs.");
            return ReadPrivate(paths) ?? Create(paths);
        });
    }

    /// <summary>The token, for those who call the agent; null when no agent has ever been started.</summary>
    /// <param name="paths">The folders.</param>
    /// <exception cref="ConfigException">The file is damaged, or can't be read.</exception>
    public static Secret? Read(AicPaths paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        return Accessing(paths, () =>
        {
            try
            {
                return Parse(paths, AtomicFile.Read(paths.TokenFile));
            }
            catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
            {
                return null;
            }
        });
    }

    private static Secret? ReadPrivate(AicPaths paths) => OwnerOnly.IsOpenToOthers(paths.TokenFile) ? null : Read(paths);

    private static Secret Create(AicPaths paths)
    {
        string token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
        AtomicFile.RemoveLeftovers(paths.TokenFile, TimeProvider.System);
        AtomicFile.Write(paths.TokenFile, Encoding.ASCII.GetBytes(token + "\n"));
        return new Secret(token);
    }

    private static Secret Parse(AicPaths paths, byte[] content)
    {
        string text = Encoding.UTF8.GetString(content).Trim();
        return Base64Url.IsValid(text, out int length) && length == Bytes
            ? new Secret(text)
            : throw new ConfigException($"{paths.TokenFile} is damaged: it doesn't hold an agent's token. Delete it and start the agent again: that makes a new token, which programs that use the old one then need.");
    }

    private static T Accessing<T>(AicPaths paths, Func<T> access)
    {
        try
        {
            return access();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConfigException($"The agent's token, {paths.TokenFile}, can't be read or made: {exception.Message} Check that the file and its folder are yours and the disk has space.", exception);
        }
    }
}
