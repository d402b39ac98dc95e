using Aic.Core.Sessions.Records;

namespace Aic.Core.Sessions.Cline;

/// <summary>Roo Code's tasks: those of the extension <c>rooveterinaryinc.roo-cline</c> (https://github.com/RooCodeInc/Roo-Code).</summary>
internal sealed class RooCodeReader : ISessionReader
{
    /// <inheritdoc />
    public string Id => "roo-code";

    /// <inheritdoc />
    public string Name => "Roo Code";

    /// <inheritdoc />
    public Uri Documentation { get; } = new("https://docs.roocode.com");

    /// <inheritdoc />
    public IReadOnlyList<string> Folders(SessionMachine machine) => [.. EditorTasks.Folders(machine, "rooveterinaryinc.roo-cline")];

    /// <inheritdoc />
    public IEnumerable<SessionFile> Find(string folder) => EditorTasks.Find(folder);

    /// <inheritdoc />
    public SessionParser Parse(SessionFile file, RecordBatch batch) => new TaskParser(file, batch, inputMayIncludeCache: true);
}
