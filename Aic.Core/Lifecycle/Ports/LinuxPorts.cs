using System.Globalization;
using System.Runtime.Versioning;

namespace Aic.Core.Lifecycle.Ports;

/// <summary>
/// Finds the process of a listening socket: <c>/proc/net/tcp</c> gives the socket's inode (proc_net_tcp(5)), and the process has an open file that leads to it.
/// Files of other users' processes can't be seen.
/// </summary>
[SupportedOSPlatform("linux")]
internal static class LinuxPorts
{
    private const string Listening = "0A";
    private const int AddressField = 1;
    private const int StateField = 3;
    private const int InodeField = 9;

    /// <summary>The pid; null when the system doesn't tell.</summary>
    public static int? Find(int port)
    {
        HashSet<string> sockets = [.. Inodes("/proc/net/tcp", port), .. Inodes("/proc/net/tcp6", port)];
        return sockets.Count == 0 ? null : Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out int pid) ? pid : (int?)null)
            .FirstOrDefault(pid => pid is { } process && HasOneOf(sockets, process));
    }

    private static IEnumerable<string> Inodes(string table, int port)
    {
        string end = string.Create(CultureInfo.InvariantCulture, $":{port:X4}");
        return File.Exists(table)
            ? File.ReadLines(table)
                .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Where(fields => fields.Length > InodeField && fields[StateField] == Listening && fields[AddressField].EndsWith(end, StringComparison.Ordinal))
                .Select(fields => $"socket:[{fields[InodeField]}]")
            : [];
    }

    private static bool HasOneOf(HashSet<string> sockets, int pid)
    {
        try
        {
            return Directory.EnumerateFiles(string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/fd"))
                .Any(file => new FileInfo(file).LinkTarget is { } target && sockets.Contains(target));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Somebody else's, or it has just ended.
            return false;
        }
    }
}
