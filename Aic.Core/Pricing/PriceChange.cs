using System.Text.Json.Serialization;
using Aic.Core.Usage;

namespace Aic.Core.Pricing;

/// <summary>What happened to a model's price from one price book to a newer one.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<PriceChangeKind>))]
public enum PriceChangeKind
{
    /// <summary>The older book has no price of the model.</summary>
    Added,

    /// <summary>The newer book has none.</summary>
    Removed,

    /// <summary>Both have, and they differ.</summary>
    Changed,
}

/// <summary>How one model's price changed.</summary>
/// <param name="Vendor">The vendor's id.</param>
/// <param name="Model">The model.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Rates">The prices that changed; empty for a model that was added or removed.</param>
public sealed record PriceChange(string Vendor, string Model, PriceChangeKind Kind, IReadOnlyList<RateChange> Rates)
{
    /// <summary>The newer entry's note; null where it has none.</summary>
    public string? Note { get; init; }
}

/// <summary>How one number of a price changed.</summary>
/// <param name="Name">The field's name in the price book, such as <c>cache_read</c> or <c>output above 200000</c>.</param>
/// <param name="Before">The number before; null where there was none.</param>
/// <param name="After">The number now; null where there is none.</param>
public sealed record RateChange(string Name, decimal? Before, decimal? After)
{
    /// <summary>The greater number divided by the smaller: 2 for a price that was doubled or halved; null where one of them is missing or zero.</summary>
    public decimal? Factor => Before > 0 && After > 0 ? Math.Max(Before.Value, After.Value) / Math.Min(Before.Value, After.Value) : null;
}
