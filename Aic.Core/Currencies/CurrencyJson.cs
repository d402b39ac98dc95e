using System.Text.Json.Serialization;

namespace Aic.Core.Currencies;

/// <summary>Source-generated JSON of exchange rates: snake_case, nulls written out, rates as plain decimal numbers.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    WriteIndented = true,
    IndentSize = 2,
    NewLine = "\n")]
[JsonSerializable(typeof(ExchangeRateReport))]
[JsonSerializable(typeof(ExchangeRateUpdate))]
public sealed partial class CurrencyJson : JsonSerializerContext;
