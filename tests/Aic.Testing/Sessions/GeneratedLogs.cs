namespace Aic.Testing.Sessions;

/// <summary>Makes logs of any of the tools that there is a generator for.</summary>
public static class GeneratedLogs
{
    /// <summary>The tools, by their ids.</summary>
    public static IReadOnlyList<string> Tools { get; } = ["claude-code", "codex", "gemini-cli", "opencode"];

    /// <summary>Writes logs to where the tool keeps them.</summary>
    /// <param name="tool">The tool's id.</param>
    /// <param name="home">The home folder.</param>
    /// <param name="bytes">About how many bytes.</param>
    /// <param name="seed">Which logs.</param>
    /// <param name="start">The moment of the first line.</param>
    /// <returns>Every response once, in the order of time.</returns>
    public static IReadOnlyList<GeneratedResponse> Write(string tool, string home, long bytes, int seed, DateTimeOffset start) => tool switch
    {
        "claude-code" => ClaudeCodeLogs.Write(Path.Combine(home, ".claude"), bytes, seed, start),
        "codex" => CodexLogs.Write(Path.Combine(home, ".codex"), bytes, seed, start),
        "gemini-cli" => GeminiLogs.Write(Path.Combine(home, ".gemini"), bytes, seed, start),
        "opencode" => OpenCodeLogs.Write(Path.Combine(home, ".local", "share", "opencode"), bytes, seed, start),
        _ => throw new ArgumentException($"There is no generator for {tool}.", nameof(tool)),
    };
}
