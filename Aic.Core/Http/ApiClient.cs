using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Aic.Core.Providers;
using Aic.Core.Usage;

namespace Aic.Core.Http;

/// <summary>A provider's API for one account: a base URL, the account's headers, and JSON answers.</summary>
/// <param name="http">The shared pipeline.</param>
/// <param name="baseUri">The base URL, with or without a path.</param>
/// <param name="headers">Headers of every request, the key's among them.</param>
/// <param name="providerName">The provider's name, for messages.</param>
public sealed class ApiClient(
    HttpPipeline http,
    Uri baseUri,
    IReadOnlyList<KeyValuePair<string, string>> headers,
    string providerName)
{
    /// <summary>Shorter header values are no keys: versions, media types, names.</summary>
    private const int ShortestSecret = 20;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>The host that is asked, for messages.</summary>
    public string Host => baseUri.Authority;

    /// <summary>Gets an address below the base URL and reads the JSON answer.</summary>
    /// <typeparam name="T">The answer.</typeparam>
    /// <param name="pathAndQuery">From the slash on, such as <c>/v1/models?limit=1</c>. A leading part that the base URL ends with isn't repeated.</param>
    /// <param name="type">How to read the answer.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <exception cref="ApiException">The provider answered with an error status.</exception>
    /// <exception cref="ProviderException">No answer, or one that isn't what is documented.</exception>
    public async Task<T> GetAsync<T>(string pathAndQuery, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        ApiResponse response = await SendAsync(HttpMethod.Get, pathAndQuery, null, true, cancellationToken).ConfigureAwait(false);
        return Read(response, type, providerName, Host);
    }

    /// <summary>Posts JSON to an address below the base URL and reads the JSON answer.</summary>
    /// <typeparam name="T">The answer.</typeparam>
    /// <param name="pathAndQuery">As for <see cref="GetAsync{T}"/>.</param>
    /// <param name="body">The JSON body, UTF-8; null for none.</param>
    /// <param name="isRepeatable">True when the post only asks, so that it may be retried.</param>
    /// <param name="type">How to read the answer.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <exception cref="ApiException">The provider answered with an error status.</exception>
    /// <exception cref="ProviderException">No answer, or one that isn't what is documented.</exception>
    public async Task<T> PostAsync<T>(string pathAndQuery, ReadOnlyMemory<byte>? body, bool isRepeatable, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        ApiResponse response = await SendAsync(HttpMethod.Post, pathAndQuery, body, isRepeatable, cancellationToken).ConfigureAwait(false);
        return Read(response, type, providerName, Host);
    }

    private async Task<ApiResponse> SendAsync(HttpMethod method, string pathAndQuery, ReadOnlyMemory<byte>? body, bool isRepeatable, CancellationToken cancellationToken)
    {
        ApiRequest request = new(method, ApiUri.Combine(baseUri, pathAndQuery)) { Headers = headers, Body = body, IsRepeatable = isRepeatable };
        ApiResponse response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return response.IsSuccess ? response : throw ApiException.From(response, providerName, Host, Secrets());
    }

    private IEnumerable<string> Secrets() =>
        headers.Select(header => header.Value[(header.Value.LastIndexOf(' ') + 1)..]).Where(value => value.Length >= ShortestSecret);

    /// <summary>Reads the JSON of a 2xx answer.</summary>
    /// <exception cref="ProviderException">It isn't what is documented.</exception>
    internal static T Read<T>(ApiResponse response, JsonTypeInfo<T> type, string providerName, string host)
        where T : class
    {
        try
        {
            ReadOnlySpan<byte> json = response.Body.Span;
            return JsonSerializer.Deserialize(json.StartsWith(ByteOrderMark) ? json[ByteOrderMark.Length..] : json, type)
                ?? throw new ProviderException(new UsageError(UsageErrorKind.ParseError, $"{providerName} answered with an empty JSON value ({host})."));
        }
        catch (Exception exception) when (exception is JsonException or OverflowException or FormatException)
        {
            throw new ProviderException(ApiException.Unreadable(response, providerName, host, exception), exception);
        }
    }
}
