namespace Aic.Core.Pricing;

/// <summary>Finds all prices of a model by what usage calls it.</summary>
internal sealed class PriceResolver(PriceData data, PriceOrigin origin, OwnPrices own)
{
    /// <summary>All prices over time: the user's own first, then the book's, each by rising date.</summary>
    /// <param name="model">The name in usage.</param>
    /// <param name="vendor">Who served it; null when unknown.</param>
    public AppliedPrice[] Resolve(string model, string? vendor)
    {
        PriceVendor? seller = vendor is null ? null : data.FindVendor(vendor);
        string? alias = own.AliasOf(model);
        ModelName[] names = [.. ModelNames.Candidates(alias ?? model, word => data.FindVendor(word) is not null)];
        PriceRule rule = new(alias, vendor, seller);

        (PricedModel Model, ModelName Name)? listed = FindListed(names, seller);
        List<AppliedPrice> prices = [.. OwnPricesOf(names, listed, seller?.Id ?? vendor, rule)];
        if (listed is { } found)
        {
            prices.AddRange(Listed(found.Model, rule.Listed(found.Name, found.Model, Hinted(found.Name))));
        }

        return [.. prices];
    }

    /// <summary>The prices of all models over time, the user's own first.</summary>
    public IEnumerable<AppliedPrice> All() =>
        own.Models.SelectMany(model => Own(own.EntriesOf(model), PriceRule.NameItself)).Concat(data.Index.Models.SelectMany(model => Listed(model, PriceRule.NameItself)));

    private (PricedModel Model, ModelName Name)? FindListed(ModelName[] names, PriceVendor? seller)
    {
        foreach (ModelName name in names)
        {
            IReadOnlyList<PricedModel> models = data.Index.Find(name.Name);
            if (models.Count > 0 && Choose(models, seller, Hinted(name)) is { } model)
            {
                return (model, name);
            }
        }

        return null;
    }

    /// <summary>The seller's own price. A maker sells its own models alone; a cloud, and whoever a name's prefix names, sells those of other makers at their prices.</summary>
    private PricedModel? Choose(IReadOnlyList<PricedModel> models, PriceVendor? seller, PriceVendor? hinted)
    {
        PriceVendor? at = seller ?? hinted;
        PricedModel? own = at is null ? null : SoldBy(models, at.Id) ?? (at.Like is null ? null : SoldBy(models, at.Like));
        return own is not null || seller is { Like: null } ? own : data.Vendors.Select(vendor => SoldBy(models, vendor.Id)).FirstOrDefault(sold => sold is not null);
    }

    private PriceVendor? Hinted(ModelName name) => name.VendorHint is null ? null : data.FindVendor(name.VendorHint);

    private IEnumerable<AppliedPrice> OwnPricesOf(ModelName[] names, (PricedModel Model, ModelName Name)? listed, string? vendor, PriceRule rule)
    {
        foreach (ModelName name in names)
        {
            if (own.Find(name.Name, vendor ?? Hinted(name)?.Id) is { } entries)
            {
                return Own(entries, rule.Own(name));
            }
        }

        return listed is { } found && own.Find(found.Model.Model.ToLowerInvariant(), vendor ?? found.Model.Vendor) is { } same
            ? Own(same, rule.Own(found.Name, found.Model))
            : [];
    }

    private IEnumerable<AppliedPrice> Own(IEnumerable<PriceEntry> entries, string rule) =>
        PriceHistory.Spans(entries).Select(span =>
            new AppliedPrice(span.Entry, span.Entry.Vendor is { } vendor ? data.FindVendor(vendor) : null, PriceOrigin.Own, span.To) { Rule = rule });

    private IEnumerable<AppliedPrice> Listed(PricedModel model, string rule)
    {
        PriceVendor? vendor = data.FindVendor(model.Vendor!);
        return PriceHistory.Spans(model.Places.Select(data.EntryAt)).Select(span => new AppliedPrice(span.Entry, vendor, origin, span.To) { Rule = rule });
    }

    private static PricedModel? SoldBy(IReadOnlyList<PricedModel> models, string vendor)
    {
        foreach (PricedModel model in models)
        {
            if (model.Vendor == vendor)
            {
                return model;
            }
        }

        return null;
    }
}
