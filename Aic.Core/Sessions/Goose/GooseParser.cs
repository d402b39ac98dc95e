using System.Text.Json;
using Aic.Core.Sessions.Records;
using Aic.Core.Sessions.Scanning;
using Microsoft.Data.Sqlite;

namespace Aic.Core.Sessions.Goose;

/// <summary>
/// Reads <c>sessions</c>: the tokens that a session has used until <c>updated_at</c> (UTC), and its newest model in <c>model_config_json.model_name</c>.
/// Single requests aren't told, nor what came from a cache.
/// </summary>
/// <param name="batch">Where records go.</param>
internal sealed class GooseParser(RecordBatch batch) : RowParser(batch)
{
    /// <inheritdoc />
    protected override string Query(SqliteConnection database)
    {
        string vendor = database.HasColumn("sessions", "provider_name") ? "provider_name" : "NULL";
        string model = database.HasColumn("sessions", "model_config_json") ? "model_config_json" : "NULL";
        return $"SELECT id, working_dir, COALESCE(updated_at, created_at), accumulated_input_tokens, accumulated_output_tokens, {vendor}, {model} FROM sessions;";
    }

    /// <inheritdoc />
    protected override bool Read(SqliteDataReader row)
    {
        string session = row.GetString(0);
        return TryAdd(new SessionRecord
        {
            Key = RecordIds.Of(session),
            Time = row.Time(2),
            Model = Batch.Name(Model(row.Text(6))),
            Vendor = Batch.Name(row.Text(5)),
            Session = Batch.Name(session),
            Project = Batch.Name(row.Text(1)),
            Input = row.Count(3),
            Output = row.Count(4),
            Traits = RecordTraits.SessionTotal,
        });
    }

    private static string? Model(string? config)
    {
        if (config is null)
        {
            return null;
        }

        using JsonDocument json = JsonDocument.Parse(config);
        return json.RootElement.TextOf("model_name");
    }
}
