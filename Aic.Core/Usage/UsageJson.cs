using System.Text.Json.Serialization;

namespace Aic.Core.Usage;

/// <summary>Source-generated JSON of the domain: snake_case, nulls written out, money as plain decimal numbers.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    WriteIndented = true,
    IndentSize = 2,
    NewLine = "\n")]
[JsonSerializable(typeof(UsageReport))]
[JsonSerializable(typeof(ProviderUsage))]
[JsonSerializable(typeof(IReadOnlyList<UsageGroup>))]
public sealed partial class UsageJson : JsonSerializerContext;
