using Aic.Core.Sessions.Records;
using Aic.Core.Sessions.Scanning;

namespace Aic.Core.Sessions.OpenCode;

/// <summary>
/// OpenCode's messages: <c>storage/message/{session}/msg_*.json</c> in <c>$XDG_DATA_HOME/opencode</c> (<c>~/.local/share/opencode</c>), one document each;
/// newer versions keep the same in the SQLite file <c>opencode*.db</c> there. The format is that of the tool's own source: https://github.com/anomalyco/opencode.
/// </summary>
internal sealed class OpenCodeReader : ISessionReader
{
    private const string DatabaseExtension = ".db";

    /// <inheritdoc />
    public string Id => "opencode";

    /// <inheritdoc />
    public string Name => "OpenCode";

    /// <inheritdoc />
    public Uri Documentation { get; } = new("https://opencode.ai/docs/");

    /// <inheritdoc />
    public IReadOnlyList<string> Folders(SessionMachine machine) =>
        machine.List("OPENCODE_DATA_DIR") ?? [.. machine.InXdg("XDG_DATA_HOME", Path.Combine(".local", "share"), "opencode")];

    /// <inheritdoc />
    public IEnumerable<SessionFile> Find(string folder)
    {
        string messages = Path.Combine(folder, "storage", "message");
        IEnumerable<SessionFile> documents = Directory.Exists(messages) ? SessionFile.Below(messages, "*.json") : [];
        return documents.Concat(Directory.EnumerateFiles(folder, "opencode*" + DatabaseExtension).Select(ToolDatabase.Describe));
    }

    /// <inheritdoc />
    public SessionParser Parse(SessionFile file, RecordBatch batch) => file.Path.EndsWith(DatabaseExtension, StringComparison.Ordinal)
        ? new OpenCodeDatabase(batch)
        : new OpenCodeDocument(batch);
}
