using System.Text.Json.Serialization;

namespace Aic.Core.Transfer;

/// <summary>Source-generated JSON of exports and of what importing brought: snake_case, on one line.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(UsageRecord))]
[JsonSerializable(typeof(ImportResult))]
public sealed partial class TransferJson : JsonSerializerContext;
