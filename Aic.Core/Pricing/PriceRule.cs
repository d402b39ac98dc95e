namespace Aic.Core.Pricing;

/// <summary>Says in words how a name in usage led to a price.</summary>
/// <param name="alias">What the user's own alias means; null where there is none.</param>
/// <param name="vendor">Who served the model, as asked; null when unknown.</param>
/// <param name="seller">The same in the price book; null where it doesn't know it.</param>
internal sealed class PriceRule(string? alias, string? vendor, PriceVendor? seller)
{
    /// <summary>Nothing had to be done.</summary>
    public const string NameItself = "the name itself";

    /// <summary>How a name led to a price of the book.</summary>
    /// <param name="name">The name that was found.</param>
    /// <param name="model">The model.</param>
    /// <param name="hinted">Whom the name's prefix names; null for nobody.</param>
    public string Listed(ModelName name, PricedModel model, PriceVendor? hinted)
    {
        PriceVendor? at = seller ?? hinted;
        string? whose = at is null
            ? vendor is null ? null : $"no prices of {vendor} are known, so those of the model's maker"
            : at.Id == model.Vendor ? null : $"{at.Name} has no price of its own for it, so that of {model.Vendor}";
        return Join(name, model, whose);
    }

    /// <summary>How a name led to a price of the user's own.</summary>
    /// <param name="name">The name that was found.</param>
    /// <param name="model">The model of the book that it is a name of; null where the user's price has the name itself.</param>
    public string Own(ModelName name, PricedModel? model = null) => Join(name, model, null);

    private string Join(ModelName name, PricedModel? model, string? whose)
    {
        string?[] parts =
        [
            alias is null ? null : $"your alias for {alias}",
            name.Rule.Length == 0 ? null : name.Rule,
            model is null || string.Equals(model.Model, name.Name, StringComparison.OrdinalIgnoreCase) ? null : $"another name of {model.Model}",
            whose,
        ];
        string rule = string.Join("; ", parts.Where(part => part is not null));
        return rule.Length == 0 ? NameItself : rule;
    }
}
