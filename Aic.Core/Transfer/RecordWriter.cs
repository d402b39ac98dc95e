using System.Text.Json;

namespace Aic.Core.Transfer;

/// <summary>Writes records one after the other; none is held.</summary>
internal abstract class RecordWriter
{
    /// <summary>The text before the first record.</summary>
    public virtual string Head => "";

    /// <summary>A record's text; empty for one that has no place in the format.</summary>
    public abstract string Line(UsageRecord record);

    /// <summary>The text after the last record.</summary>
    public virtual string End() => "";

    /// <summary>The writer of a format.</summary>
    public static RecordWriter Of(ExportFormat format) => format switch
    {
        ExportFormat.Csv => new CsvRecordWriter(),
        ExportFormat.JsonLines => new JsonRecordWriter(),
        ExportFormat.Focus => new FocusRecordWriter(),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "There is no such format."),
    };

    private sealed class CsvRecordWriter : RecordWriter
    {
        public override string Head => string.Join(',', RecordColumns.Names) + CsvText.LineEnd;

        public override string Line(UsageRecord record) => string.Join(',', RecordColumns.CellsOf(record)) + CsvText.LineEnd;
    }

    private sealed class JsonRecordWriter : RecordWriter
    {
        public override string Line(UsageRecord record) => JsonSerializer.Serialize(record, TransferJson.Default.UsageRecord) + "\n";
    }
}
