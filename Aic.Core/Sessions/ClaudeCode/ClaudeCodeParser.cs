using Aic.Core.Sessions.Records;

namespace Aic.Core.Sessions.ClaudeCode;

/// <summary>
/// Reads Claude Code's lines. What counts: <c>type</c> is <c>assistant</c> and <c>message.usage</c> is there; a subagent's progress (<c>type: "progress"</c>)
/// holds such a line in <c>data.message</c>. Model <c>&lt;synthetic&gt;</c> is the tool speaking itself.
/// </summary>
/// <param name="file">The file.</param>
/// <param name="batch">Where records go.</param>
internal sealed class ClaudeCodeParser(SessionFile file, RecordBatch batch) : LineParser(batch)
{
    private static readonly LineFilter Filter = new("\"usage\""u8.ToArray());

    private readonly ClaudeCodeProject _project = new(file.Path);

    /// <inheritdoc />
    public override bool MayMatter(ReadOnlySpan<byte> piece) => Filter.MayMatter(piece);

    /// <inheritdoc />
    public override bool Read(ReadOnlySpan<byte> line)
    {
        try
        {
            ClaudeCodeLine entry = ClaudeCodeLine.Read(line);
            return !entry.Counts || TryAdd(entry);
        }
        catch (Exception exception) when (LogJson.IsBroken(exception))
        {
            return false;
        }
    }

    private bool TryAdd(in ClaudeCodeLine line)
    {
        SessionRecord record = line.Usage;
        record.Time = line.Time ?? 0;
        if (record.IsAbsurd)
        {
            return false;
        }

        record.Key = KeyOf(line.MessageId, line.RequestId);
        record.Model = Batch.Names.Number(line.Model);
        record.Session = Batch.Names.Number(line.SessionId.IsEmpty ? _project.Session : line.SessionId);
        record.Project = Batch.Names.Number(_project.Of(line.Folder));
        record.Traits |= line.IsSidechain ? RecordTraits.Sidechain : RecordTraits.None;
        Batch.Add(record);
        return true;
    }

    /// <summary>A response is known by its own id; where that is missing, by its request's.</summary>
    private static ResponseKey KeyOf(ReadOnlySpan<byte> message, ReadOnlySpan<byte> request)
    {
        ulong requestHash = RecordIds.Hash(request);
        return new ResponseKey(message.IsEmpty ? requestHash : RecordIds.Hash(message), requestHash);
    }
}
