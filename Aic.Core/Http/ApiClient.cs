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
    public Task<T> GetAsync<T>(string pathAndQuery, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class => AskAsync(HttpMethod.Get, pathAndQuery, null, true, json => JsonSerializer.Deserialize(json.Span, type), cancellationToken);

    /// <summary>As <see cref="GetAsync{T}(string, JsonTypeInfo{T}, CancellationToken)"/>, with an answer that is read by hand.</summary>
    /// <param name="pathAndQuery">From the slash on.</param>
    /// <param name="read">Reads the answer's object. What it keeps of the element itself it must clone.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    public Task<T> GetAsync<T>(string pathAndQuery, Func<JsonElement, T> read, CancellationToken cancellationToken)
        where T : class => AskAsync(HttpMethod.Get, pathAndQuery, null, true, json => JsonFields.Parse(json, read), cancellationToken);

    /// <summary>Posts JSON to an address below the base URL and reads the JSON answer by hand.</summary>
    /// <typeparam name="T">The answer.</typeparam>
    /// <param name="pathAndQuery">From the slash on.</param>
    /// <param name="body">The JSON body, UTF-8; null for none.</param>
    /// <param name="isRepeatable">True when the post only asks, so that it may be retried.</param>
    /// <param name="read">Reads the answer's object. What it keeps of the element itself it must clone.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <exception cref="ApiException">The provider answered with an error status.</exception>
    /// <exception cref="ProviderException">No answer, or one that isn't what is documented.</exception>
    public Task<T> PostAsync<T>(string pathAndQuery, ReadOnlyMemory<byte>? body, bool isRepeatable, Func<JsonElement, T> read, CancellationToken cancellationToken)
        where T : class => AskAsync(HttpMethod.Post, pathAndQuery, body, isRepeatable, json => JsonFields.Parse(json, read), cancellationToken);

    private async Task<T> AskAsync<T>(
        HttpMethod method,
        string pathAndQuery,
        ReadOnlyMemory<byte>? body,
        bool isRepeatable,
        Func<ReadOnlyMemory<byte>, T?> parse,
        CancellationToken cancellationToken)
        where T : class
    {
        ApiRequest request = new(method, ApiUri.Combine(baseUri, pathAndQuery)) { Headers = headers, Body = body, IsRepeatable = isRepeatable };
        ApiResponse response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return response.IsSuccess ? Parse(response, parse, providerName, Host) : throw ApiException.From(response, providerName, Host, Secrets());
    }

    private IEnumerable<string> Secrets() =>
        headers.Select(header => header.Value[(header.Value.LastIndexOf(' ') + 1)..]).Where(value => value.Length >= ShortestSecret);

    /// <summary>Reads the JSON of a 2xx answer by hand.</summary>
    /// <exception cref="ProviderException">It isn't what is documented.</exception>
    internal static T Read<T>(ApiResponse response, Func<JsonElement, T> read, string providerName, string host)
        where T : class => Parse(response, json => JsonFields.Parse(json, read), providerName, host);

    private static T Parse<T>(ApiResponse response, Func<ReadOnlyMemory<byte>, T?> parse, string providerName, string host)
        where T : class
    {
        try
        {
            ReadOnlyMemory<byte> json = response.Body;
            return parse(json.Span.StartsWith(ByteOrderMark) ? json[ByteOrderMark.Length..] : json)
                ?? throw new ProviderException(new UsageError(UsageErrorKind.ParseError, $"{providerName} answered with an empty JSON value ({host})."));
        }
        catch (Exception exception) when (exception is JsonException or OverflowException or FormatException)
        {
            throw new ProviderException(ApiException.Unreadable(response, providerName, host, exception), exception);
        }
    }
}
