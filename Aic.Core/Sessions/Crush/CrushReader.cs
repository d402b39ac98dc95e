using System.Text.Json;
using Aic.Core.Sessions.Records;
using Aic.Core.Sessions.Scanning;

namespace Aic.Core.Sessions.Crush;

/// <summary>
/// Crush's sessions: a SQLite file <c>crush.db</c> in each project's data folder. The projects stand in <c>projects.json</c> in <c>$CRUSH_GLOBAL_DATA</c>, else in
/// <c>$XDG_DATA_HOME/crush</c> (<c>~/.local/share</c>, on macOS too) or <c>%LOCALAPPDATA%\crush</c>.
/// The format is the tool's own: https://github.com/charmbracelet/crush (<c>internal/projects</c>, <c>internal/db/migrations</c>).
/// </summary>
internal sealed class CrushReader : ISessionReader
{
    /// <inheritdoc />
    public string Id => "crush";

    /// <inheritdoc />
    public string Name => "Crush";

    /// <inheritdoc />
    public Uri Documentation { get; } = new("https://github.com/charmbracelet/crush");

    /// <inheritdoc />
    public IReadOnlyList<string> Folders(SessionMachine machine) => machine.List("CRUSH_GLOBAL_DATA") ?? (OperatingSystem.IsWindows()
        ? [.. machine.InData("crush")]
        : [.. machine.InXdg("XDG_DATA_HOME", Path.Combine(".local", "share"), "crush")]);

    /// <inheritdoc />
    public IEnumerable<SessionFile> Find(string folder) => Projects(Path.Combine(folder, "projects.json"))
        .Distinct(StringComparer.Ordinal)
        .SelectMany(data => ToolDatabase.Find(Path.Combine(data, "crush.db")));

    /// <inheritdoc />
    public SessionParser Parse(SessionFile file, RecordBatch batch) => new CrushParser(file, batch);

    /// <summary>The data folders of all projects; the registry is written anew now and then, and one that can't be read is left alone until the next time.</summary>
    private static List<string> Projects(string registry)
    {
        try
        {
            using JsonDocument json = LogJson.Read(File.ReadAllBytes(registry));
            JsonElement projects = json.RootElement.Member("projects") ?? json.RootElement;
            IEnumerable<JsonElement> entries = projects.ValueKind switch
            {
                JsonValueKind.Array => projects.EnumerateArray(),
                JsonValueKind.Object => projects.EnumerateObject().Select(project => project.Value),
                _ => [],
            };
            return [.. entries.Where(entry => entry.TextOf("path") is not null).Select(entry => Path.Combine(entry.TextOf("path")!, entry.TextOf("data_dir") ?? ".crush"))];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException || LogJson.IsBroken(exception))
        {
            return [];
        }
    }
}
