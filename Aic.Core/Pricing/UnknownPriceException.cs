using Aic.Core.Http;

namespace Aic.Core.Pricing;

/// <summary>No price of a model is known. The message tells how to add one's own.</summary>
/// <param name="model">The name that was asked for.</param>
/// <param name="configFile">The configuration file.</param>
public sealed class UnknownPriceException(string model, string configFile) : Exception(
    $"No price of \"{KeyText.Mask(model)}\" is known, so its cost is unknown. If you know what it costs, write it into {configFile}: "
    + $"\"prices\": [{{ \"model\": \"{KeyText.Mask(model)}\", \"input\": 1.5, \"output\": 6 }}], in US dollars for a million tokens; "
    + $"if it is a model by another name: \"model_aliases\": {{ \"{KeyText.Mask(model)}\": \"claude-sonnet-4-5\" }}.")
{
    /// <summary>The name that was asked for.</summary>
    public string Model { get; } = model;
}
