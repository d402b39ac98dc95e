using System.Text.Json.Serialization;

namespace Aic.Core.Alerts;

/// <summary>The wire form of an answer about alerts: what <c>aic alerts --json</c> prints and the agent's API returns.</summary>
/// <param name="Version">The version of the program that made the report.</param>
/// <param name="Alerts">The alerts, the newest first.</param>
public sealed record AlertReport(string Version, IReadOnlyList<Alert> Alerts);

/// <summary>Source-generated JSON of alerts: snake_case, nulls written out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    WriteIndented = true,
    IndentSize = 2,
    NewLine = "\n")]
[JsonSerializable(typeof(AlertReport))]
[JsonSerializable(typeof(Alert))]
public sealed partial class AlertJson : JsonSerializerContext;
