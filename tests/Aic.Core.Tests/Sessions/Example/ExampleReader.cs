using Aic.Core.Sessions;
using Aic.Core.Sessions.Records;

namespace Aic.Core.Tests.Sessions.Example;

/// <summary>
/// The sessions of Example: <c>sessions/*.jsonl</c> in <c>$EXAMPLE_HOME</c>, else in <c>~/.example</c>.
/// The format: https://example.com/docs/sessions.
/// </summary>
internal sealed class ExampleReader : ISessionReader
{
    /// <inheritdoc />
    public string Id => "example";

    /// <inheritdoc />
    public string Name => "Example";

    /// <inheritdoc />
    public Uri Documentation { get; } = new("https://example.com/docs/sessions");

    /// <inheritdoc />
    public IReadOnlyList<string> Folders(SessionMachine machine) =>
        [.. (machine.List("EXAMPLE_HOME") ?? [.. machine.InHome(".example")]).Select(home => Path.Combine(home, "sessions"))];

    /// <inheritdoc />
    public IEnumerable<SessionFile> Find(string folder) => SessionFile.Below(folder, "*.jsonl");

    /// <inheritdoc />
    public SessionParser Parse(SessionFile file, RecordBatch batch) => new ExampleParser(file, batch);
}
