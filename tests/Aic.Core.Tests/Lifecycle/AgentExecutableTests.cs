using System.Runtime.Versioning;
using Aic.Core.Lifecycle;
using Aic.Testing;

namespace Aic.Core.Tests.Lifecycle;

public sealed class AgentExecutableTests
{
    private static readonly string Suffix = OperatingSystem.IsWindows() ? ".exe" : "";

    [Fact]
    public void Beside_the_module_comes_first_then_the_path_then_dotnet()
    {
        using TempFolder folder = new();
        string dotnet = Make(folder, "path", $"dotnet{Suffix}");
        string library = Make(folder, "module/lib", "aic.dll");
        AgentExecutable third = Find(folder);
        string onPath = Make(folder, "path", $"aic{Suffix}");
        AgentExecutable second = Find(folder);
        string beside = Make(folder, "module/bin", $"aic{Suffix}");
        AgentExecutable first = Find(folder);

        Assert.Equal((beside, "beside the module"), (first.Program, first.Origin));
        Assert.Equal((onPath, "on PATH"), (second.Program, second.Origin));
        Assert.Equal((dotnet, library, "beside the module, with dotnet"), (third.Program, Assert.Single(third.Arguments), third.Origin));
    }

    [Fact]
    public void Without_any_the_error_says_where_it_was_looked_for()
    {
        using TempFolder folder = new();

        AgentException exception = Assert.Throws<AgentException>(() => Find(folder));

        Assert.Equal(AgentProblem.ExecutableNotFound, exception.Problem);
        Assert.Contains(Path.Combine(folder.File("module"), "bin"), exception.Message, StringComparison.Ordinal);
        Assert.Contains("PATH", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void What_cannot_be_run_is_none()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        using TempFolder folder = new();
        File.SetUnixFileMode(Make(folder, "path", "aic"), UnixFileMode.UserRead);

        Assert.Throws<AgentException>(() => Find(folder));
    }

    private static AgentExecutable Find(TempFolder folder) =>
        AgentExecutable.Find(folder.File("module"), name => name == "PATH" ? folder.File("path") : null);

    private static string Make(TempFolder folder, string place, string name)
    {
        string path = Path.Combine([folder.Path, .. place.Split('/'), name]);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        return path;
    }
}
