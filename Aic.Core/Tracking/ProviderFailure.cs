using Aic.Core.Http;
using Aic.Core.Providers;
using Aic.Core.Usage;

namespace Aic.Core.Tracking;

/// <summary>Turns whatever a provider throws into an error for people.</summary>
internal static class ProviderFailure
{
    /// <summary>The error behind an exception.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="provider">Whose it is.</param>
    public static UsageError From(Exception exception, ProviderDescriptor provider) => exception switch
    {
        ProviderException known => known.Error,
        ApiException answered => answered.Error,
        OperationCanceledException or TimeoutException => new(UsageErrorKind.Timeout, $"{provider.Name} took too long to answer. Try again later."),
        HttpRequestException => new(UsageErrorKind.Network, $"{provider.Name} couldn't be reached. Check the connection, the proxy and the account's endpoint."),
        _ => new(UsageErrorKind.ParseError, $"{provider.Name}'s answer couldn't be understood ({exception.GetType().Name}). Set AIC_LOG_LEVEL=debug to see the cause, and try again later."),
    };
}
