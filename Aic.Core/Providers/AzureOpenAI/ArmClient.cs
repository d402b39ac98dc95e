using System.Net;
using System.Text.Json;
using Aic.Core.Http;
using Aic.Core.Usage;

namespace Aic.Core.Providers.AzureOpenAI;

/// <summary>Azure Resource Manager for one account.</summary>
internal sealed class ArmClient
{
    private const string Name = "Azure Resource Manager";

    private readonly HttpPipeline _http;
    private readonly AzureAccount _account;
    private readonly Uri _baseUri;
    private readonly string _token;
    private readonly IReadOnlyList<KeyValuePair<string, string>> _headers;
    private readonly ApiClient _client;

    private ArmClient(HttpPipeline http, AzureAccount account, string token)
    {
        _http = http;
        _account = account;
        _baseUri = account.Override ?? account.Cloud.ResourceManager;
        _token = token;
        _headers = [new("Authorization", $"Bearer {token}")];
        _client = new ApiClient(http, _baseUri, _headers, Name);
    }

    /// <summary>Logs in.</summary>
    /// <exception cref="ProviderException">There is no login, or it was refused.</exception>
    public static async Task<ArmClient> ConnectAsync(ProviderContext context, AzureAccount account, CancellationToken cancellationToken) =>
        new(context.Http, account, await AzureTokens.GetAsync(context, account, cancellationToken).ConfigureAwait(false));

    /// <summary>Gets an address.</summary>
    /// <exception cref="ApiException">Azure answered with an error status.</exception>
    /// <exception cref="ProviderException">No answer, or one that isn't what is documented.</exception>
    public Task<T> GetAsync<T>(string pathAndQuery, Func<JsonElement, T> read, CancellationToken cancellationToken)
        where T : class => _client.GetAsync(pathAndQuery, read, cancellationToken);

    /// <summary>Posts a question. Null is the answer "no content".</summary>
    /// <inheritdoc cref="GetAsync"/>
    public async Task<T?> PostAsync<T>(string pathAndQuery, ReadOnlyMemory<byte> body, Func<JsonElement, T> read, CancellationToken cancellationToken)
        where T : class
    {
        ApiRequest request = new(HttpMethod.Post, ApiUri.Combine(_baseUri, pathAndQuery)) { Headers = _headers, Body = body, IsRepeatable = true };
        ApiResponse response = await _http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccess)
        {
            throw ApiException.From(response, Name, _client.Host, _token);
        }

        return response.Status == HttpStatusCode.NoContent ? null : ApiClient.Read(response, read, Name, _client.Host);
    }

    /// <summary>Reads pages that name the next one by its whole address, which must be on the host that is asked already: the token goes along.</summary>
    /// <param name="first">The first page's address.</param>
    /// <param name="readPage">Reads a page by its address and returns the next one's, or null.</param>
    /// <exception cref="ProviderException">The next page is elsewhere, or the pages never end.</exception>
    public Task ReadPagesAsync(string first, Func<string, Task<string?>> readPage) =>
        Paging.ReadAllAsync(
            async cursor => await readPage(cursor ?? first).ConfigureAwait(false) is { Length: > 0 } next ? PathOf(next) : null,
            Name);

    private string PathOf(string nextLink)
    {
        if (Uri.TryCreate(nextLink, UriKind.Absolute, out Uri? uri)
            && uri.Scheme is "https" or "http"
            && (IsSame(uri, _baseUri) || IsSame(uri, _account.Cloud.ResourceManager)))
        {
            return uri.PathAndQuery;
        }

        throw new ProviderException(new UsageError(UsageErrorKind.ParseError, $"{Name} names a next page on another host, which isn't asked, so that the login stays here."));
    }

    private static bool IsSame(Uri uri, Uri other) => string.Equals(uri.Authority, other.Authority, StringComparison.OrdinalIgnoreCase);
}
