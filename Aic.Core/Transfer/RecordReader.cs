using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Aic.Core.Transfer.ProviderFiles;

namespace Aic.Core.Transfer;

/// <summary>
/// Reads the records of a file, told from how it begins: a brace begins JSON lines, Parquet has its mark, anything else is the header of a CSV file: an export's, or one of a provider's own.
/// </summary>
internal static class RecordReader
{
    private static readonly string[] Needed = ["date", "account_id"];

    /// <summary>The records with their lines, from 1.</summary>
    /// <param name="input">The content, UTF-8 (a byte order mark may lead) or Parquet. It can be sought in.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <exception cref="ImportException">A line isn't what it should be.</exception>
    public static async IAsyncEnumerable<ReadRecord> ReadAsync(Stream input, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        byte[] head = new byte[ParquetInput.Magic.Length];
        int length = await input.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        input.Seek(-length, SeekOrigin.Current);
        if (ParquetInput.Magic.SequenceEqual(head))
        {
            await foreach (ReadRecord record in ParquetInput.ReadAsync(input, cancellationToken).ConfigureAwait(false))
            {
                yield return record;
            }

            yield break;
        }

        foreach (ReadRecord record in ReadText(input))
        {
            yield return record;
        }
    }

    private static IEnumerable<ReadRecord> ReadText(Stream input)
    {
        using StreamReader reader = new(input, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        int blank = SkipBlank(reader);
        foreach (ReadRecord record in Peek(reader) == '{' ? ReadJson(reader, blank) : ReadCsv(reader, blank))
        {
            yield return record;
        }
    }

    /// <summary>Passes over what is empty at the start.</summary>
    /// <returns>How many lines that is.</returns>
    private static int SkipBlank(StreamReader reader)
    {
        int lines = 0;
        while (Peek(reader) is >= 0 and int character && char.IsWhiteSpace((char)character))
        {
            lines += reader.Read() == '\n' ? 1 : 0;
        }

        return lines;
    }

    private static int Peek(StreamReader reader)
    {
        try
        {
            return reader.Peek();
        }
        catch (DecoderFallbackException exception)
        {
            throw NotText(exception);
        }
    }

    private static IEnumerable<ReadRecord> ReadJson(StreamReader reader, int blank)
    {
        for (int line = blank + 1; ReadLine(reader) is { } text; line++)
        {
            if (text.AsSpan().Trim().Length > 0)
            {
                yield return new ReadRecord(line, Parse(text, line));
            }
        }
    }

    private static string? ReadLine(StreamReader reader)
    {
        try
        {
            return reader.ReadLine();
        }
        catch (DecoderFallbackException exception)
        {
            throw NotText(exception);
        }
    }

    private static UsageRecord Parse(string text, int line)
    {
        try
        {
            return JsonSerializer.Deserialize(text, TransferJson.Default.UsageRecord) ?? throw new ImportException(line, "it holds no record");
        }
        catch (JsonException exception)
        {
            throw new ImportException(line, "it isn't a JSON object as an export has them", exception);
        }
    }

    private static IEnumerable<ReadRecord> ReadCsv(StreamReader reader, int blank)
    {
        int line = blank;
        Dictionary<string, int> columns = Header(ReadCells(reader, ref line) ?? throw new ImportException(0, "the file is empty"));
        ProviderCsv? file = FileOf(columns);
        while (ReadCells(reader, ref line) is { } cells)
        {
            if (cells.Count > 1 || cells[0].Length > 0)
            {
                yield return new ReadRecord(line, Parse(cells, columns, file, line), file);
            }
        }
    }

    private static IReadOnlyList<string>? ReadCells(StreamReader reader, ref int line)
    {
        try
        {
            return CsvText.ReadLine(reader, ref line);
        }
        catch (DecoderFallbackException exception)
        {
            throw NotText(exception);
        }
    }

    private static UsageRecord? Parse(IReadOnlyList<string> cells, Dictionary<string, int> columns, ProviderCsv? file, int line)
    {
        if (cells.Count != columns.Count)
        {
            throw new ImportException(line, FormattableString.Invariant($"it has {cells.Count} cells, and the header {columns.Count}"));
        }

        try
        {
            return file is null ? RecordColumns.Read(Cell) : file.Read(Cell);
        }
        catch (FormatException exception)
        {
            throw new ImportException(line, exception.Message, exception);
        }

        string Cell(string name) => columns.TryGetValue(name, out int column) ? cells[column].Trim() : "";
    }

    private static Dictionary<string, int> Header(IReadOnlyList<string> names)
    {
        Dictionary<string, int> columns = new(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < names.Count; i++)
        {
            if (!columns.TryAdd(names[i].Trim(), i))
            {
                throw new ImportException(1, $"the column {names[i].Trim()} is there twice");
            }
        }

        return columns;
    }

    /// <summary>The provider's own file that it is; null for an export of this program.</summary>
    private static ProviderCsv? FileOf(Dictionary<string, int> columns)
    {
        string[] missing = [.. Needed.Where(name => !columns.ContainsKey(name))];
        return missing.Length == 0 ? null
            : ProviderCsv.Find(columns) is { } file ? file
            : columns.ContainsKey("BilledCost") ? throw new ImportException(1, "FOCUS tells costs without what was used, and isn't read. Export as CSV, JSON lines or Parquet")
            : throw new ImportException(
                1,
                $"{(missing.Length == 1 ? $"the column {missing[0]} is" : $"the columns {string.Join(" and ", missing)} are")} missing. Give a file that 'aic export' or Export-AicUsage wrote, or one of these: {string.Join(", ", ProviderCsv.All.Select(known => known.Name))}");
    }

    private static ImportException NotText(DecoderFallbackException exception) => new(0, "it isn't UTF-8 text", exception);
}
