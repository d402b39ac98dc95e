using System.Reflection;
using System.Runtime.CompilerServices;

// Sessions share the process's environment, AIC_CONFIG_DIR above all.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

namespace Aic.PowerShell.Tests.Hosting;

/// <summary>What holds for the whole test process.</summary>
internal static class TestProcess
{
    /// <summary>The laid-out module.</summary>
    public static string ModuleDirectory { get; } = Metadata("ModuleDirectory");

    /// <summary>The sources.</summary>
    public static string RepositoryRoot { get; } = Metadata("RepositoryRoot");

    /// <summary>The variables that name the user's folders, as they were before the tests took their own.</summary>
    public static IReadOnlyDictionary<string, string?> RealFolders { get; private set; } = new Dictionary<string, string?>();

    /// <summary>The engine reads its environment once, when it is first touched: no telemetry, no real home.</summary>
    [ModuleInitializer]
    internal static void Prepare()
    {
        string home = Directory.CreateTempSubdirectory("aic-test-home-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(home, recursive: true);
        Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");
        Environment.SetEnvironmentVariable("POWERSHELL_UPDATECHECK", "Off");
        string[] folders = ["HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"];
        RealFolders = folders.ToDictionary(variable => variable, Environment.GetEnvironmentVariable);
        foreach (string variable in folders)
        {
            Environment.SetEnvironmentVariable(variable, home);
        }
    }

    private static string Metadata(string key) =>
        typeof(TestProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
