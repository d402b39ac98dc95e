using System.Globalization;

namespace Aic.Core.Pricing;

/// <summary>Tells what changed between two sets of prices.</summary>
internal static class PriceComparison
{
    /// <summary>The changes of the prices that apply on the newer set's date, in its order; models that are gone come last.</summary>
    public static IReadOnlyList<PriceChange> Between(PriceData before, PriceData after)
    {
        Dictionary<(string, string), PriceEntry> old = InForce(before, after.Date);
        Dictionary<(string, string), PriceEntry> now = InForce(after, after.Date);
        List<PriceChange> changes = [];
        foreach (((string vendor, string model) key, PriceEntry entry) in now)
        {
            if (!old.TryGetValue(key, out PriceEntry? earlier))
            {
                changes.Add(new PriceChange(key.vendor, entry.Model, PriceChangeKind.Added, []) { Note = entry.Note });
            }
            else if (Differences(earlier, entry) is { Count: > 0 } rates)
            {
                changes.Add(new PriceChange(key.vendor, entry.Model, PriceChangeKind.Changed, rates) { Note = entry.Note });
            }
        }

        changes.AddRange(old.Where(pair => !now.ContainsKey(pair.Key)).Select(pair => new PriceChange(pair.Key.Item1, pair.Value.Model, PriceChangeKind.Removed, [])));
        return changes;
    }

    /// <summary>The numbers in which two prices differ.</summary>
    public static IReadOnlyList<RateChange> Differences(PriceEntry before, PriceEntry after)
    {
        Dictionary<string, decimal> old = Numbers(before);
        Dictionary<string, decimal> now = Numbers(after);
        return [.. old.Keys.Union(now.Keys)
            .Select(name => new RateChange(name, old.TryGetValue(name, out decimal was) ? was : null, now.TryGetValue(name, out decimal isNow) ? isNow : null))
            .Where(change => change.Before != change.After)];
    }

    private static Dictionary<(string, string), PriceEntry> InForce(PriceData data, DateOnly day)
    {
        Dictionary<(string, string), PriceEntry> entries = [];
        foreach (PricedModel model in data.Index.Models)
        {
            if (PriceHistory.On(model.Places.Select(data.EntryAt), day) is { } entry)
            {
                entries.Add((model.Vendor!, model.Model.ToLowerInvariant()), entry);
            }
        }

        return entries;
    }

    private static Dictionary<string, decimal> Numbers(PriceEntry entry)
    {
        Dictionary<string, decimal> numbers = [];
        Add(numbers, entry.Rates, "");
        AddBands(numbers, entry.Above, "");
        foreach ((ServiceTier tier, TierPrice price) in entry.Tiers)
        {
            string name = PriceFieldNames.Of(tier);
            Put(numbers, name, price.Factor);
            Add(numbers, price.Rates ?? new TokenRates(), $"{name} ");
            AddBands(numbers, price.Above, $"{name} ");
        }

        Put(numbers, PriceFieldNames.WebSearch, entry.WebSearch);
        Put(numbers, PriceFieldNames.Request, entry.Request);
        return numbers;
    }

    private static void AddBands(Dictionary<string, decimal> numbers, IReadOnlyList<ContextBand> bands, string prefix)
    {
        foreach (ContextBand band in bands)
        {
            Add(numbers, band.Rates, prefix, string.Create(CultureInfo.InvariantCulture, $" above {band.Above}"));
        }
    }

    private static void Add(Dictionary<string, decimal> numbers, TokenRates rates, string prefix, string suffix = "")
    {
        Put(numbers, prefix + PriceFieldNames.Input + suffix, rates.Input);
        Put(numbers, prefix + PriceFieldNames.CacheRead + suffix, rates.CacheRead);
        Put(numbers, prefix + PriceFieldNames.CacheWrite5m + suffix, rates.CacheWrite5m);
        Put(numbers, prefix + PriceFieldNames.CacheWrite1h + suffix, rates.CacheWrite1h);
        Put(numbers, prefix + PriceFieldNames.Output + suffix, rates.Output);
        Put(numbers, prefix + PriceFieldNames.AudioInput + suffix, rates.AudioInput);
        Put(numbers, prefix + PriceFieldNames.AudioOutput + suffix, rates.AudioOutput);
    }

    private static void Put(Dictionary<string, decimal> numbers, string name, decimal? number)
    {
        if (number is { } known)
        {
            numbers[name] = known;
        }
    }
}
