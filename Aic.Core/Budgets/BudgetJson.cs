using System.Text.Json.Serialization;

namespace Aic.Core.Budgets;

/// <summary>Source-generated JSON of budgets: snake_case, nulls written out, money as plain decimal numbers.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    WriteIndented = true,
    IndentSize = 2,
    NewLine = "\n")]
[JsonSerializable(typeof(BudgetReport))]
[JsonSerializable(typeof(BudgetState))]
public sealed partial class BudgetJson : JsonSerializerContext;
