using Aic.Core.Sessions.Records;
using Aic.Core.Sessions.Scanning;
using Microsoft.Data.Sqlite;

namespace Aic.Core.Sessions.Copilot;

/// <summary>
/// Reads <c>assistant_usage_events</c>: a row for each request, those that compact the conversation included. <c>input_tokens</c> includes what the cache gave
/// and took; <c>reasoning_tokens</c> are part of the output.
/// </summary>
/// <param name="batch">Where records go.</param>
internal sealed class CopilotRows(RecordBatch batch) : RowParser(batch)
{
    /// <inheritdoc />
    protected override string Query(SqliteConnection database)
    {
        string folder = database.HasColumn("sessions", "cwd") ? "s.cwd" : "NULL";
        return $"""
            SELECT e.id, e.session_id, e.model, e.input_tokens, e.output_tokens, e.cache_read_tokens, e.cache_write_tokens, e.reasoning_tokens, e.created_at, {folder}
            FROM assistant_usage_events e LEFT JOIN sessions s ON s.id = e.session_id;
            """;
    }

    /// <inheritdoc />
    protected override bool Read(SqliteDataReader row)
    {
        string session = row.GetString(1);
        string? model = row.Text(2);
        SessionRecord record = CopilotTokens.Of(row.Count(3), row.Count(4), row.Count(5), row.Count(6), row.Count(7));
        record.Key = CopilotTokens.Key(session, model, $"{row.GetInt64(0)} {row.Text(8)}");
        record.Time = row.Time(8);
        record.Model = Batch.Name(model);
        record.Session = Batch.Name(session);
        record.Project = Batch.Name(row.Text(9));
        return TryAdd(record);
    }
}
