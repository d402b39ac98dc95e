namespace Aic.Core.Pricing;

/// <summary>Somebody who sells the use of models.</summary>
/// <param name="Id">The id, such as <c>openai</c>: the provider's in AIC Tracker where it has one.</param>
/// <param name="Name">The name people know.</param>
/// <param name="Source">The page on which the vendor states its prices.</param>
public sealed record PriceVendor(string Id, string Name, Uri Source)
{
    /// <summary>Other names that tools and data sets give it.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The vendor at whose prices it sells what it has no prices of its own for; null for none.</summary>
    public string? Like { get; init; }
}
