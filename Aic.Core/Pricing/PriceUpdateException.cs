namespace Aic.Core.Pricing;

/// <summary>Newer prices couldn't be fetched, or there is a doubt about them; those in use stay. The message tells what is wrong and what to do.</summary>
public sealed class PriceUpdateException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public PriceUpdateException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
