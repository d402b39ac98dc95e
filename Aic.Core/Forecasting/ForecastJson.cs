using System.Text.Json.Serialization;

namespace Aic.Core.Forecasting;

/// <summary>Source-generated JSON of forecasts: snake_case, nulls written out, money as plain decimal numbers.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    WriteIndented = true,
    IndentSize = 2,
    NewLine = "\n")]
[JsonSerializable(typeof(ForecastReport))]
public sealed partial class ForecastJson : JsonSerializerContext;
