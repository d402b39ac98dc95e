using System.Runtime.InteropServices;

namespace Aic.PowerShell.Isolation;

/// <summary>Which native libraries fit this machine.</summary>
internal static class NativeRuntime
{
    /// <summary>The runtime identifiers to look under, the likeliest first. On Linux the C library decides; where it isn't told, the one that loads is right.</summary>
    public static IReadOnlyList<string> Candidates()
    {
        string architecture = RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();
        if (OperatingSystem.IsWindows())
        {
            return [$"win-{architecture}"];
        }

        if (OperatingSystem.IsMacOS())
        {
            return [$"osx-{architecture}"];
        }

        string glibc = $"linux-{architecture}";
        string musl = $"linux-musl-{architecture}";
        bool isMusl = RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal)
            || RuntimeInformation.RuntimeIdentifier.StartsWith("alpine", StringComparison.Ordinal);
        return isMusl ? [musl, glibc] : [glibc, musl];
    }

    /// <summary>A library's file name on this platform.</summary>
    /// <param name="name">The name in the import, such as <c>e_sqlite3</c>.</param>
    public static string FileName(string name) =>
        OperatingSystem.IsWindows() ? $"{name}.dll" : OperatingSystem.IsMacOS() ? $"lib{name}.dylib" : $"lib{name}.so";
}
