namespace Aic.Core.Pricing;

/// <summary>Other prices for requests with a long context.</summary>
/// <param name="Above">The context that must be exceeded, in tokens: input, cache reads and cache writes of one request together.</param>
/// <param name="Rates">All prices of such a request, its first token included.</param>
public sealed record ContextBand(long Above, TokenRates Rates);
