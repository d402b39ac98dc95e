using Aic.Core.Sessions.Records;

namespace Aic.Core.Sessions.Qwen;

/// <summary>
/// Qwen Code's chats: <c>projects/{project}/chats/*.jsonl</c> in <c>$QWEN_RUNTIME_DIR</c> or <c>$QWEN_HOME</c>, else in <c>~/.qwen</c>.
/// The format is that of the tool's own source: https://github.com/QwenLM/qwen-code (<c>packages/core/src/services/chatRecordingService.ts</c>).
/// </summary>
internal sealed class QwenReader : ISessionReader
{
    private static readonly string ChatsFolder = $"{Path.DirectorySeparatorChar}chats{Path.DirectorySeparatorChar}";

    /// <inheritdoc />
    public string Id => "qwen-code";

    /// <inheritdoc />
    public string Name => "Qwen Code";

    /// <inheritdoc />
    public Uri Documentation { get; } = new("https://qwenlm.github.io/qwen-code-docs/");

    /// <inheritdoc />
    public IReadOnlyList<string> Folders(SessionMachine machine) =>
        [.. (machine.List("QWEN_RUNTIME_DIR") ?? machine.List("QWEN_HOME") ?? [.. machine.InHome(".qwen")]).Select(home => Path.Combine(home, "projects"))];

    /// <inheritdoc />
    public IEnumerable<SessionFile> Find(string folder) =>
        SessionFile.Below(folder, "*.jsonl").Where(file => file.Path.Contains(ChatsFolder, StringComparison.Ordinal));

    /// <inheritdoc />
    public SessionParser Parse(SessionFile file, RecordBatch batch) => new QwenParser(file, batch);
}
