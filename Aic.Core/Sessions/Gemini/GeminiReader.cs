using Aic.Core.Sessions.Records;

namespace Aic.Core.Sessions.Gemini;

/// <summary>
/// Gemini CLI's chats: <c>~/.gemini/tmp/{project}/chats/session-*.json</c>, one document each; newer versions write <c>.jsonl</c>, line by line.
/// The format is that of the tool's own source: https://github.com/google-gemini/gemini-cli (<c>packages/core/src/services/chatRecordingService.ts</c>).
/// </summary>
internal sealed class GeminiReader : ISessionReader
{
    private const string LinesExtension = ".jsonl";

    /// <inheritdoc />
    public string Id => "gemini-cli";

    /// <inheritdoc />
    public string Name => "Gemini CLI";

    /// <inheritdoc />
    public Uri Documentation { get; } = new("https://github.com/google-gemini/gemini-cli");

    /// <inheritdoc />
    public IReadOnlyList<string> Folders(SessionMachine machine) => [.. machine.InHome(".gemini", "tmp")];

    /// <inheritdoc />
    public IEnumerable<SessionFile> Find(string folder) =>
        SessionFile.Below(folder, "*.json").Concat(SessionFile.Below(folder, "*" + LinesExtension)).Where(file => IsChat(file.Path));

    /// <inheritdoc />
    public SessionParser Parse(SessionFile file, RecordBatch batch) => file.Path.EndsWith(LinesExtension, StringComparison.Ordinal)
        ? new GeminiLines(file, batch)
        : new GeminiDocument(file, batch);

    private static bool IsChat(string path) => path.Split(Path.DirectorySeparatorChar).Contains("chats");
}
