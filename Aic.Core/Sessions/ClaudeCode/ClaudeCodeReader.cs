using Aic.Core.Sessions.Records;

namespace Aic.Core.Sessions.ClaudeCode;

/// <summary>
/// Claude Code's logs: <c>projects/**/*.jsonl</c> in <c>$CLAUDE_CONFIG_DIR</c> (several are separated by commas), else in <c>~/.claude</c> and <c>~/.config/claude</c>;
/// a subagent's log lies below its session's folder. Claude Desktop's local agents write the same some levels below <c>local-agent-mode-sessions</c>
/// in the app's own folder (https://github.com/getagentseal/codeburn, <c>docs/providers/claude.md</c>); other files there repeat it and are left alone.
/// The folder: https://code.claude.com/docs/en/settings; the lines aren't documented, and are read as other open readers read them (https://github.com/ryoppippi/ccusage).
/// </summary>
internal sealed class ClaudeCodeReader : ISessionReader
{
    private const string ProjectsFolder = "projects";
    private const string DesktopFolder = "local-agent-mode-sessions";
    private const string WindowsPackages = "Claude_*";

    /// <inheritdoc />
    public string Id => "claude-code";

    /// <inheritdoc />
    public string Name => "Claude Code";

    /// <inheritdoc />
    public Uri Documentation { get; } = new("https://code.claude.com/docs/en/settings");

    /// <inheritdoc />
    public IReadOnlyList<string> Folders(SessionMachine machine) =>
        [.. (machine.List("CLAUDE_CONFIG_DIR") ?? Standard(machine)).Select(Projects).Concat(Desktop(machine)).Distinct(StringComparer.Ordinal)];

    /// <inheritdoc />
    public IEnumerable<SessionFile> Find(string folder) => Path.GetFileName(folder) == DesktopFolder
        ? SessionFile.Below(folder, "*.jsonl").Where(file => file.Path.Contains($"{Path.DirectorySeparatorChar}{ProjectsFolder}{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        : SessionFile.Below(folder, "*.jsonl");

    /// <inheritdoc />
    public SessionParser Parse(SessionFile file, RecordBatch batch) => new ClaudeCodeParser(file, batch);

    private static IReadOnlyList<string> Standard(SessionMachine machine) =>
    [
        .. machine.InHome(".claude"),
        .. machine.InXdg("XDG_CONFIG_HOME", ".config", "claude"),
    ];

    /// <summary>Where Claude Desktop keeps what its agents do; the one from Windows' store keeps it in its package's folder.</summary>
    private static IEnumerable<string> Desktop(SessionMachine machine)
    {
        IEnumerable<string> packages = OperatingSystem.IsWindows() && machine.InData("Packages").FirstOrDefault(Directory.Exists) is { } parent
            ? Directory.EnumerateDirectories(parent, WindowsPackages).Select(package => Path.Combine(package, "LocalCache", "Roaming", "Claude", DesktopFolder))
            : [];
        return machine.InSettings("Claude", DesktopFolder).Concat(packages);
    }

    private static string Projects(string folder) =>
        Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)) == ProjectsFolder ? folder : Path.Combine(folder, ProjectsFolder);
}
