namespace Aic.Testing.Sessions;

/// <summary>
/// What the models of generated logs cost, as https://platform.claude.com/docs/en/about-claude/pricing, https://developers.openai.com/api/docs/pricing and
/// https://ai.google.dev/gemini-api/docs/pricing state it: US dollars for a million tokens of input and output; a cache read a tenth of input, a cache write of five minutes 1.25 times and of one hour twice the input. None of it comes from the price book, which is held against it.
/// Generated contexts stay below 200,000 tokens, where Sonnet 4 and Gemini 2.5 Pro have their higher prices.
/// </summary>
public static class GeneratedPrices
{
    private const decimal CacheRead = 0.1m;
    private const decimal CacheWrite5m = 1.25m;
    private const decimal CacheWrite1h = 2m;
    private const decimal Million = 1_000_000m;

    private static readonly Dictionary<string, (decimal Input, decimal Output)> Prices = new()
    {
        ["claude-opus-4-1-20250805"] = (15m, 75m),
        ["claude-sonnet-4-20250514"] = (3m, 15m),
        ["claude-3-5-haiku-20241022"] = (0.8m, 4m),
        ["gpt-5"] = (1.25m, 10m),
        ["gpt-5-codex"] = (1.25m, 10m),
        ["gpt-5-mini"] = (0.25m, 2m),
        ["gemini-2.5-pro"] = (1.25m, 10m),
        ["gemini-2.5-flash"] = (0.3m, 2.5m),
        ["gemini-2.5-flash-lite"] = (0.1m, 0.4m),
    };

    /// <summary>The models.</summary>
    public static IReadOnlyCollection<string> Models => Prices.Keys;

    /// <summary>What a response costs in US dollars.</summary>
    /// <param name="response">The response, of one of <see cref="Models"/>.</param>
    public static decimal CostUsd(GeneratedResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        (decimal input, decimal output) = Prices[response.Model];
        decimal inputs = response.Input + (response.CacheRead * CacheRead) + (response.CacheWrite5m * CacheWrite5m) + (response.CacheWrite1h * CacheWrite1h);
        return ((inputs * input) + (response.Output * output)) / Million;
    }
}
