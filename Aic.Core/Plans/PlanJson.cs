using System.Text.Json.Serialization;

namespace Aic.Core.Plans;

/// <summary>Source-generated JSON of plans: snake_case, nulls written out, money as plain decimal numbers.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    WriteIndented = true,
    IndentSize = 2,
    NewLine = "\n")]
[JsonSerializable(typeof(PlanReport))]
public sealed partial class PlanJson : JsonSerializerContext;
