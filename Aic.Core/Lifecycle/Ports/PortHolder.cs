using System.Globalization;
using System.Net.NetworkInformation;

namespace Aic.Core.Lifecycle.Ports;

/// <summary>Who listens on a TCP port of this machine, as far as the system tells.</summary>
/// <param name="Pid">The process; null where it belongs to somebody else and the system keeps it to itself.</param>
/// <param name="Name">The process's name; null where the system doesn't tell.</param>
public sealed record PortHolder(int? Pid, string? Name)
{
    /// <summary>Looks who listens on a port.</summary>
    /// <param name="port">The port.</param>
    /// <param name="cancellationToken">Stops looking.</param>
    /// <returns>Null when nobody does.</returns>
    public static async Task<PortHolder?> FindAsync(int port, CancellationToken cancellationToken = default)
    {
        if (!IsTaken(port))
        {
            return null;
        }

        int? pid = OperatingSystem.IsLinux() ? LinuxPorts.Find(port)
            : OperatingSystem.IsWindows() ? WindowsPorts.Find(port)
            : await LsofPorts.FindAsync(port, cancellationToken).ConfigureAwait(false);
        return new PortHolder(pid, pid is { } known ? NameOf(known) : null);
    }

    /// <summary>The holder in words: <c>process 4711 (node)</c>.</summary>
    public override string ToString() => Pid is null
        ? "another program, whose process the system doesn't tell"
        : string.Create(CultureInfo.InvariantCulture, $"process {Pid}{(Name is null ? "" : $" ({Name})")}");

    private static bool IsTaken(int port)
    {
        try
        {
            return IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Any(listener => listener.Port == port);
        }
        catch (NetworkInformationException)
        {
            return false;
        }
    }

    private static string? NameOf(int pid)
    {
        try
        {
            using System.Diagnostics.Process process = System.Diagnostics.Process.GetProcessById(pid);
            return process.ProcessName;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
