using System.Runtime.InteropServices;

namespace Aic.Core.Terminal;

/// <summary>
/// Draws a live screen anew when the window changes (SIGWINCH), and gives the terminal back while the process is stopped (Ctrl+Z) and when it is ended by SIGTERM.
/// The signals' own effects aren't touched. Windows has no such signals.
/// </summary>
public sealed class ScreenSignals : IDisposable
{
    private readonly PosixSignalRegistration[] _registrations;

    /// <summary>Listens from now on.</summary>
    /// <param name="screen">The screen.</param>
    /// <param name="loop">What draws it.</param>
    public ScreenSignals(LiveScreen screen, WatchLoop loop) => _registrations = OperatingSystem.IsWindows()
        ? []
        :
        [
            PosixSignalRegistration.Create(PosixSignal.SIGWINCH, _ => loop.Wake()),
            PosixSignalRegistration.Create(PosixSignal.SIGTSTP, _ => screen.Leave()),
            PosixSignalRegistration.Create(PosixSignal.SIGCONT, _ => loop.Wake()),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => screen.Leave()),
        ];

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations)
        {
            registration.Dispose();
        }
    }
}
