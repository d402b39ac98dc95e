using System.Management.Automation.Host;

namespace Aic.PowerShell.Output;

/// <summary>Looks after a host's window while something is drawn on it: the key q, and changes of its size.</summary>
/// <param name="host">The host.</param>
/// <param name="resized">What to do when the size has changed.</param>
/// <param name="quit">What to do when q was pressed.</param>
internal sealed class HostWindow(PSHost host, Action resized, Action quit)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private bool _hasKeys = true;
    private Size _size = HostLook.SizeOf(host);

    /// <summary>Looks until it is stopped. Hosts have no event for either.</summary>
    /// <param name="onPipeline">Does something on the pipeline's thread, which alone may use the host.</param>
    /// <param name="cancellationToken">Stops it, which is no exception.</param>
    public async Task WatchAsync(Func<Func<bool>, Task<bool>> onPipeline, CancellationToken cancellationToken)
    {
        try
        {
            while (!await onPipeline(Look).ConfigureAwait(false))
            {
                await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
            }

            quit();
        }
        catch (OperationCanceledException)
        {
            // That is how it ends.
        }
    }

    private bool Look()
    {
        if (HostLook.SizeOf(host) is var size && size != _size)
        {
            _size = size;
            resized();
        }

        return _hasKeys && IsQuit();
    }

    private bool IsQuit()
    {
        try
        {
            while (host.UI.RawUI.KeyAvailable)
            {
                if (host.UI.RawUI.ReadKey(ReadKeyOptions.NoEcho | ReadKeyOptions.IncludeKeyDown).Character is 'q' or 'Q')
                {
                    return true;
                }
            }
        }
        catch (Exception exception) when (exception is NotImplementedException or NotSupportedException or HostException or InvalidOperationException)
        {
            // A host without keys: Ctrl+C is the other way.
            _hasKeys = false;
        }

        return false;
    }
}
