namespace Aic.Core.Http;

/// <summary>Puts addresses together.</summary>
internal static class ApiUri
{
    /// <summary>
    /// Appends a path to a base URL. Users write base URLs with and without the version (<c>https://host</c>, <c>https://host/v1</c>):
    /// the part that the base ends with and the path starts with stands once.
    /// </summary>
    public static Uri Combine(Uri baseUri, string pathAndQuery)
    {
        string prefix = baseUri.GetLeftPart(UriPartial.Path).TrimEnd('/');
        string basePath = baseUri.AbsolutePath.TrimEnd('/');
        int queryAt = pathAndQuery.IndexOf('?', StringComparison.Ordinal);
        string path = queryAt < 0 ? pathAndQuery : pathAndQuery[..queryAt];
        for (int length = path.Length; length > 1; length = path.LastIndexOf('/', length - 1))
        {
            if (basePath.EndsWith(path[..length], StringComparison.Ordinal))
            {
                return new Uri(prefix + pathAndQuery[length..]);
            }
        }

        return new Uri(prefix + pathAndQuery);
    }

    /// <summary>One query parameter, its value escaped: <c>name=value</c>. The <c>?</c> or <c>&amp;</c> before it is the caller's.</summary>
    public static string Query(string name, string value) => $"{name}={Uri.EscapeDataString(value)}";
}
