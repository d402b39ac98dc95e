namespace Aic.Core.Currencies;

/// <summary>Newer exchange rates couldn't be had, or there is a doubt about them; those that are kept stay. The message tells what is wrong and what to do.</summary>
public sealed class ExchangeRateException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public ExchangeRateException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
