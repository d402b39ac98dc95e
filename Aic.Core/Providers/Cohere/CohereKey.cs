using System.Text.Json;
using Aic.Core.Http;

namespace Aic.Core.Providers.Cohere;

/// <summary>The answer of <c>POST /v1/check-api-key</c>.</summary>
/// <param name="Valid">Whether Cohere takes the key.</param>
/// <param name="OrganizationId">The organization that the key belongs to.</param>
internal sealed record CohereKey(bool? Valid, string? OrganizationId)
{
    /// <summary>Reads the answer.</summary>
    public static CohereKey Read(JsonElement answer) => new(answer.Flag("valid"), answer.Text("organization_id"));
}
