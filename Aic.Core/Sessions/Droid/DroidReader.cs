using Aic.Core.Sessions.Records;

namespace Aic.Core.Sessions.Droid;

/// <summary>
/// Droid's sessions: <c>sessions/**/{session}.settings.json</c> in <c>$FACTORY_DIR</c>, else in <c>~/.factory</c>, each beside the conversation <c>{session}.jsonl</c>.
/// The tool's documentation: https://docs.factory.ai/cli; the files aren't documented, and are read as other open readers read them
/// (https://github.com/getagentseal/codeburn, <c>docs/providers/droid.md</c>).
/// </summary>
internal sealed class DroidReader : ISessionReader
{
    /// <summary>How the name of a session's settings ends.</summary>
    internal const string Settings = ".settings.json";

    /// <inheritdoc />
    public string Id => "droid";

    /// <inheritdoc />
    public string Name => "Droid";

    /// <inheritdoc />
    public Uri Documentation { get; } = new("https://docs.factory.ai/cli/getting-started/overview");

    /// <inheritdoc />
    public IReadOnlyList<string> Folders(SessionMachine machine) =>
        [.. (machine.List("FACTORY_DIR") ?? [.. machine.InHome(".factory")]).Select(home => Path.Combine(home, "sessions"))];

    /// <inheritdoc />
    public IEnumerable<SessionFile> Find(string folder) => SessionFile.Below(folder, "*" + Settings);

    /// <inheritdoc />
    public SessionParser Parse(SessionFile file, RecordBatch batch) => new DroidParser(file, batch);
}
