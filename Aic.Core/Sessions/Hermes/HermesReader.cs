using Aic.Core.Sessions.Records;
using Aic.Core.Sessions.Scanning;

namespace Aic.Core.Sessions.Hermes;

/// <summary>
/// Hermes Agent's sessions in the SQLite files <c>state.db</c> and <c>profiles/{profile}/state.db</c> in <c>$HERMES_HOME</c>, else in <c>~/.hermes</c>.
/// The table and the meaning of its counts are the tool's own: https://github.com/NousResearch/hermes-agent (<c>hermes_state.py</c>, <c>agent/usage_pricing.py</c>).
/// </summary>
internal sealed class HermesReader : ISessionReader
{
    private const string Database = "state.db";

    /// <inheritdoc />
    public string Id => "hermes";

    /// <inheritdoc />
    public string Name => "Hermes Agent";

    /// <inheritdoc />
    public Uri Documentation { get; } = new("https://github.com/NousResearch/hermes-agent");

    /// <inheritdoc />
    public IReadOnlyList<string> Folders(SessionMachine machine) => machine.List("HERMES_HOME") ?? [.. machine.InHome(".hermes")];

    /// <inheritdoc />
    public IEnumerable<SessionFile> Find(string folder)
    {
        string profiles = Path.Combine(folder, "profiles");
        IEnumerable<string> folders = Directory.Exists(profiles) ? Directory.EnumerateDirectories(profiles).Prepend(folder) : [folder];
        return folders.SelectMany(home => ToolDatabase.Find(Path.Combine(home, Database)));
    }

    /// <inheritdoc />
    public SessionParser Parse(SessionFile file, RecordBatch batch) => new HermesParser(batch);
}
