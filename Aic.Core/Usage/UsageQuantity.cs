namespace Aic.Core.Usage;

/// <summary>Something used that isn't a token.</summary>
/// <param name="Unit">What was counted: <c>images</c>, <c>seconds</c>, <c>characters</c>, <c>web_searches</c>, <c>sessions</c>.</param>
/// <param name="Amount">How many of them.</param>
public sealed record UsageQuantity(string Unit, decimal Amount);
