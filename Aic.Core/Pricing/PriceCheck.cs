using System.Globalization;

namespace Aic.Core.Pricing;

/// <summary>Decides whether fetched prices may replace those in use. Prices decide what is shown as cost, so any doubt keeps the old ones.</summary>
internal static class PriceCheck
{
    /// <summary>A price that differs more than by this factor is a mistake, unless its entry has a note that says why.</summary>
    public const decimal MostFactor = 3m;

    // Whoever makes the data may live where it is tomorrow already.
    private const int DaysAhead = 1;

    private const int MostNamed = 5;

    /// <summary>Reads fetched data and all of its prices.</summary>
    /// <exception cref="PriceDataException">Something in it isn't valid.</exception>
    public static PriceData Read(ReadOnlyMemory<byte> utf8)
    {
        PriceData data = PriceData.Read(utf8);
        foreach (int place in data.Index.Models.SelectMany(model => model.Places))
        {
            _ = data.EntryAt(place);
        }

        return data;
    }

    /// <summary>What changes.</summary>
    /// <exception cref="PriceDataException">There is a doubt; the message names it.</exception>
    public static IReadOnlyList<PriceChange> Compare(PriceData inUse, PriceData fetched, DateOnly today)
    {
        if (fetched.Date > today.AddDays(DaysAhead))
        {
            throw new PriceDataException(string.Create(CultureInfo.InvariantCulture, $"they are dated {fetched.Date:yyyy-MM-dd}, and today is {today:yyyy-MM-dd}"));
        }

        IReadOnlyList<PriceChange> changes = PriceComparison.Between(inUse, fetched);
        int removed = changes.Count(change => change.Kind == PriceChangeKind.Removed);
        if (removed * 2 > inUse.Index.Models.Count)
        {
            throw new PriceDataException(string.Create(CultureInfo.InvariantCulture, $"they lack {removed} of {inUse.Index.Models.Count} models"));
        }

        string[] odd = [.. changes.Where(change => change.Note is null).SelectMany(change => change.Rates.Where(IsOdd).Select(rate => Describe(change, rate)))];
        return odd.Length == 0
            ? changes
            : throw new PriceDataException(string.Create(
                CultureInfo.InvariantCulture,
                $"{odd.Length} of their prices differ by more than a factor of {MostFactor} without a note that says why: {string.Join("; ", odd.Take(MostNamed))}{(odd.Length > MostNamed ? "; …" : "")}"));
    }

    private static bool IsOdd(RateChange rate) =>
        rate.Factor > MostFactor || (rate is { Before: { } before, After: { } after } && before == 0 != (after == 0));

    private static string Describe(PriceChange change, RateChange rate) =>
        string.Create(CultureInfo.InvariantCulture, $"{change.Model} ({change.Vendor}) {rate.Name} {rate.Before} -> {rate.After}");
}
