namespace Aic.Core.Tracing;

/// <summary>What of an address's query may be shown, and what of it is the question.</summary>
internal static class CallQuery
{
    private const string Dots = "••••";

    private static readonly HashSet<string> Cursors = new(StringComparer.OrdinalIgnoreCase)
    {
        "page", "after", "after_id", "cursor", "next_page", "page_token", "pageToken", "$skiptoken", "skipToken",
    };

    private static readonly HashSet<string> Secrets = new(StringComparer.OrdinalIgnoreCase)
    {
        "key", "api_key", "api-key", "apikey", "access_token", "token", "code", "sig", "signature", "client_secret",
    };

    /// <summary>The query without the values of parameters whose names say that they are secret.</summary>
    /// <param name="uri">The address.</param>
    public static string WithoutSecrets(Uri uri) => string.Join('&', Parts(uri).Select(part => Secrets.Contains(NameOf(part)) ? $"{NameOf(part)}={Dots}" : part));

    /// <summary>The query without what says which page of the answer is wanted.</summary>
    /// <param name="uri">The address.</param>
    public static string WithoutCursor(Uri uri) => string.Join('&', Parts(uri).Where(part => !Cursors.Contains(NameOf(part))));

    private static string[] Parts(Uri uri) => uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries);

    private static string NameOf(string part) => Uri.UnescapeDataString(part.Split('=', 2)[0]);
}
