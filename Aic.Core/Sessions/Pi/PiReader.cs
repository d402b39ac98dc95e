using Aic.Core.Sessions.Records;

namespace Aic.Core.Sessions.Pi;

/// <summary>
/// The sessions of pi, <c>agent/sessions/**/*.jsonl</c> in <c>~/.pi</c> (<c>sessions</c> in <c>$PI_CODING_AGENT_DIR</c> where that is set), and of its fork oh-my-pi in <c>~/.omp</c>.
/// The format is pi's own: https://github.com/badlogic/pi-mono (<c>packages/coding-agent/docs/session.md</c>).
/// </summary>
/// <param name="id">The tool's id.</param>
/// <param name="name">The tool's name.</param>
/// <param name="home">The tool's folder in the home folder.</param>
/// <param name="documentation">The tool's documentation.</param>
internal sealed class PiReader(string id, string name, string home, string documentation) : ISessionReader
{
    /// <summary>pi itself.</summary>
    public static PiReader Pi { get; } = new("pi", "pi", ".pi", "https://github.com/badlogic/pi-mono");

    /// <summary>Its fork.</summary>
    public static PiReader OhMyPi { get; } = new("omp", "oh-my-pi", ".omp", "https://github.com/can1357/oh-my-pi");

    /// <inheritdoc />
    public string Id => id;

    /// <inheritdoc />
    public string Name => name;

    /// <inheritdoc />
    public Uri Documentation { get; } = new(documentation);

    /// <inheritdoc />
    public IReadOnlyList<string> Folders(SessionMachine machine) => this == Pi && machine.List("PI_CODING_AGENT_DIR") is { } folders
        ? [.. folders.Select(folder => Path.Combine(folder, "sessions"))]
        : [.. machine.InHome(home, "agent", "sessions")];

    /// <inheritdoc />
    public IEnumerable<SessionFile> Find(string folder) => SessionFile.Below(folder, "*.jsonl");

    /// <inheritdoc />
    public SessionParser Parse(SessionFile file, RecordBatch batch) => new PiParser(Path.GetFileNameWithoutExtension(file.Path), batch);
}
