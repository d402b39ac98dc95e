using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Aic.Core.Lifecycle.Processes;

/// <summary>One process for all time: pids are used again, so the moment of its start belongs to it.</summary>
/// <param name="Pid">The process's number.</param>
/// <param name="StartMark">
/// When the system started it. On Linux the ticks since boot (<c>starttime</c> of <c>/proc/PID/stat</c>, proc_pid_stat(5)) and the boot's id: a time of day would
/// change with every correction of the clock. Elsewhere the system keeps a time that stays, here as ticks in UTC.
/// </param>
internal sealed record ProcessIdentity(int Pid, string StartMark)
{
    private const int StartTimeField = 22;
    private const int StateField = 3;

    /// <summary>This process.</summary>
    public static ProcessIdentity Current { get; } =
        Of(Environment.ProcessId) ?? new ProcessIdentity(Environment.ProcessId, "unknown");

    /// <summary>True while it runs.</summary>
    public bool IsRunning => Of(Pid) == this;

    /// <summary>The process that has a pid now; null when none has, or it has ended and only waits for its parent, or the system doesn't tell.</summary>
    /// <param name="pid">The pid.</param>
    public static ProcessIdentity? Of(int pid)
    {
        if (pid <= 0)
        {
            return null;
        }

        try
        {
            return OperatingSystem.IsLinux() ? OfLinux(pid) : OfSystem(pid);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or InvalidOperationException or Win32Exception)
        {
            return null;
        }
    }

    private static ProcessIdentity? OfLinux(int pid)
    {
        string stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/stat"));

        // The name stands in brackets and may hold blanks and brackets itself; what follows the last one begins with the third field.
        string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        string boot = File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim();
        return fields[0] is "Z" or "X" ? null : new ProcessIdentity(pid, $"{boot}/{fields[StartTimeField - StateField]}");
    }

    private static ProcessIdentity OfSystem(int pid)
    {
        using Process process = Process.GetProcessById(pid);
        return new ProcessIdentity(pid, process.StartTime.ToUniversalTime().Ticks.ToString(CultureInfo.InvariantCulture));
    }
}
