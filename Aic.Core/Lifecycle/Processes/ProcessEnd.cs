using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Aic.Core.Lifecycle.Processes;

/// <summary>Ends one process and no other: the pid alone is never enough.</summary>
internal static partial class ProcessEnd
{
    private const int TerminateSignal = 15;

    /// <summary>Asks a process to end, in the way of the system. On Windows there is none for a process without a window.</summary>
    /// <returns>True when it was asked.</returns>
    public static bool Ask(ProcessIdentity process) =>
        !OperatingSystem.IsWindows() && process.IsRunning && Signal(process.Pid, TerminateSignal) == 0;

    /// <summary>Ends a process at once.</summary>
    /// <returns>True when it was ended or had ended already; false when the system refuses or the pid belongs to another process.</returns>
    public static bool Force(ProcessIdentity identity)
    {
        try
        {
            using Process process = Process.GetProcessById(identity.Pid);

            // Opened first and compared then: where the system has handles, it is this very process that ends.
            _ = process.SafeHandle;
            if (!identity.IsRunning)
            {
                return false;
            }

            process.Kill();
            return true;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            return true;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    [UnsupportedOSPlatform("windows")]
    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Signal(int pid, int signal);
}
