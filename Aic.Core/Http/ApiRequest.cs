namespace Aic.Core.Http;

/// <summary>A request that can be sent again as it is.</summary>
/// <param name="Method">The method.</param>
/// <param name="Uri">The absolute address. Never holds a key, since addresses land in logs, but where <see cref="IsAddressSecret"/> says so.</param>
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

    /// <summary>Headers that are made anew for each attempt, such as a signature of the moment; null for none.</summary>
    public Func<IReadOnlyList<KeyValuePair<string, string>>>? AttemptHeaders { get; init; }

    /// <summary>True for an address whose path is a secret itself, as those of webhooks are; it is then never shown.</summary>
    public bool IsAddressSecret { get; init; }

    /// <summary>What messages tell the user to check when the address can't be reached.</summary>
    public string AddressName { get; init; } = "the account's endpoint";

    /// <summary>Method, host and path: no headers, no query, no name and password of an address that has them, no path that is a secret.</summary>
    public override string ToString() => $"{Method} {Uri.Scheme}://{Uri.Authority}{(IsAddressSecret ? $"/{KeyText.Masked}" : Uri.AbsolutePath)}";
}
