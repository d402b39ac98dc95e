using System.ComponentModel;

namespace Aic.Core.Lifecycle.Processes;

/// <summary>
/// Starts a program that has nothing to do with the terminal and the session it was started from: no Ctrl+C, no closed window and no end of the parent
/// reaches it, and it keeps none of the parent's files and pipes open. .NET's own <see cref="System.Diagnostics.Process"/> can't do that yet.
/// </summary>
internal static class DetachedProcess
{
    /// <summary>Starts a program.</summary>
    /// <param name="program">The executable's full path.</param>
    /// <param name="arguments">Its arguments. Other users can see them, so never a secret.</param>
    /// <param name="environment">Variables besides those of this process.</param>
    /// <param name="folder">Where it works.</param>
    /// <exception cref="Win32Exception">The system refuses.</exception>
    public static ChildProcess Start(string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment, string folder)
    {
        Dictionary<string, string> all = new(OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        foreach (System.Collections.DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            all[(string)variable.Key] = (string?)variable.Value ?? "";
        }

        foreach ((string name, string value) in environment)
        {
            all[name] = value;
        }

        return OperatingSystem.IsWindows()
            ? WindowsSpawn.Start(program, arguments, all, folder)
            : UnixSpawn.Start(program, arguments, all, folder);
    }
}
