using Aic.Core.Sessions.Records;
using Microsoft.Data.Sqlite;

namespace Aic.Core.Sessions;

/// <summary>Reads one file of a tool: a log (<see cref="LineParser"/>), a document (<see cref="DocumentParser"/>) or a database (<see cref="DatabaseParser"/>).</summary>
/// <param name="batch">Where records go.</param>
internal abstract class SessionParser(RecordBatch batch)
{
    /// <summary>Where records go.</summary>
    protected RecordBatch Batch => batch;

    /// <summary>Adds a record, unless nothing was used.</summary>
    /// <param name="record">The record, with names of <see cref="Batch"/>.</param>
    /// <returns>False when it can't be right, and is left out.</returns>
    protected bool TryAdd(in SessionRecord record)
    {
        if (record.IsAbsurd && !record.IsEmpty)
        {
            return false;
        }

        if (!record.IsEmpty)
        {
            batch.Add(record);
        }

        return true;
    }

    /// <summary>What has to be known to read on the next time; null when nothing has.</summary>
    public virtual byte[]? Save() => null;

    /// <summary>Takes up what <see cref="Save"/> gave.</summary>
    /// <param name="state">What it gave.</param>
    public virtual void Restore(byte[] state)
    {
    }
}

/// <summary>Reads a log that only grows, line by line.</summary>
/// <param name="batch">Where records go.</param>
internal abstract class LineParser(RecordBatch batch) : SessionParser(batch)
{
    /// <summary>
    /// A quick look at a line or at a piece of it: false only when it surely doesn't matter, whatever blanks, order of keys and escapes it is written with.
    /// Pieces overlap by <see cref="LineFilter.Overlap"/> bytes.
    /// </summary>
    /// <param name="piece">The bytes.</param>
    public abstract bool MayMatter(ReadOnlySpan<byte> piece);

    /// <summary>Reads a whole line.</summary>
    /// <param name="line">The line, without its end.</param>
    /// <returns>False when it is broken.</returns>
    public abstract bool Read(ReadOnlySpan<byte> line);

    /// <summary>Writes what counts only as long as nothing follows that tells otherwise. Called after <see cref="SessionParser.Save"/>; it is written anew the next time.</summary>
    public virtual void WriteProvisional()
    {
    }
}

/// <summary>Reads a document that its tool writes anew as a whole.</summary>
/// <param name="batch">Where records go.</param>
internal abstract class DocumentParser(RecordBatch batch) : SessionParser(batch)
{
    /// <summary>Reads the document.</summary>
    /// <param name="document">All of it.</param>
    /// <returns>False when it is broken, or half written.</returns>
    public abstract bool Read(ReadOnlySpan<byte> document);
}

/// <summary>Reads a tool's SQLite database.</summary>
/// <param name="batch">Where records go.</param>
internal abstract class DatabaseParser(RecordBatch batch) : SessionParser(batch)
{
    /// <summary>Rows of the whole database that might have mattered and couldn't be read, as far as it was looked at.</summary>
    public abstract int BrokenRows { get; }

    /// <summary>Reads the database, or what is new in it.</summary>
    /// <param name="database">The database, opened to be read only.</param>
    /// <exception cref="SqliteException">It is locked, damaged or half migrated.</exception>
    public abstract void Read(SqliteConnection database);
}
