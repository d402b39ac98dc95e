using Aic.Core.Sessions.Amp;
using Aic.Core.Sessions.ClaudeCode;
using Aic.Core.Sessions.Cline;
using Aic.Core.Sessions.Codex;
using Aic.Core.Sessions.Copilot;
using Aic.Core.Sessions.Crush;
using Aic.Core.Sessions.Droid;
using Aic.Core.Sessions.Gemini;
using Aic.Core.Sessions.Goose;
using Aic.Core.Sessions.Grok;
using Aic.Core.Sessions.Hermes;
using Aic.Core.Sessions.Kimi;
using Aic.Core.Sessions.OpenClaw;
using Aic.Core.Sessions.OpenCode;
using Aic.Core.Sessions.Pi;
using Aic.Core.Sessions.Qwen;
using Aic.Core.Sessions.Vibe;
using Aic.Core.Sessions.Zed;

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
        new CopilotReader(),
        new QwenReader(),
        new ClineReader(),
        new RooCodeReader(),
        new KiloCodeReader(),
        PiReader.Pi,
        PiReader.OhMyPi,
        new OpenClawReader(),
        new HermesReader(),
        new GooseReader(),
        new DroidReader(),
        new CrushReader(),
        new KimiReader(),
        new VibeReader(),
        new ZedReader(),
        new AmpReader(),
        new GrokReader(),
    ];
}
