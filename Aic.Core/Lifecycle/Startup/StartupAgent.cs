using System.Globalization;

namespace Aic.Core.Lifecycle.Startup;

/// <summary>What is to be started with the session.</summary>
/// <param name="Executable">The executable.</param>
/// <param name="Port">Its port; null for its own choice.</param>
/// <param name="Environment">Variables that it needs to find the same files; never a secret.</param>
internal sealed record StartupAgent(AgentExecutable Executable, int? Port, IReadOnlyDictionary<string, string> Environment)
{
    /// <summary>Program and arguments.</summary>
    /// <param name="verb">What <c>aic</c> shall do.</param>
    public IReadOnlyList<string> CommandLine(params string[] verb) =>
        [Executable.Program, .. Executable.Arguments, .. verb, .. Port is { } port ? (string[])["--port", port.ToString(CultureInfo.InvariantCulture)] : []];

    /// <summary>Refuses what no line of a file can hold.</summary>
    /// <exception cref="AgentException">A path has a control character.</exception>
    public void RequireOneLine()
    {
        if (CommandLine().Concat(Environment.Values).FirstOrDefault(text => text.Any(char.IsControl)) is { } text)
        {
            throw new AgentException(AgentProblem.StartupUnavailable, $"The path \"{new string([.. text.Select(character => char.IsControl(character) ? '?' : character)])}\" holds a line break or another control character, which can't be registered. Rename it.");
        }
    }
}
