namespace Aic.Core.Lifecycle.Processes;

/// <summary>Finds programs on PATH: the system's own search also looks into the current folder, where anybody's program may lie.</summary>
internal static class ProgramPath
{
    /// <summary>Finds a program.</summary>
    /// <param name="name">Its name, on Windows with or without <c>.exe</c>.</param>
    /// <param name="getVariable">Reads an environment variable.</param>
    /// <returns>Its full path; null when it isn't on PATH.</returns>
    public static string? Find(string name, Func<string, string?> getVariable) =>
        (getVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(Path.IsPathFullyQualified)
            .Select(folder => Path.Combine(folder, FileName(name)))
            .FirstOrDefault(IsExecutable);

    /// <summary>The name of a program's file.</summary>
    /// <param name="name">The program's name.</param>
    public static string FileName(string name) => OperatingSystem.IsWindows() && !Path.HasExtension(name) ? $"{name}.exe" : name;

    /// <summary>True for a file that can be run.</summary>
    /// <param name="path">Its full path.</param>
    public static bool IsExecutable(string path) =>
        File.Exists(path) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0);
}
