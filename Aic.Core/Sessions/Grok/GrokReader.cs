using Aic.Core.Sessions.Records;

namespace Aic.Core.Sessions.Grok;

/// <summary>
/// Grok Build's sessions: <c>sessions/{folder}/{session}/updates.jsonl</c> with <c>summary.json</c> beside it, in <c>$GROK_HOME</c>, else in <c>~/.grok</c>.
/// Versions that wrote down no usage of a turn say nothing. The format: https://github.com/getagentseal/codeburn (<c>docs/providers/grok.md</c>).
/// </summary>
internal sealed class GrokReader : ISessionReader
{
    /// <inheritdoc />
    public string Id => "grok-build";

    /// <inheritdoc />
    public string Name => "Grok Build";

    /// <inheritdoc />
    public Uri Documentation { get; } = new("https://github.com/getagentseal/codeburn/blob/main/docs/providers/grok.md");

    /// <inheritdoc />
    public IReadOnlyList<string> Folders(SessionMachine machine) =>
        [.. (machine.List("GROK_HOME") ?? [.. machine.InHome(".grok")]).Select(home => Path.Combine(home, "sessions"))];

    /// <inheritdoc />
    public IEnumerable<SessionFile> Find(string folder) => SessionFile.Below(folder, "updates.jsonl");

    /// <inheritdoc />
    public SessionParser Parse(SessionFile file, RecordBatch batch) => new GrokParser(file, batch);
}
