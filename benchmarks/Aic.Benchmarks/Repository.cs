using System.Reflection;

namespace Aic.Benchmarks;

/// <summary>Where the things to be measured are built to.</summary>
internal static class Repository
{
    private static readonly string Root = typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    /// <summary>The module as <c>dotnet build -c Release</c> lays it out.</summary>
    public static string Module { get; } = Path.Combine(Root, "out", "AicTracker");

    /// <summary>The module that does nothing, as <c>dotnet build -c Release</c> lays it out.</summary>
    public static string EmptyModule { get; } = Path.Combine(Root, "artifacts", "bin", "EmptyModule", "release", "EmptyModule.psd1");

    /// <summary>The executable as <c>dotnet publish Aic.Agent -c Release</c> makes it.</summary>
    public static string Executable { get; } = Published("Aic.Agent", "aic");

    /// <summary>The service that does nothing, as <c>dotnet publish benchmarks/EmptyService -c Release</c> makes it.</summary>
    public static string EmptyService { get; } = Published("EmptyService", "EmptyService");

    private static string Published(string project, string program) =>
        Path.Combine(Root, "artifacts", "publish", project, "release", OperatingSystem.IsWindows() ? $"{program}.exe" : program);
}
