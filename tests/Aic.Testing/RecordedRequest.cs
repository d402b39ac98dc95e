using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Aic.Testing;

/// <summary>A request as the fake provider received it.</summary>
public sealed record RecordedRequest(
    string Method,
    string Path,
    string QueryString,
    IReadOnlyDictionary<string, string> Headers,
    string Body)
{
    /// <summary>Path and query, as on the request line.</summary>
    public string Target => Path + QueryString;

    /// <summary>The values of a query parameter, decoded.</summary>
    public IReadOnlyList<string> Query(string name) =>
        Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(QueryString).TryGetValue(name, out StringValues values)
            ? [.. values.Select(value => value ?? "")]
            : [];

    /// <summary>A header's value, or null.</summary>
    public string? Header(string name) => Headers.GetValueOrDefault(name);

    internal static async Task<RecordedRequest> ReadAsync(HttpRequest request)
    {
        using StreamReader reader = new(request.Body);
        return new RecordedRequest(
            request.Method,
            request.Path.Value ?? "/",
            request.QueryString.Value ?? "",
            request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            await reader.ReadToEndAsync(request.HttpContext.RequestAborted));
    }
}
