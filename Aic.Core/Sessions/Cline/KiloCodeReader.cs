using Aic.Core.Sessions.OpenCode;
using Aic.Core.Sessions.Records;
using Aic.Core.Sessions.Scanning;

namespace Aic.Core.Sessions.Cline;

/// <summary>
/// Kilo Code's tasks: those of the extension <c>kilocode.kilo-code</c>, and, of its newer versions, which are built on OpenCode, the SQLite file <c>kilo.db</c> with OpenCode's
/// messages in <c>$KILO_DATA_DIR</c>, else in <c>$XDG_DATA_HOME/kilo</c> (<c>~/.local/share/kilo</c>): https://github.com/Kilo-Org/kilocode.
/// </summary>
internal sealed class KiloCodeReader : ISessionReader
{
    private const string Database = "kilo.db";

    /// <inheritdoc />
    public string Id => "kilo-code";

    /// <inheritdoc />
    public string Name => "Kilo Code";

    /// <inheritdoc />
    public Uri Documentation { get; } = new("https://kilo.ai/docs");

    /// <inheritdoc />
    public IReadOnlyList<string> Folders(SessionMachine machine) =>
    [
        .. EditorTasks.Folders(machine, "kilocode.kilo-code"),
        .. machine.List("KILO_DATA_DIR") ?? [.. machine.InXdg("XDG_DATA_HOME", Path.Combine(".local", "share"), "kilo")],
    ];

    /// <inheritdoc />
    public IEnumerable<SessionFile> Find(string folder) => Path.GetFileName(folder) == "tasks"
        ? EditorTasks.Find(folder)
        : ToolDatabase.Find(Path.Combine(folder, Database));

    /// <inheritdoc />
    public SessionParser Parse(SessionFile file, RecordBatch batch) => Path.GetFileName(file.Path) == Database
        ? new OpenCodeDatabase(batch)
        : new TaskParser(file, batch, inputMayIncludeCache: true);
}
