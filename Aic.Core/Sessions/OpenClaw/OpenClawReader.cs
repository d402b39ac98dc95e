using Aic.Core.Sessions.Pi;
using Aic.Core.Sessions.Records;
using Aic.Core.Sessions.Scanning;

namespace Aic.Core.Sessions.OpenClaw;

/// <summary>
/// OpenClaw's sessions, below <c>agents</c> in <c>$OPENCLAW_STATE_DIR</c>, else in <c>~/.openclaw</c> and in the folders of the names that it had before. Until 2026.7.1 they are
/// <c>{agent}/sessions/*.jsonl</c>, with <c>.reset.{time}</c>, <c>.deleted.{time}</c> or <c>.bak.{time}</c> after the name of one that was put away (compressed ones aren't read);
/// since then they are in the SQLite file <c>{agent}/agent/openclaw-agent.sqlite</c>. The tool is built on pi's agent and writes its entries.
/// The folder: https://docs.openclaw.ai/cli/transcripts; the files: https://docs.rs/pond-db (<c>adapter/openclaw.rs</c>), https://github.com/ryoppippi/ccusage (<c>adapter/openclaw</c>).
/// </summary>
internal sealed class OpenClawReader : ISessionReader
{
    private const string Extension = ".jsonl";
    private const string Compressed = ".zst";
    private const string Database = "openclaw-agent.sqlite";

    private static readonly string[] PutAway = [".reset.", ".deleted.", ".bak."];

    /// <inheritdoc />
    public string Id => "openclaw";

    /// <inheritdoc />
    public string Name => "OpenClaw";

    /// <inheritdoc />
    public Uri Documentation { get; } = new("https://docs.openclaw.ai/cli/transcripts");

    /// <inheritdoc />
    public IReadOnlyList<string> Folders(SessionMachine machine) =>
        [.. (machine.List("OPENCLAW_STATE_DIR") ?? Standard(machine)).Select(home => Path.Combine(home, "agents"))];

    /// <inheritdoc />
    public IEnumerable<SessionFile> Find(string folder) => SessionFile.Below(folder, $"*{Extension}*")
        .Where(file => IsSession(Path.GetFileName(file.Path)))
        .Concat(SessionFile.Below(folder, Database).Select(file => ToolDatabase.Describe(file.Path)));

    /// <inheritdoc />
    public SessionParser Parse(SessionFile file, RecordBatch batch)
    {
        string name = Path.GetFileName(file.Path);
        return name == Database ? new OpenClawDatabase(batch) : new PiParser(name[..name.IndexOf(Extension, StringComparison.Ordinal)], batch);
    }

    private static IReadOnlyList<string> Standard(SessionMachine machine) =>
        [.. machine.InHome(".openclaw"), .. machine.InHome(".clawdbot"), .. machine.InHome(".moltbot"), .. machine.InHome(".moldbot")];

    private static bool IsSession(string name)
    {
        string rest = name[(name.IndexOf(Extension, StringComparison.Ordinal) + Extension.Length)..];
        return rest.Length == 0 || (PutAway.Any(reason => rest.StartsWith(reason, StringComparison.Ordinal)) && !rest.EndsWith(Compressed, StringComparison.Ordinal));
    }
}
