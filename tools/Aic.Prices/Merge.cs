using System.IO.Enumeration;
using Aic.Core.Pricing;

namespace Aic.Prices;

/// <summary>Makes one price out of what several data sets and the overlay say.</summary>
internal sealed class Merge(Overlay overlay, DateOnly today)
{
    private readonly List<Disagreement> _disagreements = [];

    /// <summary>Where data sets differ.</summary>
    public IReadOnlyList<Disagreement> Disagreements => _disagreements;

    /// <summary>The book's entries, in its order.</summary>
    /// <param name="listed">What the data sets say, the most trusted first.</param>
    public IReadOnlyList<PriceEntry> Run(IReadOnlyList<ListedPrice> listed)
    {
        List<PriceEntry> entries = [];
        foreach (OverlayVendor vendor in overlay.Vendors)
        {
            List<PriceEntry> ofVendor = [.. OfVendor(vendor, listed)];
            entries.AddRange(ShortNames.WithoutRepeats(ofVendor, Corrected(vendor), today)
                .OrderBy(entry => entry.Model, StringComparer.OrdinalIgnoreCase)
                .ThenBy(entry => entry.From ?? DateOnly.MinValue));
        }

        return entries;
    }

    private IEnumerable<PriceEntry> OfVendor(OverlayVendor vendor, IReadOnlyList<ListedPrice> listed)
    {
        Correction[] corrections = [.. overlay.Corrections.Where(correction => correction.Vendor == vendor.Id)];
        HashSet<string> corrected = Corrected(vendor);
        string[] drop = [.. vendor.Exclude, .. corrections.SelectMany(correction => correction.Drop)];
        foreach (IGrouping<string, ListedPrice> model in listed.Where(price => vendor.Listed.Contains(price.Vendor)).Select(price => Renamed(vendor, price)).GroupBy(price => price.Entry.Model.ToLowerInvariant()))
        {
            if ((vendor.Include.Count > 0 && !Matches(vendor.Include, model.Key)) || Matches(drop, model.Key))
            {
                continue;
            }

            Compare(vendor, model, corrected.Contains(model.Key));
            if (!corrected.Contains(model.Key))
            {
                foreach (PriceEntry entry in Together(vendor, [.. model]))
                {
                    yield return entry;
                }
            }
        }

        foreach (PriceEntry entry in corrections.SelectMany(correction => correction.Prices))
        {
            yield return Complete(vendor, entry);
        }
    }

    private HashSet<string> Corrected(OverlayVendor vendor) =>
        [.. overlay.Corrections.Where(correction => correction.Vendor == vendor.Id).SelectMany(correction => correction.Prices).Select(price => price.Model.ToLowerInvariant())];

    private static ListedPrice Renamed(OverlayVendor vendor, ListedPrice price) =>
        vendor.Rename.TryGetValue(price.Entry.Model, out string? name) ? price with { Entry = price.Entry with { Model = name } } : price;

    /// <summary>The entries of the most trusted data set, with what others add: tiers, audio, fees.</summary>
    private IEnumerable<PriceEntry> Together(OverlayVendor vendor, IReadOnlyList<ListedPrice> listed)
    {
        string best = listed[0].Source;
        PriceEntry[] others = [.. listed.Where(price => price.Source != best).Select(price => price.Entry)];
        foreach (ListedPrice price in listed.Where(price => price.Source == best))
        {
            PriceEntry entry = price.Entry with { Vendor = vendor.Id, Aliases = Aliases(vendor, price.Entry) };
            foreach (PriceEntry other in others)
            {
                entry = Filled(entry, other);
            }

            yield return Complete(vendor, entry);
        }
    }

    private IReadOnlyList<string> Aliases(OverlayVendor vendor, PriceEntry entry) =>
        [.. entry.Aliases, .. overlay.Aliases.Where(extra => extra.Vendor == vendor.Id && string.Equals(extra.Model, entry.Model, StringComparison.OrdinalIgnoreCase)).SelectMany(extra => extra.Names)];

