using Aic.Core.Sessions.Records;

namespace Aic.Core.Sessions.Cline;

/// <summary>
/// Cline's tasks: those of the extension <c>saoudrizwan.claude-dev</c>, and <c>tasks</c> in <c>$CLINE_DATA_DIR</c> (<c>$CLINE_DIR/data</c>, <c>~/.cline/data</c>); and the sessions of
/// its command-line tool, <c>{session}/{session}.messages.json</c> in <c>$CLINE_SESSION_DATA_DIR</c> or <c>sessions</c> beside <c>tasks</c>.
/// The folders: https://docs.cline.bot and https://github.com/getagentseal/codeburn (<c>docs/providers/cline-cli.md</c>).
/// </summary>
internal sealed class ClineReader : ISessionReader
{
    private const string Session = ".messages.json";

    /// <inheritdoc />
    public string Id => "cline";

    /// <inheritdoc />
    public string Name => "Cline";

    /// <inheritdoc />
    public Uri Documentation { get; } = new("https://docs.cline.bot");

    /// <inheritdoc />
    public IReadOnlyList<string> Folders(SessionMachine machine)
    {
        IReadOnlyList<string> data = machine.List("CLINE_DATA_DIR")
            ?? [.. (machine.List("CLINE_DIR") ?? [.. machine.InHome(".cline")]).Select(home => Path.Combine(home, "data"))];
        return
        [
            .. EditorTasks.Folders(machine, "saoudrizwan.claude-dev"),
            .. data.Select(folder => Path.Combine(folder, "tasks")),
            .. machine.List("CLINE_SESSION_DATA_DIR") ?? [.. data.Select(folder => Path.Combine(folder, "sessions"))],
        ];
    }

    /// <inheritdoc />
    public IEnumerable<SessionFile> Find(string folder) => EditorTasks.Find(folder).Concat(SessionFile.Below(folder, "*" + Session));

    /// <inheritdoc />
    public SessionParser Parse(SessionFile file, RecordBatch batch) => file.Path.EndsWith(Session, StringComparison.Ordinal)
        ? new ClineSessionParser(file, batch)
        : new TaskParser(file, batch, inputMayIncludeCache: false);
}
