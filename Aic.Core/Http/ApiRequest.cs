namespace Aic.Core.Http;

/// <summary>A request that can be sent again as it is.</summary>
/// <param name="Method">The method.</param>
/// <param name="Uri">The absolute address. Never holds a key: addresses land in logs.</param>
public sealed record ApiRequest(HttpMethod Method, Uri Uri)
{
    /// <summary>Headers, the key's among them.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The body; null for none.</summary>
    public ReadOnlyMemory<byte>? Body { get; init; }

    /// <summary>The body's media type.</summary>
    public string ContentType { get; init; } = "application/json";

    /// <summary>True when sending it twice does no harm, so that it may be retried. GET is; a POST that only asks can be marked.</summary>
    public bool IsRepeatable { get; init; } = Method == HttpMethod.Get;

    /// <summary>Method, host and path: no headers, no query, no name and password of an address that has them.</summary>
    public override string ToString() => $"{Method} {Uri.Scheme}://{Uri.Authority}{Uri.AbsolutePath}";
}
