using System.Text.Json.Serialization;
using Aic.Core.Usage;

namespace Aic.Core.Pricing;

/// <summary>How a provider was asked to serve a request, where that changes the price.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<ServiceTier>))]
public enum ServiceTier
{
    /// <summary>The ordinary one.</summary>
    Standard,

    /// <summary>In batches, within a day.</summary>
    Batch,

    /// <summary>Cheaper and slower, as capacity allows (OpenAI's and Google's <c>flex</c>).</summary>
    Flex,

    /// <summary>Before others (OpenAI's and Google's <c>priority</c>).</summary>
    Priority,

    /// <summary>With faster output (Anthropic's <c>speed: fast</c>).</summary>
    Fast,
}
