using System.Globalization;
using Aic.Core.Lifecycle.Processes;

namespace Aic.Core.Lifecycle.Ports;

/// <summary>Finds the process of a listening socket with <c>lsof(8)</c>, which macOS brings along.</summary>
internal static class LsofPorts
{
    /// <summary>The pid; null when the system doesn't tell.</summary>
    public static async Task<int?> FindAsync(int port, CancellationToken cancellationToken)
    {
        try
        {
            string address = string.Create(CultureInfo.InvariantCulture, $"-iTCP:{port}");
            CommandResult? result = await CommandRunner.RunAsync("lsof", ["-nP", address, "-sTCP:LISTEN", "-Fp"], cancellationToken).ConfigureAwait(false);

            // One field a line, its kind the first letter; p is the pid.
            string? field = result?.Output.Split('\n').FirstOrDefault(line => line.StartsWith('p'));
            return int.TryParse(field.AsSpan()[Math.Min(1, field?.Length ?? 0)..], NumberStyles.None, CultureInfo.InvariantCulture, out int pid) ? pid : null;
        }
        catch (TimeoutException)
        {
            return null;
        }
    }
}
