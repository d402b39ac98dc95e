using System.Text;
using Aic.Core.Sessions.Pi;
using Aic.Core.Sessions.Records;
using Microsoft.Data.Sqlite;

namespace Aic.Core.Sessions.OpenClaw;

/// <summary>Reads <c>transcript_events</c>: the entries of a session (<c>event_json</c>) in the order of <c>seq</c>, as its log would have them line by line.</summary>
/// <param name="batch">Where records go.</param>
internal sealed class OpenClawDatabase(RecordBatch batch) : RowParser(batch)
{
    private string? _session;
    private PiParser? _entries;

    /// <inheritdoc />
    protected override string Query(SqliteConnection database) => "SELECT session_id, event_json FROM transcript_events ORDER BY session_id, seq;";

    /// <inheritdoc />
    protected override bool Read(SqliteDataReader row)
    {
        string session = row.GetString(0);
        if (_entries is null || session != _session)
        {
            (_session, _entries) = (session, new PiParser(session, Batch));
        }

        byte[] entry = Encoding.UTF8.GetBytes(row.GetString(1));
        return !_entries.MayMatter(entry) || _entries.Read(entry);
    }
}
