using Aic.Core.Sessions.ClaudeCode;
using Aic.Core.Sessions.Codex;
using Aic.Core.Sessions.Gemini;
using Aic.Core.Sessions.OpenCode;

namespace Aic.Core.Sessions;

/// <summary>The coding tools whose session logs can be read, in the order in which they are shown.</summary>
internal static class SessionReaders
{
    /// <summary>The readers.</summary>
    public static IReadOnlyList<ISessionReader> All { get; } =
    [
        new ClaudeCodeReader(),
        new CodexReader(),
        new GeminiReader(),
        new OpenCodeReader(),
    ];
}