    private static PriceEntry Filled(PriceEntry entry, PriceEntry other)
    {
        bool isSame = entry.Rates.Input == other.Rates.Input && entry.Rates.Output == other.Rates.Output;
        Dictionary<ServiceTier, TierPrice> tiers = new(entry.Tiers);
        foreach ((ServiceTier tier, TierPrice price) in other.Tiers.Where(pair => isSame || pair.Value.Factor is not null))
        {
            tiers.TryAdd(tier, price);
        }

        return entry with
        {
            Tiers = tiers,
            Rates = isSame ? Filled(entry.Rates, other.Rates) : entry.Rates,
            Above = isSame && entry.Above.Count == 0 && entry.From is null ? other.Above : entry.Above,
            WebSearch = entry.WebSearch ?? other.WebSearch,
        };
    }

    private static TokenRates Filled(TokenRates rates, TokenRates other) => rates with
    {
        CacheRead = rates.CacheRead ?? other.CacheRead,
        CacheWrite5m = rates.CacheWrite5m ?? other.CacheWrite5m,
        CacheWrite1h = rates.CacheWrite1h ?? other.CacheWrite1h,
        AudioInput = rates.AudioInput ?? other.AudioInput,
        AudioOutput = rates.AudioOutput ?? other.AudioOutput,
    };

    /// <summary>Adds what holds for all of a vendor's models that have a prompt cache.</summary>
    private static PriceEntry Complete(OverlayVendor vendor, PriceEntry entry)
    {
        Dictionary<ServiceTier, TierPrice> tiers = new(entry.Tiers);
        if (vendor.Batch is { } batch)
        {
            tiers.TryAdd(ServiceTier.Batch, new TierPrice { Factor = batch });
        }

        return entry with
        {
            Rates = Complete(vendor, entry.Rates),
            Above = [.. entry.Above.Select(band => band with { Rates = Complete(vendor, band.Rates) })],
            Tiers = tiers,
            WebSearch = entry.WebSearch ?? (entry.Rates is { Output: not null, AudioInput: null } ? vendor.WebSearch : null),
        };
    }

    private static TokenRates Complete(OverlayVendor vendor, TokenRates rates) => (rates.CacheRead ?? vendor.CacheReadFactor) is null
        ? rates
        : rates with
        {
            CacheRead = rates.CacheRead ?? Times(rates.Input, vendor.CacheReadFactor),
            CacheWrite5m = rates.CacheWrite5m ?? Times(rates.Input, vendor.CacheWrite5mFactor),
            CacheWrite1h = rates.CacheWrite1h ?? Times(rates.Input, vendor.CacheWrite1hFactor),
        };

    private static decimal? Times(decimal? rate, decimal? factor) => rate * factor is { } product ? JsonNumbers.Plain(product) : null;

    private void Compare(OverlayVendor vendor, IGrouping<string, ListedPrice> model, bool isDecided)
    {
        (string Source, PriceEntry Entry)[] now = [.. model.GroupBy(price => price.Source)
            .Select(prices => (prices.Key, Entry: PriceHistory.On(prices.Select(price => price.Entry), today)))
            .Where(pair => pair.Entry is not null)
            .Select(pair => (pair.Key, pair.Entry!))];
        foreach ((string source, PriceEntry entry) in now.Skip(1))
        {
            RateChange[] differences = [.. PriceComparison.Differences(now[0].Entry, entry).Where(change => change is { Before: not null, After: not null } && !change.Name.Contains(' ', StringComparison.Ordinal))];
            if (differences.Length > 0)
            {
                _disagreements.Add(new Disagreement(vendor.Id, entry.Model, now[0].Source, source, differences, isDecided));
            }
        }
    }

    private static bool Matches(IReadOnlyList<string> patterns, string name) => patterns.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: true));
}

/// <summary>Two data sets that say different things.</summary>
/// <param name="Vendor">The vendor.</param>
/// <param name="Model">The model.</param>
/// <param name="First">The more trusted data set.</param>
/// <param name="Second">The other.</param>
/// <param name="Rates">The first's numbers as before, the second's as after.</param>
/// <param name="IsDecided">Whether the overlay decides.</param>
internal sealed record Disagreement(string Vendor, string Model, string First, string Second, IReadOnlyList<RateChange> Rates, bool IsDecided);
