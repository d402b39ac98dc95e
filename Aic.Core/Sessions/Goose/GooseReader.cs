using Aic.Core.Sessions.Records;
using Aic.Core.Sessions.Scanning;

namespace Aic.Core.Sessions.Goose;

/// <summary>
/// Goose's sessions in the SQLite file <c>sessions.db</c>: in <c>$GOOSE_PATH_ROOT/data/sessions</c>, else in <c>$XDG_DATA_HOME/goose/sessions</c> (<c>~/.local/share</c>, on macOS too)
/// or <c>%APPDATA%\Block\goose\data\sessions</c> and <c>…\goose\sessions</c>. The folders: https://block.github.io/goose/docs/guides/logs; the table is the tool's own
/// (https://github.com/block/goose, <c>crates/goose/src/session/session_manager.rs</c>).
/// </summary>
internal sealed class GooseReader : ISessionReader
{
    /// <inheritdoc />
    public string Id => "goose";

    /// <inheritdoc />
    public string Name => "Goose";

    /// <inheritdoc />
    public Uri Documentation { get; } = new("https://block.github.io/goose/docs/guides/logs");

    /// <inheritdoc />
    public IReadOnlyList<string> Folders(SessionMachine machine) => true switch
    {
        _ when machine.List("GOOSE_PATH_ROOT") is { } roots => [.. roots.Select(root => Path.Combine(root, "data", "sessions"))],
        _ when OperatingSystem.IsWindows() =>
            [.. machine.InSettings("Block", "goose", "data", "sessions"), .. machine.InSettings("Block", "goose", "sessions")],
        _ => [.. machine.InXdg("XDG_DATA_HOME", Path.Combine(".local", "share"), "goose", "sessions")],
    };

    /// <inheritdoc />
    public IEnumerable<SessionFile> Find(string folder) => ToolDatabase.Find(Path.Combine(folder, "sessions.db"));

    /// <inheritdoc />
    public SessionParser Parse(SessionFile file, RecordBatch batch) => new GooseParser(batch);
}
