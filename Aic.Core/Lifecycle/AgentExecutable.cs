using Aic.Core.Lifecycle.Processes;

namespace Aic.Core.Lifecycle;

/// <summary>What is run to start an agent.</summary>
/// <param name="Program">The executable's full path: <c>aic</c>, or <c>dotnet</c>.</param>
/// <param name="Arguments">What comes before the verb: the path of <c>aic.dll</c> for <c>dotnet</c>, else nothing.</param>
/// <param name="Origin">Where it was found, in words for people.</param>
public sealed record AgentExecutable(string Program, IReadOnlyList<string> Arguments, string Origin)
{
    private const string Name = "aic";
    private const string Host = "dotnet";

    /// <summary>What this process itself runs, which must be <c>aic</c>.</summary>
    /// <exception cref="AgentException">The system doesn't tell.</exception>
    public static AgentExecutable OfThisProcess()
    {
        string program = Environment.ProcessPath
            ?? throw new AgentException(AgentProblem.ExecutableNotFound, "The system doesn't tell where this program's executable is. Run \"aic serve\" instead.");
        return Path.GetFileNameWithoutExtension(program) == Host && Environment.GetCommandLineArgs() is [{ } library, ..]
            ? new AgentExecutable(program, [Path.GetFullPath(library)], "this program, with dotnet")
            : new AgentExecutable(program, [], "this program");
    }

    /// <summary>
    /// Finds the executable for the PowerShell module: <c>bin/aic</c> beside the module, then <c>aic</c> on the path, then <c>lib/aic.dll</c> beside the module
    /// with <c>dotnet</c>.
    /// </summary>
    /// <param name="module">The module's folder.</param>
    /// <param name="getVariable">Reads an environment variable.</param>
    /// <exception cref="AgentException">There is none.</exception>
    public static AgentExecutable Find(string module, Func<string, string?> getVariable)
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentNullException.ThrowIfNull(getVariable);
        string beside = Path.Combine(module, "bin", ProgramPath.FileName(Name));
        if (ProgramPath.IsExecutable(beside))
        {
            return new AgentExecutable(beside, [], "beside the module");
        }

        if (ProgramPath.Find(Name, getVariable) is { } onPath)
        {
            return new AgentExecutable(onPath, [], "on PATH");
        }

        string library = Path.Combine(module, "lib", $"{Name}.dll");
        return File.Exists(library) && DotnetHost(getVariable) is { } host
            ? new AgentExecutable(host, [library], "beside the module, with dotnet")
            : throw new AgentException(
                AgentProblem.ExecutableNotFound,
                $"The executable aic isn't there: neither beside the module ({beside}) nor on PATH, and {(File.Exists(library) ? "no dotnet was found that could run" : "there is no")} {library}. Put aic on PATH, or install the .NET 10 runtime.");
    }

    private static string? DotnetHost(Func<string, string?> getVariable)
    {
        string?[] roots = [getVariable("DOTNET_ROOT"), OperatingSystem.IsWindows() ? Path.Combine(getVariable("ProgramFiles") ?? @"C:\Program Files", Host) : null, "/usr/local/share/dotnet", "/usr/share/dotnet", "/usr/lib/dotnet"];
        return ProgramPath.Find(Host, getVariable)
            ?? roots.Where(root => !string.IsNullOrEmpty(root)).Select(root => Path.Combine(root!, ProgramPath.FileName(Host))).FirstOrDefault(ProgramPath.IsExecutable);
    }
}
