using Aic.Core.Transfer;

namespace Aic.Agent;

/// <summary>Reads the words for export formats that the command line and the API share.</summary>
internal static class ExportWords
{
    /// <summary>The words, for messages.</summary>
    public const string Names = "csv, jsonl, focus and parquet";

    /// <summary>Reads a word; null when it is none.</summary>
    /// <param name="text">The text.</param>
    public static ExportFormat? Read(string text) => text.ToLowerInvariant() switch
    {
        "csv" => ExportFormat.Csv,
        "jsonl" => ExportFormat.JsonLines,
        "focus" => ExportFormat.Focus,
        "parquet" => ExportFormat.Parquet,
        _ => null,
    };
}
