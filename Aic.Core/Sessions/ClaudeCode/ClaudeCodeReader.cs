using Aic.Core.Sessions.Records;

namespace Aic.Core.Sessions.ClaudeCode;

/// <summary>
/// Claude Code's logs: <c>projects/**/*.jsonl</c> in <c>$CLAUDE_CONFIG_DIR</c> (several are separated by commas), else in <c>~/.claude</c> and <c>~/.config/claude</c>;
/// a subagent's log lies below its session's folder. Claude Desktop's local agents write the same into folders of their own.
/// The folder: https://code.claude.com/docs/en/settings; the lines aren't documented, and are read as other open readers read them (https://github.com/ryoppippi/ccusage).
/// </summary>
internal sealed class ClaudeCodeReader : ISessionReader
{
    private const string ProjectsFolder = "projects";

    /// <inheritdoc />
    public string Id => "claude-code";

    /// <inheritdoc />
    public string Name => "Claude Code";

    /// <inheritdoc />
    public Uri Documentation { get; } = new("https://code.claude.com/docs/en/settings");

    /// <inheritdoc />
    public IReadOnlyList<string> Folders(SessionMachine machine) =>
        [.. (machine.List("CLAUDE_CONFIG_DIR") ?? Standard(machine)).Select(Projects).Distinct(StringComparer.Ordinal)];

    /// <inheritdoc />
    public IEnumerable<SessionFile> Find(string folder) => SessionFile.Below(folder, "*.jsonl");

    /// <inheritdoc />
    public SessionParser Parse(SessionFile file, RecordBatch batch) => new ClaudeCodeParser(file, batch);

    private static IReadOnlyList<string> Standard(SessionMachine machine) =>
    [
        .. machine.InHome(".claude"),
        .. machine.InXdg("XDG_CONFIG_HOME", ".config", "claude"),
    ];

    private static string Projects(string folder) =>
        Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)) == ProjectsFolder ? folder : Path.Combine(folder, ProjectsFolder);
}
