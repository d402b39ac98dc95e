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
    // Rows of the last moment are looked at again, and any row can be mended: broken ones are known by name, so that each counts once and only while it is broken.
    private readonly HashSet<string> _broken = new(StringComparer.Ordinal);
    private long _readTo = long.MinValue;

    /// <inheritdoc />
    public override int BrokenRows => _broken.Count;

    /// <inheritdoc />
    public override byte[] Save() =>
        Encoding.UTF8.GetBytes(string.Join('\n', _broken.Order(StringComparer.Ordinal).Prepend(_readTo.ToString(CultureInfo.InvariantCulture))));

    /// <inheritdoc />
    public override void Restore(byte[] state)
    {
        string[] saved = Encoding.UTF8.GetString(state).Split('\n');
        _readTo = long.TryParse(saved[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long readTo) ? readTo : long.MinValue;
        _broken.UnionWith(saved.Skip(1));
    }

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
            Note(reader.GetValue(0).ToString()!, TryRead(reader));
            if (tellsTime && !reader.IsDBNull(3))
            {
                _readTo = Math.Max(_readTo, reader.GetInt64(3));
            }
        }
    }

    private void Note(string id, bool isRead)
    {
        if (isRead)
        {
            _broken.Remove(id);
        }
        else
        {
            _broken.Add(id);
        }
    }

    private bool TryRead(SqliteDataReader reader)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(reader.GetString(2));
            return OpenCodeMessage.TryAdd(json.RootElement, reader.GetString(0), reader.GetString(1), Batch);
        }
        catch (Exception exception) when (LogJson.IsBroken(exception) || exception is InvalidCastException)
        {
            return false;
        }
    }
}
