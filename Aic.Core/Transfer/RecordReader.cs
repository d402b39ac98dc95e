using System.Text;
using System.Text.Json;

namespace Aic.Core.Transfer;

/// <summary>Reads the records of an export, told from its first character: a brace begins JSON lines, anything else the header of a CSV file.</summary>
internal static class RecordReader
{
    private static readonly string[] Needed = ["date", "account_id"];

    /// <summary>The records with their lines, from 1.</summary>
    /// <param name="input">The content, UTF-8; a byte order mark may lead.</param>
    /// <exception cref="ImportException">A line isn't what it should be.</exception>
    public static IEnumerable<(int Line, UsageRecord Record)> Read(Stream input)
    {
        using StreamReader reader = new(input, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        foreach ((int, UsageRecord) record in Peek(reader) == '{' ? ReadJson(reader) : ReadCsv(reader))
        {
            yield return record;
        }
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

    private static IEnumerable<(int Line, UsageRecord Record)> ReadJson(StreamReader reader)
    {
        for (int line = 1; ReadLine(reader) is { } text; line++)
        {
            if (text.AsSpan().Trim().Length > 0)
            {
                yield return (line, Parse(text, line));
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

    private static IEnumerable<(int Line, UsageRecord Record)> ReadCsv(StreamReader reader)
    {
        int line = 0;
        Dictionary<string, int> columns = Header(ReadCells(reader, ref line) ?? throw new ImportException(0, "the file is empty"));
        while (ReadCells(reader, ref line) is { } cells)
        {
            if (cells.Count > 1 || cells[0].Length > 0)
            {
                yield return (line, Parse(cells, columns, line));
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

    private static UsageRecord Parse(IReadOnlyList<string> cells, Dictionary<string, int> columns, int line)
    {
        if (cells.Count != columns.Count)
        {
            throw new ImportException(line, FormattableString.Invariant($"it has {cells.Count} cells, and the header {columns.Count}"));
        }

        try
        {
            return RecordColumns.Read(name => columns.TryGetValue(name, out int column) ? cells[column].Trim() : "");
        }
        catch (FormatException exception)
        {
            throw new ImportException(line, exception.Message, exception);
        }
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

        string[] missing = [.. Needed.Where(name => !columns.ContainsKey(name))];
        return missing.Length == 0
            ? columns
            : throw new ImportException(1, $"the column {string.Join(" and ", missing)} is missing. Give a file that 'aic export' or Export-AicUsage wrote as CSV or JSON lines");
    }

    private static ImportException NotText(DecoderFallbackException exception) => new(0, "it isn't UTF-8 text", exception);
}
