using Aic.Core.Sessions.Records;
using Aic.Core.Sessions.Scanning;

namespace Aic.Core.Sessions.Zed;

/// <summary>
/// The threads of Zed's own agent in the SQLite file <c>threads/threads.db</c> in <c>$XDG_DATA_HOME/zed</c> (<c>~/.local/share/zed</c>), <c>~/Library/Application Support/Zed</c> or <c>%LOCALAPPDATA%\Zed</c>.
/// The format is the tool's own: https://github.com/zed-industries/zed (<c>crates/agent/src/db.rs</c>).
/// </summary>
internal sealed class ZedReader : ISessionReader
{
    /// <inheritdoc />
    public string Id => "zed";

    /// <inheritdoc />
    public string Name => "Zed";

    /// <inheritdoc />
    public Uri Documentation { get; } = new("https://zed.dev/docs/ai/agent-panel");

    /// <inheritdoc />
    public IReadOnlyList<string> Folders(SessionMachine machine) =>
        [.. machine.InData(OperatingSystem.IsLinux() ? "zed" : "Zed", "threads")];

    /// <inheritdoc />
    public IEnumerable<SessionFile> Find(string folder) => ToolDatabase.Find(Path.Combine(folder, "threads.db"));

    /// <inheritdoc />
    public SessionParser Parse(SessionFile file, RecordBatch batch) => new ZedParser(batch);
}
