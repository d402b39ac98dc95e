using System.Net;
using System.Text.Json;
using Aic.Core.Http;
using Aic.Core.Usage;

namespace Aic.Core.Providers.Mistral;

/// <summary>
/// Mistral's two doors: the API itself, which every key opens, and the Admin API
/// (<see href="https://docs.mistral.ai/admin/admin-api/authentication"/>), which only an Admin API key does.
/// The Admin API moved: it is asked at its newer address first, and at its older one where that isn't there.
/// </summary>
internal sealed class MistralApi
{
    private static readonly Uri Api = new("https://api.mistral.ai");
    private static readonly Uri Console = new("https://console.mistral.ai");

    private readonly ApiClient _api;
    private readonly ApiClient _admin;
    private readonly ApiClient _olderAdmin;
    private bool _isOlder;

    /// <summary>Makes the doors of an account; its endpoint stands for both hosts.</summary>
    public MistralApi(ProviderContext context, string key, string providerName)
    {
        KeyValuePair<string, string> bearer = new("Authorization", $"Bearer {key}");

        // The guide says x-api-key, the reference's schema says bearer: each is understood by one of the two.
        KeyValuePair<string, string>[] admin = [new("x-api-key", key), bearer];
        Uri? endpoint = context.Account.Endpoint;
        _api = new ApiClient(context.Http, endpoint ?? Api, [bearer], providerName);
        _admin = new ApiClient(context.Http, endpoint ?? Api, admin, providerName);
        _olderAdmin = new ApiClient(context.Http, endpoint ?? Console, admin, providerName);
    }

    /// <summary>Asks the API.</summary>
    public Task<T> GetAsync<T>(string path, Func<JsonElement, T> read, CancellationToken cancellationToken)
        where T : class => _api.GetAsync(path, read, cancellationToken);

    /// <summary>Asks the Admin API.</summary>
    /// <param name="path">From the slash on, such as <c>/usage?month=5</c>.</param>
    /// <param name="read">Reads the answer.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    public async Task<T> GetAdminAsync<T>(string path, Func<JsonElement, T> read, CancellationToken cancellationToken)
        where T : class
    {
        if (!_isOlder)
        {
            try
            {
                return await _admin.GetAsync($"/v1/admin{path}", read, cancellationToken).ConfigureAwait(false);
            }
            catch (ApiException exception) when (exception.Status == HttpStatusCode.NotFound)
            {
                _isOlder = true;
            }
        }

        return await _olderAdmin.GetAsync($"/api/admin{path}", read, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>True for what the Admin API says to a key that isn't an admin's, or to nobody's.</summary>
    public static bool IsRefusal(ApiException exception) =>
        exception.Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound;

    /// <summary>Finds out what a key is that the Admin API refused: returns when it is an ordinary one.</summary>
    /// <param name="refusal">What the Admin API said.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <exception cref="ProviderException">Nobody knows the key, or it is an admin's that may not do this.</exception>
    public async Task ExpectOrdinaryKeyAsync(ApiException refusal, CancellationToken cancellationToken)
    {
        try
        {
            await GetAsync("/v1/models", JsonFields.Anything, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException exception)
        {
            throw exception.Error.Kind == UsageErrorKind.InvalidKey && refusal.Status == HttpStatusCode.Forbidden
                ? refusal.ToProviderException()
                : exception.ToProviderException();
        }
    }
}
