using Aic.Core.Sessions.Records;

namespace Aic.Core.Sessions.Amp;

/// <summary>
/// Amp's threads: <c>threads/*.json</c> in <c>$AMP_DATA_DIR</c>, else in <c>$XDG_DATA_HOME/amp</c> (<c>~/.local/share/amp</c>); only versions that keep threads on the machine write them.
/// The tool's documentation: https://ampcode.com/manual; the files aren't documented, and are read as other open readers read them
/// (https://github.com/ryoppippi/ccusage, <c>rust/crates/ccusage/src/adapter/amp</c>).
/// </summary>
internal sealed class AmpReader : ISessionReader
{
    /// <inheritdoc />
    public string Id => "amp";

    /// <inheritdoc />
    public string Name => "Amp";

    /// <inheritdoc />
    public Uri Documentation { get; } = new("https://ampcode.com/manual");

    /// <inheritdoc />
    public IReadOnlyList<string> Folders(SessionMachine machine) =>
        [.. (machine.List("AMP_DATA_DIR") ?? [.. machine.InXdg("XDG_DATA_HOME", Path.Combine(".local", "share"), "amp")]).Select(data => Path.Combine(data, "threads"))];

    /// <inheritdoc />
    public IEnumerable<SessionFile> Find(string folder) => SessionFile.Below(folder, "*.json");

    /// <inheritdoc />
    public SessionParser Parse(SessionFile file, RecordBatch batch) => new AmpParser(batch);
}
