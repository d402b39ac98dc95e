using System.Text.Json.Serialization;

namespace Aic.Core.Providers.Cohere;

/// <summary>The answer of <c>POST /v1/check-api-key</c>.</summary>
/// <param name="Valid">Whether Cohere takes the key.</param>
/// <param name="OrganizationId">The organization that the key belongs to.</param>
internal sealed record CohereKey(bool? Valid, string? OrganizationId);

/// <summary>Reads Cohere's answers.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(CohereKey))]
internal sealed partial class CohereJson : JsonSerializerContext;
