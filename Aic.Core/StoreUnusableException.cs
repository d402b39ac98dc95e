namespace Aic.Core;

/// <summary>What is asked for is in the usage store alone, and that can't be used now.</summary>
/// <param name="message">Why, and what to do.</param>
public sealed class StoreUnusableException(string message) : Exception(message);
