using System.Text;

namespace Aic.Core.Transfer;

/// <summary>Writes records to a stream as they come.</summary>
internal static class RecordOutput
{
    /// <summary>Writes a file as a whole or not at all: whatever goes wrong, one that was there before stays as it was.</summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes its content.</param>
    /// <exception cref="IOException">It can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not write it.</exception>
    public static async Task<int> WriteFileAsync(string path, Func<Stream, Task<int>> write)
    {
        string temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            int count;
            FileStream file = new(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None);
            await using (file.ConfigureAwait(false))
            {
                count = await write(file).ConfigureAwait(false);
            }

            File.Move(temporary, path, overwrite: true);
            return count;
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Writes all records.</summary>
    /// <param name="records">The records.</param>
    /// <param name="format">The form.</param>
    /// <param name="output">Where to write, text as UTF-8 without a byte order mark; it stays open.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <returns>How many there were.</returns>
    public static async Task<int> WriteAsync(IAsyncEnumerable<UsageRecord> records, ExportFormat format, Stream output, CancellationToken cancellationToken)
    {
        IAsyncEnumerator<UsageRecord> each = records.GetAsyncEnumerator(cancellationToken);
        await using (each.ConfigureAwait(false))
        {
            // Nothing is written before the first record is there: a question that can't be answered leaves nothing behind.
            bool hasNext = await each.MoveNextAsync().ConfigureAwait(false);
            if (format == ExportFormat.Parquet)
            {
                return await new ParquetOutput().WriteAsync(each, hasNext, output, cancellationToken).ConfigureAwait(false);
            }

            StreamWriter text = new(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 16 * 1024, leaveOpen: true);
            await using (text.ConfigureAwait(false))
            {
                return await WriteAsync(each, hasNext, RecordWriter.Of(format), text, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static async Task<int> WriteAsync(IAsyncEnumerator<UsageRecord> each, bool hasNext, RecordWriter writer, StreamWriter text, CancellationToken cancellationToken)
    {
        int count = 0;
        await text.WriteAsync(writer.Head.AsMemory(), cancellationToken).ConfigureAwait(false);
        for (; hasNext; hasNext = await each.MoveNextAsync().ConfigureAwait(false))
        {
            await text.WriteAsync(writer.Line(each.Current).AsMemory(), cancellationToken).ConfigureAwait(false);
            count++;
        }

        await text.WriteAsync(writer.End().AsMemory(), cancellationToken).ConfigureAwait(false);
        await text.FlushAsync(cancellationToken).ConfigureAwait(false);
        return count;
    }
}
