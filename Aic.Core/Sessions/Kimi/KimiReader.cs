using Aic.Core.Sessions.Records;

namespace Aic.Core.Sessions.Kimi;

/// <summary>
/// Kimi CLI's sessions: <c>sessions/{project}/{session}/**/wire.jsonl</c> in <c>$KIMI_SHARE_DIR</c>, else in <c>~/.kimi</c>, and those of its successor Kimi Code in
/// <c>$KIMI_CODE_HOME</c>, else in <c>~/.kimi-code</c>. Each agent of a session has its own.
/// The format is the tool's own: https://github.com/MoonshotAI/kimi-cli (<c>src/kimi_cli/wire</c>), https://github.com/MoonshotAI/kimi-code.
/// </summary>
internal sealed class KimiReader : ISessionReader
{
    /// <inheritdoc />
    public string Id => "kimi";

    /// <inheritdoc />
    public string Name => "Kimi CLI";

    /// <inheritdoc />
    public Uri Documentation { get; } = new("https://moonshotai.github.io/kimi-cli/");

    /// <inheritdoc />
    public IReadOnlyList<string> Folders(SessionMachine machine) =>
    [
        .. (machine.List("KIMI_SHARE_DIR") ?? [.. machine.InHome(".kimi")]).Select(Sessions),
        .. (machine.List("KIMI_CODE_HOME") ?? [.. machine.InHome(".kimi-code")]).Select(Sessions),
    ];

    /// <inheritdoc />
    public IEnumerable<SessionFile> Find(string folder) => SessionFile.Below(folder, "wire.jsonl");

    /// <inheritdoc />
    public SessionParser Parse(SessionFile file, RecordBatch batch) => new KimiParser(file, batch);

    private static string Sessions(string home) => Path.Combine(home, "sessions");
}
