using Aic.Core.Sessions.Records;
using Aic.Core.Sessions.Scanning;

namespace Aic.Core.Sessions.Copilot;

/// <summary>
/// GitHub Copilot CLI's sessions in <c>$COPILOT_HOME</c>, else in <c>~/.copilot</c>: <c>session-store.db</c> with a row for each request, and
/// <c>session-state/{session}/events.jsonl</c>, whose last event sums up the session. Both tell of the same requests: the sum counts only for a session and
/// model without rows, from before the database. A session that ended without that event, in that time, told only its output and isn't counted.
/// The folder: https://docs.github.com/en/copilot/reference/copilot-cli-reference/cli-config-dir-reference; the content as other open readers
/// read it (https://github.com/getagentseal/codeburn, <c>docs/providers/copilot.md</c>).
/// </summary>
internal sealed class CopilotReader : ISessionReader
{
    private const string Database = "session-store.db";

    /// <inheritdoc />
    public string Id => "copilot";

    /// <inheritdoc />
    public string Name => "GitHub Copilot CLI";

    /// <inheritdoc />
    public Uri Documentation { get; } = new("https://docs.github.com/en/copilot/how-tos/copilot-cli");

    /// <inheritdoc />
    public IReadOnlyList<string> Folders(SessionMachine machine) => machine.List("COPILOT_HOME") ?? [.. machine.InHome(".copilot")];

    /// <inheritdoc />
    public IEnumerable<SessionFile> Find(string folder)
    {
        string states = Path.Combine(folder, "session-state");
        IEnumerable<SessionFile> logs = Directory.Exists(states) ? SessionFile.Below(states, "events.jsonl") : [];
        return logs.Concat(ToolDatabase.Find(Path.Combine(folder, Database)));
    }

    /// <inheritdoc />
    public SessionParser Parse(SessionFile file, RecordBatch batch) => Path.GetFileName(file.Path) == Database
        ? new CopilotRows(batch)
        : new CopilotEvents(file, batch);
}
