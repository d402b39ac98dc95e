using System.Globalization;
using System.Text;
using System.Text.Json;
using Aic.Core.Sessions.Records;
using Aic.Core.Sessions.Scanning;
using Aic.Core.Storage;
using Microsoft.Data.Sqlite;

namespace Aic.Core.Sessions.OpenCode;

/// <summary>Reads the messages of the database: table <c>message</c> with the message in <c>data</c>. Only those written since the last time are looked at.</summary>
/// <param name="batch">Where records go.</param>
internal sealed class OpenCodeDatabase(RecordBatch batch) : DatabaseParser(batch)
{
    private long _readTo = long.MinValue;

    /// <inheritdoc />
    public override byte[] Save() => Encoding.UTF8.GetBytes(_readTo.ToString(CultureInfo.InvariantCulture));

    /// <inheritdoc />
    public override void Restore(byte[] state) =>
        _readTo = long.TryParse(Encoding.UTF8.GetString(state), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long readTo) ? readTo : long.MinValue;

    /// <inheritdoc />
    public override void Read(SqliteConnection database)
    {
        bool tellsTime = database.HasColumn("message", "time_updated");
        using SqliteCommand command = tellsTime
            ? database.Command("SELECT id, session_id, data, time_updated FROM message WHERE time_updated >= $since;", ("$since", _readTo))
            : database.Command("SELECT id, session_id, data, NULL FROM message;");
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            TryRead(reader);
            if (tellsTime && !reader.IsDBNull(3))
            {
                _readTo = Math.Max(_readTo, reader.GetInt64(3));
            }
        }
    }

    private void TryRead(SqliteDataReader reader)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(reader.GetString(2));
            OpenCodeMessage.TryAdd(json.RootElement, reader.GetString(0), reader.GetString(1), Batch);
        }
        catch (Exception exception) when (LogJson.IsBroken(exception) || exception is InvalidCastException)
        {
            // One message that can't be read doesn't keep the others from being counted.
        }
    }
}
