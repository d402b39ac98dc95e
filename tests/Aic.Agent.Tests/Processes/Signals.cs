using System.Diagnostics;
using System.Globalization;

namespace Aic.Agent.Tests.Processes;

/// <summary>Signals of POSIX systems, as a shell or a service manager sends them.</summary>
internal static class Signals
{
    /// <summary>The bit of signal 2, SIGINT, in the masks of <c>/proc/self/status</c> (https://man7.org/linux/man-pages/man5/proc_pid_status.5.html).</summary>
    private const ulong Interrupt = 1UL << 1;

    /// <summary>Skips a test where a signal can't end a process: on Windows, and SIGINT where it is ignored, as it is for everything a script starts in the background.</summary>
    public static void SkipUnlessHeard(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such signals.");
        Assert.SkipWhen(signal == "INT" && IsInterruptIgnored(), "SIGINT is ignored here, and so it is by what the tests start.");
    }

    /// <summary>Sends a signal.</summary>
    public static void Send(Process process, string signal) => Send(process.Id.ToString(CultureInfo.InvariantCulture), signal);

    /// <summary>Sends a signal to the process with an id.</summary>
    public static void Send(string id, string signal)
    {
        using Process kill = Process.Start("kill", [$"-{signal}", id]);
        kill.WaitForExit();
    }

    private static bool IsInterruptIgnored() =>
        File.Exists("/proc/self/status")
        && File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith("SigIgn:", StringComparison.Ordinal)) is { } line
        && (ulong.Parse(line["SigIgn:".Length..].Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) & Interrupt) != 0;
}
