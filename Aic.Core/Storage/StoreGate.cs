using Aic.Core.Configuration;

namespace Aic.Core.Storage;

/// <summary>
/// Keeps everybody out of the store while its file is replaced: a connection that has the old file and the new log open would mix the two.
/// Whoever has the store open shares a lock; who replaces it has the lock alone.
/// </summary>
/// <param name="folder">The folder of lock files.</param>
/// <param name="patience">How long to wait.</param>
internal sealed class StoreGate(string folder, TimeSpan patience)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private string OpenLock => Path.Combine(folder, "store.lock");

    private string SetupLock => Path.Combine(folder, "store-setup.lock");

    /// <summary>To be held while the store is open; many can.</summary>
    /// <exception cref="TimeoutException">Somebody takes long to replace the store.</exception>
    public IDisposable EnterShared()
    {
        OwnerOnly.CreateDirectory(folder);
        long started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                return OwnerOnly.Open(OpenLock, FileMode.OpenOrCreate, FileAccess.Read, FileShare.Read);
            }
            catch (IOException exception) when (FileLock.IsHeld(exception) && TimeProvider.System.GetElapsedTime(started) < patience)
            {
                Thread.Sleep(Pause);
            }
            catch (IOException exception) when (FileLock.IsHeld(exception))
            {
                throw new TimeoutException("Another process is replacing the store.", exception);
            }
        }
    }

    /// <summary>To be held while the store is replaced; nobody has it open then.</summary>
    /// <exception cref="TimeoutException">Others have the store open all the time.</exception>
    public IDisposable EnterAlone() => Take(OpenLock);

    /// <summary>To be held while tables are made or changed in a store that is open.</summary>
    /// <exception cref="TimeoutException">Somebody takes long to do so.</exception>
    public IDisposable EnterSetup() => Take(SetupLock);

    private IDisposable Take(string path)
    {
        OwnerOnly.CreateDirectory(folder);
        return FileLock.Take(path, patience) ?? throw new TimeoutException($"Another process holds {path}.");
    }
}
