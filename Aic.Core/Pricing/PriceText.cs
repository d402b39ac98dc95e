using System.Globalization;
using Aic.Core.Usage;

namespace Aic.Core.Pricing;

/// <summary>Readable prices for the views: dollars for a million tokens with the decimals they have. The same in every culture.</summary>
public static class PriceText
{
    /// <summary>A price, or a dash.</summary>
    /// <param name="amount">The price; null when unknown.</param>
    public static string Amount(decimal? amount) => amount?.ToString("0.00######", CultureInfo.InvariantCulture) ?? UsageText.Unknown;

    /// <summary>A factor: <c>×2</c>, or a dash.</summary>
    /// <param name="factor">The factor; null for none.</param>
    public static string Factor(decimal? factor) => factor is null ? UsageText.Unknown : string.Create(CultureInfo.InvariantCulture, $"×{factor:0.####}");

    /// <summary>When a price applies: <c>since 2026-03-13</c>, <c>until 2026-03-12</c>, <c>2024-10-02 to 2025-01-30</c> (both days included), <c>always</c>.</summary>
    /// <param name="price">The price.</param>
    public static string Validity(AppliedPrice price)
    {
        ArgumentNullException.ThrowIfNull(price);
        return Validity(price.ValidFrom, price.ValidTo);
    }

    /// <summary>When a price applies, in the same words.</summary>
    /// <param name="from">The first day (UTC); null for ever before.</param>
    /// <param name="to">The day after the last one (UTC); null for as long as is known.</param>
    public static string Validity(DateOnly? from, DateOnly? to) => (Day(from), Day(to?.AddDays(-1))) switch
    {
        (null, null) => "always",
        ({ } first, null) => $"since {first}",
        (null, { } last) => $"until {last}",
        ({ } first, { } last) => $"{first} to {last}",
    };

    /// <summary>Where a price comes from.</summary>
    /// <param name="origin">Where.</param>
    public static string Origin(PriceOrigin origin) => origin switch
    {
        PriceOrigin.Own => "your own",
        PriceOrigin.Updated => "updated",
        _ => "built in",
    };

    /// <summary>How one model's price changed, in one line.</summary>
    /// <param name="change">The change.</param>
    public static string Change(PriceChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return change.Kind == PriceChangeKind.Changed
            ? string.Join(", ", change.Rates.Select(rate => $"{rate.Name} {Amount(rate.Before)} -> {Amount(rate.After)}"))
            : change.Kind == PriceChangeKind.Added ? "new" : "gone";
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
