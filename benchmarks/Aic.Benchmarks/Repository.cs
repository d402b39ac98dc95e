using System.Reflection;
using System.Runtime.InteropServices;

namespace Aic.Benchmarks;

/// <summary>Where the things to be measured are built to.</summary>
internal static class Repository
{
    private static readonly string Root = typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    /// <summary>The module as <c>dotnet build -c Release</c> lays it out.</summary>
    public static string Module { get; } = Path.Combine(Root, "out", "AicTracker");

    /// <summary>The executable as <c>dotnet publish Aic.Agent -c Release</c> makes it.</summary>
    public static string Executable { get; } = Path.Combine(
        Root, "artifacts", "publish", "Aic.Agent", "release", OperatingSystem.IsWindows() ? "aic.exe" : "aic");

    /// <summary>The peak memory of all child processes so far, in MiB; null where the system doesn't tell.</summary>
    public static double? PeakMemoryOfChildren()
    {
        const int Children = -1;
        return OperatingSystem.IsLinux() && GetRusage(Children, out ResourceUsage usage) == 0 ? usage.MaxResidentSetKiB / 1024.0 : null;
    }

    [DllImport("libc", EntryPoint = "getrusage")]
    private static extern int GetRusage(int who, out ResourceUsage usage);

    [StructLayout(LayoutKind.Sequential, Size = 144)]
    private readonly struct ResourceUsage
    {
        private readonly long _userSeconds;
        private readonly long _userMicroseconds;
        private readonly long _systemSeconds;
        private readonly long _systemMicroseconds;

        public readonly long MaxResidentSetKiB;
    }
}
