using System.Collections.Concurrent;
using System.IO.Enumeration;
using Aic.Core.Configuration;
using Microsoft.Extensions.Logging;

namespace Aic.Core.Pricing;

/// <summary>What models cost, by date. Immutable; all members may be called from many threads.</summary>
public sealed class PriceBook
{
    // Names come from logs; whoever fills a log with made-up ones must not fill the memory.
    private const int MostRemembered = 10_000;

    private readonly PriceData _data;
    private readonly PriceResolver _resolver;
    private readonly ConcurrentDictionary<(string Model, string? Vendor), AppliedPrice[]> _found = [];

    internal PriceBook(PriceData data, PriceOrigin origin, OwnPrices own)
    {
        _data = data;
        Origin = origin;
        _resolver = new PriceResolver(data, origin, own);
    }

    /// <summary>
    /// Loads the prices: those that came with the program, or newer ones that were fetched since (<see cref="AicPaths.PricesFile"/>),
    /// and the user's own. Takes a millisecond or two; one book serves a whole process.
    /// </summary>
    /// <param name="paths">Where the files are.</param>
    /// <param name="config">The user's own prices and aliases.</param>
    /// <param name="logger">Where a warning about damaged prices goes.</param>
    public static PriceBook Load(AicPaths paths, AgentConfig config, ILogger? logger = null)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(config);
        (PriceData data, PriceOrigin origin) = PriceFiles.Newest(paths, logger);
        return new PriceBook(data, origin, new OwnPrices(config.Prices, config.ModelAliases, name => data.FindVendor(name)?.Id ?? name));
    }

    /// <summary>The day (UTC) on which the book's prices were true.</summary>
    public DateOnly Date => _data.Date;

    /// <summary>Whether the book came with the program or was fetched since.</summary>
    public PriceOrigin Origin { get; }

    /// <summary>The vendors whose prices the book has.</summary>
    public IReadOnlyList<PriceVendor> Vendors => _data.Vendors;

    /// <summary>
    /// The price of a model. A name is looked for as it is, then without what gateways, clouds and tools put around it:
    /// prefixes such as <c>openrouter/anthropic/</c> and <c>us.anthropic.</c>, dates such as <c>-20250929</c>, <c>[1m]</c>, effort levels.
    /// The user's own aliases and prices win.
    /// </summary>
    /// <param name="model">The name in usage. Case doesn't matter.</param>
    /// <param name="at">When it was used.</param>
    /// <param name="vendor">Who served it, by id or another name (<c>anthropic</c>, <c>azure</c>); null when unknown: then the model's maker. A vendor that the book doesn't know counts as unknown, and a cloud sells at the maker's price what it has no price of its own for.</param>
    /// <returns>The price; null when none is known.</returns>
    public AppliedPrice? Find(string model, DateTimeOffset at, string? vendor = null)
    {
        DateOnly day = DateOnly.FromDateTime(at.UtcDateTime);
        foreach (AppliedPrice price in Known(model, vendor))
        {
            if (PriceHistory.Covers(price.ValidFrom, price.ValidTo, day))
            {
                return price;
            }
        }

        return null;
    }

    /// <summary>All prices of a model over time: the user's own, then the book's, each by rising date. Where several cover a day, the first of them applies.</summary>
    /// <param name="model">As for <see cref="Find"/>.</param>
    /// <param name="vendor">As for <see cref="Find"/>.</param>
    public IReadOnlyList<AppliedPrice> History(string model, string? vendor = null) => Known(model, vendor);

    /// <summary>The prices of all models that have one at a date: the user's own first, then by vendor, in the book's order.</summary>
    /// <param name="at">The date.</param>
    public IEnumerable<AppliedPrice> All(DateTimeOffset at)
    {
        DateOnly day = DateOnly.FromDateTime(at.UtcDateTime);
        return _resolver.All().Where(price => PriceHistory.Covers(price.ValidFrom, price.ValidTo, day));
    }

    /// <summary>The prices at a date of the models that patterns fit; a name without wildcards is found as <see cref="Find"/> finds it.</summary>
    /// <param name="patterns">Names or patterns (* and ?) of models; none for all.</param>
    /// <param name="at">The date.</param>
    /// <param name="vendor">Whose prices only; null for everybody's.</param>
    public IReadOnlyList<AppliedPrice> Search(IReadOnlyList<string> patterns, DateTimeOffset at, string? vendor = null)
    {
        ArgumentNullException.ThrowIfNull(patterns);
        string? id = vendor is null ? null : _data.FindVendor(vendor)?.Id ?? vendor;
        AppliedPrice[] all = [.. All(at).Where(price => id is null || price.Vendor?.Id == id || string.Equals(price.Entry.Vendor, id, StringComparison.OrdinalIgnoreCase))];
        if (patterns.Count == 0)
        {
            return all;
        }

        List<AppliedPrice> found = [];
        foreach (string pattern in patterns)
        {
            if (!NamePatterns.IsName(pattern))
            {
                found.AddRange(all.Where(price => FileSystemName.MatchesSimpleExpression(pattern, price.Entry.Model)));
            }
            else if (Find(pattern, at, vendor) is { } price)
            {
                found.Add(price);
            }
        }

        return [.. found.DistinctBy(price => (price.Origin, price.Vendor?.Id ?? price.Entry.Vendor, price.Entry.Model))];
    }

    private AppliedPrice[] Known(string model, string? vendor)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (!_found.TryGetValue((model, vendor), out AppliedPrice[]? prices))
        {
            prices = _resolver.Resolve(model, vendor);
            if (_found.Count < MostRemembered)
            {
                _found.TryAdd((model, vendor), prices);
            }
        }

        return prices;
    }
}
