using Aic.Core.Pricing;

namespace Aic.Prices;

/// <summary>What one data set says about one model.</summary>
/// <param name="Source">The data set.</param>
/// <param name="Vendor">The vendor, as the data set names it.</param>
/// <param name="Entry">The price; its <see cref="PriceEntry.Vendor"/> isn't set yet.</param>
internal sealed record ListedPrice(string Source, string Vendor, PriceEntry Entry);
