using System.Net;
using Aic.Core.Http;
using Aic.Core.Usage;

namespace Aic.Core.Providers.Buckets;

/// <summary>
/// Tells why a provider refused to show an organization's usage. A normal key gets the same answer there as a wrong one,
/// so the list of models, which any good key may read, has the last word.
/// </summary>
internal static class RefusedKey
{
    /// <summary>True for the statuses that may mean a key without the right.</summary>
    public static bool IsRefusal(ApiException exception) =>
        exception.Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;

    /// <summary>Finds out why, by asking for the models.</summary>
    /// <param name="refusal">The refusal of the usage.</param>
    /// <param name="askModels">Asks for the list of models.</param>
    /// <param name="normalKeyMessage">What to say when the key is a good, normal one.</param>
    /// <returns>What to tell the user.</returns>
    public static async Task<UsageError> ExplainAsync(ApiException refusal, Func<Task> askModels, string normalKeyMessage)
    {
        try
        {
            await askModels().ConfigureAwait(false);
            return new UsageError(UsageErrorKind.Forbidden, normalKeyMessage);
        }
        catch (ApiException models)
        {
            // 403 for the models: the key is known, so a 401 for usage means that it is restricted, not wrong.
            bool saysMore = models.Status == HttpStatusCode.Forbidden || IsPassing(models.Error);
            return refusal.Status == HttpStatusCode.Unauthorized && saysMore ? models.Error : refusal.Error;
        }
        catch (ProviderException models)
        {
            return refusal.Status == HttpStatusCode.Unauthorized && IsPassing(models.Error) ? models.Error : refusal.Error;
        }
    }

    /// <summary>True when the question stays open: a key must not be called wrong because a server was down.</summary>
    private static bool IsPassing(UsageError error) => error.Kind
        is UsageErrorKind.RateLimited or UsageErrorKind.ServiceUnavailable or UsageErrorKind.Timeout or UsageErrorKind.Network;
}
