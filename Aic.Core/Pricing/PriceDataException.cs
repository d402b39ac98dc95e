namespace Aic.Core.Pricing;

/// <summary>Prices that aren't valid. The message tells which price, which field and what it must be.</summary>
public sealed class PriceDataException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">The cause.</param>
    public PriceDataException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
