using Aic.Core.Sessions.Records;
using Microsoft.Data.Sqlite;

namespace Aic.Core.Sessions.Crush;

/// <summary>
/// Reads <c>sessions</c>: the tokens and the cost (US dollars) of each, with its most used model from <c>messages</c>. Times are Unix seconds.
/// What a session's agents cost is added to it, so only sessions without a parent count. Single requests aren't told, nor what came from a cache.
/// </summary>
/// <param name="file">The file.</param>
/// <param name="batch">Where records go.</param>
internal sealed class CrushParser(SessionFile file, RecordBatch batch) : RowParser(batch)
{
    // The data folder lies in the project's.
    private readonly string? _project = Path.GetDirectoryName(Path.GetDirectoryName(file.Path));

    /// <inheritdoc />
    protected override string Query(SqliteConnection database) =>
        """
        SELECT id, prompt_tokens, completion_tokens, cost, updated_at,
            (SELECT model FROM messages m WHERE m.session_id = s.id AND model IS NOT NULL AND model <> '' GROUP BY model ORDER BY COUNT(*) DESC, model LIMIT 1)
        FROM sessions s WHERE parent_session_id IS NULL;
        """;

    /// <inheritdoc />
    protected override bool Read(SqliteDataReader row)
    {
        string session = row.GetString(0);
        SessionRecord record = new()
        {
            Key = RecordIds.Of(session),
            Time = row.Time(4),
            Model = Batch.Name(row.Text(5)),
            Session = Batch.Name(session),
            Project = Batch.Name(_project),
            Input = row.Count(1),
            Output = row.Count(2),
            Traits = RecordTraits.SessionTotal,
        };
        record.SetCost(row.Money(3));
        return TryAdd(record);
    }
}
