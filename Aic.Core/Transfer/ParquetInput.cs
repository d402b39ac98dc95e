using System.Runtime.CompilerServices;
using Parquet;
using Parquet.Schema;

namespace Aic.Core.Transfer;

/// <summary>Reads what <see cref="ParquetOutput"/> wrote: columns by their names, which may be missing as in CSV.</summary>
internal static class ParquetInput
{
    /// <summary>How such a file begins.</summary>
    public static ReadOnlySpan<byte> Magic => "PAR1"u8;

    /// <summary>The records with their rows, from 1.</summary>
    /// <param name="input">The content; it can be sought in.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <exception cref="ImportException">It isn't what an export writes.</exception>
    public static async IAsyncEnumerable<ReadRecord> ReadAsync(Stream input, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ParquetReader reader = await GuardAsync(() => ParquetReader.CreateAsync(input, new ParquetOptions { UseDateOnlyTypeForDates = true }, leaveStreamOpen: true, cancellationToken: cancellationToken)).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            int row = 0;
            for (int group = 0; group < reader.RowGroupCount; group++)
            {
                foreach (Func<string, object?> cell in await GuardAsync(() => ReadGroupAsync(reader, group, cancellationToken)).ConfigureAwait(false))
                {
                    row++;
                    yield return new ReadRecord(row, Parse(cell, row));
                }
            }
        }
    }

    private static async Task<IEnumerable<Func<string, object?>>> ReadGroupAsync(ParquetReader reader, int index, CancellationToken cancellationToken)
    {
        using ParquetRowGroupReader group = reader.OpenRowGroupReader(index);
        int count = checked((int)group.RowCount);
        Dictionary<string, object?[]> columns = new(StringComparer.Ordinal);
        foreach (DataField field in reader.Schema.DataFields.Where(field => RecordColumns.Names.Contains(field.Name)))
        {
            columns.Add(field.Name, await ReadColumnAsync(group, field, count, cancellationToken).ConfigureAwait(false));
        }

        return Enumerable.Range(0, count).Select<int, Func<string, object?>>(row => name => columns.TryGetValue(name, out object?[]? values) ? values[row] : null);
    }

    private static async Task<object?[]> ReadColumnAsync(ParquetRowGroupReader group, DataField field, int count, CancellationToken cancellationToken)
    {
        if (field.ClrType == typeof(ReadOnlyMemory<char>) || field.ClrType == typeof(string))
        {
            string?[] texts = new string?[count];

            // The library gives nulls in a nullable column, which its signature doesn't say.
            await group.ReadAsync(field, texts!, cancellationToken: cancellationToken).ConfigureAwait(false);
            return texts;
        }

        return field.ClrType == typeof(long) ? await ValuesAsync<long>().ConfigureAwait(false)
            : field.ClrType == typeof(decimal) ? await ValuesAsync<decimal>().ConfigureAwait(false)
            : field.ClrType == typeof(bool) ? await ValuesAsync<bool>().ConfigureAwait(false)
            : field.ClrType == typeof(DateOnly) ? await ValuesAsync<DateOnly>().ConfigureAwait(false)
            : throw new ImportException(0, $"the column {field.Name} isn't of the type that an export writes");

        async Task<object?[]> ValuesAsync<T>()
            where T : struct
        {
            if (field.IsNullable)
            {
                T?[] values = new T?[count];
                await group.ReadAsync<T>(field, values, cancellationToken: cancellationToken).ConfigureAwait(false);
                return [.. values.Select(value => (object?)value)];
            }

            T[] plain = new T[count];
            await group.ReadAsync<T>(field, plain, cancellationToken: cancellationToken).ConfigureAwait(false);
            return [.. plain.Select(value => (object?)value)];
        }
    }

    private static UsageRecord Parse(Func<string, object?> cell, int row)
    {
        try
        {
            return RecordColumns.Read(name => RecordColumns.Cell(cell(name)));
        }
        catch (FormatException exception)
        {
            throw new ImportException(row, exception.Message, exception);
        }
    }

    /// <summary>A broken file makes the library fail in many ways; each means the same here.</summary>
    private static async Task<T> GuardAsync<T>(Func<Task<T>> read)
    {
        try
        {
            return await read().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or OutOfMemoryException or ImportException))
        {
            throw new ImportException(0, "it is no Parquet file as an export writes it, or a damaged one", exception);
        }
    }
}
