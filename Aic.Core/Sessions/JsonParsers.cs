using System.Text.Json;
using Aic.Core.Sessions.Records;
using Aic.Core.Storage;
using Microsoft.Data.Sqlite;

namespace Aic.Core.Sessions;

/// <summary>Reads a log whose lines that matter are small JSON objects.</summary>
/// <param name="batch">Where records go.</param>
/// <param name="filter">Tells which lines surely don't matter.</param>
internal abstract class JsonLineParser(RecordBatch batch, LineFilter filter) : LineParser(batch)
{
    /// <inheritdoc />
    public override bool MayMatter(ReadOnlySpan<byte> piece) => filter.MayMatter(piece);

    /// <inheritdoc />
    public override bool Read(ReadOnlySpan<byte> line)
    {
        try
        {
            using JsonDocument json = LogJson.ReadObject(line);
            return Read(json.RootElement);
        }
        catch (Exception exception) when (LogJson.IsBroken(exception))
        {
            return false;
        }
    }

    /// <summary>Reads a line.</summary>
    /// <param name="line">An object.</param>
    /// <returns>False when it can't be right.</returns>
    protected abstract bool Read(JsonElement line);
}

/// <summary>Reads a JSON document.</summary>
/// <param name="batch">Where records go.</param>
internal abstract class JsonDocumentParser(RecordBatch batch) : DocumentParser(batch)
{
    /// <inheritdoc />
    public override bool Read(ReadOnlySpan<byte> document)
    {
        try
        {
            using JsonDocument json = LogJson.Read(document);
            return Read(json.RootElement);
        }
        catch (Exception exception) when (LogJson.IsBroken(exception))
        {
            return false;
        }
    }

    /// <summary>Reads the document.</summary>
    /// <param name="document">An object or an array.</param>
    /// <returns>False when something in it can't be right.</returns>
    protected abstract bool Read(JsonElement document);
}

/// <summary>Reads the rows of a database anew each time: for tools that change their rows, and have few.</summary>
/// <param name="batch">Where records go.</param>
internal abstract class RowParser(RecordBatch batch) : DatabaseParser(batch)
{
    private int _broken;

    /// <inheritdoc />
    public override int BrokenRows => _broken;

    /// <inheritdoc />
    public override void Read(SqliteConnection database)
    {
        using SqliteCommand command = database.Command(Query(database));
        using SqliteDataReader row = command.ExecuteReader();
        while (row.Read())
        {
            // One row that can't be read doesn't keep the others from being counted.
            _broken += TryRead(row) ? 0 : 1;
        }
    }

    /// <summary>The query that gives the rows.</summary>
    /// <param name="database">The database, whose version may lack columns.</param>
    protected abstract string Query(SqliteConnection database);

    /// <summary>Reads a row.</summary>
    /// <param name="row">The row.</param>
    /// <returns>False when it can't be right.</returns>
    protected abstract bool Read(SqliteDataReader row);

    private bool TryRead(SqliteDataReader row)
    {
        try
        {
            return Read(row);
        }
        catch (Exception exception) when (LogJson.IsBroken(exception) || exception is InvalidCastException)
        {
            return false;
        }
    }
}
