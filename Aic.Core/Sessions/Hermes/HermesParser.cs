using Aic.Core.Sessions.Records;
using Aic.Core.Sessions.Scanning;
using Microsoft.Data.Sqlite;

namespace Aic.Core.Sessions.Hermes;

/// <summary>
/// Reads <c>sessions</c>: what a session has used until <c>ended_at</c>, where it ended (Unix seconds). Input is without what the cache gave or took.
/// <c>reasoning_tokens</c> are part of the output: the tool takes them from the details of an API's output, and neither adds them to its totals nor prices them apart.
/// Cost is in US dollars: what was billed, where the tool knows it, else its own estimate.
/// </summary>
/// <param name="batch">Where records go.</param>
internal sealed class HermesParser(RecordBatch batch) : RowParser(batch)
{
    /// <inheritdoc />
    protected override string Query(SqliteConnection database)
    {
        string Column(string name) => database.HasColumn("sessions", name) ? name : "NULL";
        return $"""
            SELECT id, model, {Column("billing_provider")}, COALESCE({Column("ended_at")}, started_at), input_tokens, output_tokens, {Column("cache_read_tokens")},
                {Column("cache_write_tokens")}, {Column("reasoning_tokens")}, COALESCE({Column("actual_cost_usd")}, {Column("estimated_cost_usd")})
            FROM sessions;
            """;
    }

    /// <inheritdoc />
    protected override bool Read(SqliteDataReader row)
    {
        string session = row.GetString(0);
        SessionRecord record = new()
        {
            Key = RecordIds.Of(session),
            Time = row.Time(3),
            Model = Batch.Name(row.Text(1)),
            Vendor = Batch.Name(row.Text(2)),
            Session = Batch.Name(session),
            Input = row.Count(4),
            Output = row.Count(5),
            CacheRead = row.Count(6),
            CacheWrite5m = row.Count(7),
            Reasoning = row.Count(8),
            Traits = RecordTraits.SessionTotal,
        };
        record.SetCost(row.Money(9));
        return TryAdd(record);
    }
}
