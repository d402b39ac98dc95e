using Aic.Core.Sessions.Records;

namespace Aic.Core.Sessions.Vibe;

/// <summary>
/// Mistral Vibe's sessions: <c>logs/session/**/meta.json</c> in <c>$VIBE_HOME</c>, else in <c>~/.vibe</c>; those of agents lie below the session that started them.
/// The format is the tool's own: https://github.com/mistralai/mistral-vibe (<c>vibe/core/session/session_logger.py</c>, <c>vibe/core/types.py</c>).
/// </summary>
internal sealed class VibeReader : ISessionReader
{
    /// <inheritdoc />
    public string Id => "mistral-vibe";

    /// <inheritdoc />
    public string Name => "Mistral Vibe";

    /// <inheritdoc />
    public Uri Documentation { get; } = new("https://github.com/mistralai/mistral-vibe");

    /// <inheritdoc />
    public IReadOnlyList<string> Folders(SessionMachine machine) =>
        [.. (machine.List("VIBE_HOME") ?? [.. machine.InHome(".vibe")]).Select(home => Path.Combine(home, "logs", "session"))];

    /// <inheritdoc />
    public IEnumerable<SessionFile> Find(string folder) => SessionFile.Below(folder, "meta.json");

    /// <inheritdoc />
    public SessionParser Parse(SessionFile file, RecordBatch batch) => new VibeParser(batch);
}
