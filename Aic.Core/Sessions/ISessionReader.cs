using Aic.Core.Sessions.Records;
using Aic.Core.Usage;

namespace Aic.Core.Sessions;

/// <summary>Reads the session logs of one tool. One instance serves all files on all threads; it keeps no state.</summary>
internal interface ISessionReader
{
    /// <summary>The tool's id in the catalog, such as <c>claude-code</c>.</summary>
    string Id { get; }

    /// <summary>The tool's name as its makers write it.</summary>
    string Name { get; }

    /// <summary>The documentation of the format, or of the tool.</summary>
    Uri Documentation { get; }

    /// <summary>The folders that hold the tool's logs on this machine, whether they exist or not, in the order in which the tool looks at them.</summary>
    /// <param name="machine">The machine.</param>
    IReadOnlyList<string> Folders(SessionMachine machine);

    /// <summary>What is in one of the folders.</summary>
    /// <param name="folder">The folder; it exists.</param>
    IEnumerable<SessionFile> Find(string folder);

    /// <summary>Begins to read a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="batch">Where its records go.</param>
    SessionParser Parse(SessionFile file, RecordBatch batch);

    /// <summary>The limits that the logs tell of, as they were told last.</summary>
    /// <param name="states">What parsers left behind (<see cref="SessionParser.Save"/>), file by file.</param>
    /// <param name="now">The moment: a window that has ended since is left out.</param>
    IReadOnlyList<QuotaWindow> Quotas(IReadOnlyList<byte[]> states, DateTimeOffset now) => [];
}
