namespace Aic.Agent.Tests.Processes;

/// <summary>
/// The published native executable, where there is one of this state of the source: what <c>dotnet publish Aic.Agent -c Release</c> wrote,
/// or the one that <c>AIC_NATIVE_EXECUTABLE</c> names. Publishing takes minutes, so tests don't do it; .ci/run does.
/// </summary>
internal static class NativeExecutable
{
    private const string Variable = "AIC_NATIVE_EXECUTABLE";

    private static readonly string[] Projects = ["Aic.Agent", "Aic.Core"];
    private static readonly Lazy<(string Path, string? Problem)> Found = new(Find);

    /// <summary>The path. Where there is none that is up to date, the test is skipped with the reason.</summary>
    public static string Require()
    {
        (string path, string? problem) = Found.Value;
        Assert.SkipWhen(problem is not null, problem ?? "");
        return path;
    }

    private static (string Path, string? Problem) Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            return (named, File.Exists(named) ? null : $"{Variable} names {named}, which isn't there.");
        }

        string root = Root();
        string path = Path.Combine(root, "artifacts", "publish", "Aic.Agent", "release", OperatingSystem.IsWindows() ? "aic.exe" : "aic");
        if (!File.Exists(path))
        {
            return (path, "There is no native executable. dotnet publish Aic.Agent -c Release makes one.");
        }

        string? newer = Sources(root).FirstOrDefault(file => File.GetLastWriteTimeUtc(file) > File.GetLastWriteTimeUtc(path));
        return (path, newer is null ? null : $"The native executable is older than {Path.GetRelativePath(root, newer)}. dotnet publish Aic.Agent -c Release makes it anew.");
    }

    private static IEnumerable<string> Sources(string root) =>
        Projects.SelectMany(project => Directory.EnumerateFiles(Path.Combine(root, project), "*", SearchOption.AllDirectories)).Concat(Directory.EnumerateFiles(root, "Directory.*"));

    private static string Root()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "AicTracker.slnx")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }
}
