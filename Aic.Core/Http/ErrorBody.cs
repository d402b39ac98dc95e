using System.Text.Json;

namespace Aic.Core.Http;

/// <summary>Reads what a provider says in the body of an error.</summary>
internal static class ErrorBody
{
    private const int MessageLimit = 300;
    private const int CodeLimit = 64;

    /// <summary>
    /// Reads the usual forms: <c>{"error":{"message","code"|"type"|"status"}}</c>, <c>{"error":"…"}</c>, <c>{"message","code"}</c>,
    /// <c>{"detail":"…"}</c>, <c>{"detail":[{"msg"}]}</c>, and any of them as the only member of an array.
    /// The message is shortened, on one line, and without anything that looks like a key.
    /// </summary>
    /// <param name="response">The answer.</param>
    /// <param name="secrets">What was sent and must not come back, whatever it looks like.</param>
    public static (string? Code, string? Message) Read(ApiResponse response, params IEnumerable<string> secrets)
    {
        if (response.Body.IsEmpty || LooksLikeHtml(response))
        {
            return (null, null);
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(response.Body);
            (string? code, string? message) = Read(document.RootElement);
            return (
                code is { Length: <= CodeLimit } && !code.Contains(' ', StringComparison.Ordinal) ? code : null,
                message is not null && KeyText.Quote(message, MessageLimit, secrets) is { Length: > 0 } quoted ? quoted : null);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Not JSON, or a string in it that isn't text.
            return (null, null);
        }
    }

    /// <summary>True for a page meant for people: a proxy's, a login's, or what a wrong address shows.</summary>
    public static bool LooksLikeHtml(ApiResponse response) =>
        response.ContentType?.Contains("html", StringComparison.OrdinalIgnoreCase) == true
        || response.Body.Span.TrimStart(" \t\r\n"u8).StartsWith("<"u8);

    private static (string? Code, string? Message) Read(JsonElement root) => root.ValueKind switch
    {
        JsonValueKind.Array when root.GetArrayLength() == 1 => Read(root[0]),
        JsonValueKind.String => (null, root.GetString()),
        JsonValueKind.Object when root.TryGetProperty("error", out JsonElement error) => error.ValueKind switch
        {
            JsonValueKind.Object => Describe(error),
            JsonValueKind.String => (error.GetString(), Text(root, "error_description") ?? Text(root, "message") ?? error.GetString()),
            _ => Describe(root),
        },
        JsonValueKind.Object => Describe(root),
        _ => (null, null),
    };

    private static (string? Code, string? Message) Describe(JsonElement error) => (
        Text(error, "code") ?? Text(error, "type") ?? Text(error, "status"),
        Text(error, "message") ?? Text(error, "detail") ?? FirstDetail(error));

    private static string? FirstDetail(JsonElement error) =>
        error.TryGetProperty("detail", out JsonElement details) && details.ValueKind == JsonValueKind.Array && details.GetArrayLength() > 0
        && details[0].ValueKind == JsonValueKind.Object
            ? Text(details[0], "msg")
            : null;

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
