using Aic.Core.Usage;

namespace Aic.Core.Providers;

/// <summary>A provider couldn't be asked, or said no. The border at which low-level causes become a <see cref="UsageError"/>.</summary>
public sealed class ProviderException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="error">What to tell the user.</param>
    /// <param name="innerException">The cause, for the log.</param>
    public ProviderException(UsageError error, Exception? innerException = null)
        : base(error?.Message, innerException)
    {
        ArgumentNullException.ThrowIfNull(error);
        Error = error;
    }

    /// <summary>What to tell the user.</summary>
    public UsageError Error { get; }
}
