using System.Buffers;
using System.Text;
using Aic.Core.Sessions.Records;
using Aic.Core.Usage;

namespace Aic.Core.Storage;

/// <summary>
/// Packs a chunk of history into bytes and back. The form: a version byte; the number of units and each one's state; the names; the number of rows; then row by row
/// what it has, its unit as a difference, its names and its values, all as variable-length integers. A year of twenty accounts with fifty models is 16 MB, and read in a moment.
/// </summary>
internal static class HistoryCodec
{
    /// <summary>The form.</summary>
    public const byte Version = 1;

    /// <summary>Packs a chunk.</summary>
    /// <param name="span">Days or hours.</param>
    /// <param name="chunk">The chunk; its rows ordered by time.</param>
    public static byte[] Pack(HistorySpan span, HistoryChunk chunk)
    {
        Dictionary<string, int> names = new(StringComparer.Ordinal) { [""] = 0 };
        ArrayBufferWriter<byte> body = new((chunk.Rows.Count * 40) + 64);
        PackedWriter rows = new(body);
        int unit = 0;
        foreach (UsageBreakdown row in chunk.Rows)
        {
            int at = (int)((row.Start - chunk.Start).Ticks / span.Unit().Ticks);
            WriteRow(rows, row, at - unit, names);
            unit = at;
        }

        ArrayBufferWriter<byte> whole = new(body.WrittenCount + 1024);
        PackedWriter output = new(whole);
        output.WriteByte(Version);
        output.Write((ulong)chunk.Units.Length);
        foreach (HistoryUnit state in chunk.Units)
        {
            output.Write(((ulong)state.FetchedAt << 1) | (state.IsImported ? 1UL : 0));
        }

        output.Write((ulong)names.Count - 1);
        foreach (string name in names.Keys.Skip(1))
        {
            output.WriteBytes(Encoding.UTF8.GetBytes(name));
        }

        output.Write((ulong)chunk.Rows.Count);
        whole.Write(body.WrittenSpan);
        return whole.WrittenSpan.ToArray();
    }

    /// <summary>Unpacks a chunk.</summary>
    /// <param name="span">Days or hours.</param>
    /// <param name="start">The chunk's start.</param>
    /// <param name="data">The packed chunk.</param>
    /// <exception cref="FormatException">It is of a form that this version doesn't know, or broken.</exception>
    public static HistoryChunk Unpack(HistorySpan span, DateTimeOffset start, ReadOnlySpan<byte> data)
    {
        HistoryReader reader = new(data);
        List<UsageBreakdown> rows = [];
        HistoryValues values = default;
        while (reader.Read(ref values))
        {
            rows.Add(Row(span, start, values, reader.Names, reader.Quantities));
        }

        return new HistoryChunk(start, reader.Units, rows);
    }

    private static UsageBreakdown Row(HistorySpan span, DateTimeOffset start, in HistoryValues values, string[] names, UsageQuantity[] quantities)
    {
        DateTimeOffset at = start + (span.Unit() * values.Unit);
        return new UsageBreakdown
        {
            Start = at,
            End = at + span.Unit(),
            Model = values.Model == 0 ? null : names[values.Model],
            Item = values.Item == 0 ? null : names[values.Item],
            CostSource = values.Source,
            RequestsCount = values.Has(HistoryFields.Requests) ? values.Requests : null,
            TokensInput = values.Has(HistoryFields.Input) ? values.Input : null,
            TokensOutput = values.Has(HistoryFields.Output) ? values.Output : null,
            TokensCacheRead = values.Has(HistoryFields.CacheRead) ? values.CacheRead : null,
            TokensCacheWrite = values.Has(HistoryFields.CacheWrite) ? values.CacheWrite : null,
            TokensCacheWrite1h = values.Has(HistoryFields.CacheWrite1h) ? values.CacheWrite1h : null,
            CostUsd = values.Has(HistoryFields.CostUsd) ? values.CostUsd : null,
            CostOther = values.Has(HistoryFields.CostOther) ? new MoneyAmount(values.CostOther, names[values.Currency]) : null,
            Quantities = quantities,
        };
    }

    private static void WriteRow(PackedWriter output, UsageBreakdown row, int unitDifference, Dictionary<string, int> names)
    {
        output.Write((ulong)HistoryValues.FieldsOf(row));
        output.Write((ulong)unitDifference);
        output.Write(NameOf(row.Model, names));
        output.Write(NameOf(row.Item, names));
        WriteCount(output, row.RequestsCount);
        WriteCount(output, row.TokensInput);
        WriteCount(output, row.TokensOutput);
        WriteCount(output, row.TokensCacheRead);
        WriteCount(output, row.TokensCacheWrite);
        WriteCount(output, row.TokensCacheWrite1h);
        if (row.CostUsd is { } dollars)
        {
            output.WriteDecimal(dollars);
        }

        if (row.CostOther is { } other)
        {
            output.Write(NameOf(other.Currency, names));
            output.WriteDecimal(other.Amount);
        }

        if (row.Quantities.Count > 0)
        {
            output.Write((ulong)row.Quantities.Count);
            foreach (UsageQuantity quantity in row.Quantities)
            {
                output.Write(NameOf(quantity.Unit, names));
                output.WriteDecimal(quantity.Amount);
            }
        }
    }

    private static void WriteCount(PackedWriter output, long? count)
    {
        if (count is { } known)
        {
            output.WriteSigned(known);
        }
    }

    private static ulong NameOf(string? name, Dictionary<string, int> names)
    {
        if (string.IsNullOrEmpty(name))
        {
            return 0;
        }

        if (!names.TryGetValue(name, out int position))
        {
            position = names.Count;
            names.Add(name, position);
        }

        return (ulong)position;
    }
}
