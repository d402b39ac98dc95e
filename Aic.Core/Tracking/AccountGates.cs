using System.Collections.Concurrent;
using Aic.Core.Configuration;
using Microsoft.Extensions.Logging;

namespace Aic.Core.Tracking;

/// <summary>Lets one fetch of an account happen at a time, in this process and across all others of the user.</summary>
/// <param name="folder">The folder of lock files.</param>
/// <param name="logger">Where it is told that there can be no lock.</param>
internal sealed class AccountGates(string folder, ILogger logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    // Longer than a fetch takes. A process that was suspended while it fetched must not hold up the others for ever.
    private static readonly TimeSpan Patience = UsageFetcher.LongestFetch + TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, SemaphoreSlim> _turns = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Waits for an account's turn.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The turn, ended by disposing.</returns>
    public async Task<IDisposable> EnterAsync(string accountId, CancellationToken cancellationToken)
    {
        SemaphoreSlim turn = _turns.GetOrAdd(accountId, _ => new SemaphoreSlim(1, 1));
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return new Turn(turn, await TakeFileAsync(accountId, cancellationToken).ConfigureAwait(false));
        }
        catch
        {
            turn.Release();
            throw;
        }
    }

    private async Task<IDisposable?> TakeFileAsync(string accountId, CancellationToken cancellationToken)
    {
        string path = Path.Combine(folder, $"{accountId.ToLowerInvariant()}.lock");

        // Another process doesn't follow this one's clock: what is waited for here is real time.
        long started = TimeProvider.System.GetTimestamp();
        try
        {
            OwnerOnly.CreateDirectory(folder);
            if (FileLock.Take(path, TimeSpan.Zero) is { } free)
            {
                return free;
            }

            TrackerLog.Waiting(logger, accountId);
            while (TimeProvider.System.GetElapsedTime(started) < Patience)
            {
                await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
                if (FileLock.Take(path, TimeSpan.Zero) is { } file)
                {
                    return file;
                }
            }

            TrackerLog.LockHeldTooLong(logger, path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            TrackerLog.NoLock(logger, exception, path);
        }

        return null;
    }

    private sealed class Turn(SemaphoreSlim turn, IDisposable? file) : IDisposable
    {
        public void Dispose()
        {
            file?.Dispose();
            turn.Release();
        }
    }
}
