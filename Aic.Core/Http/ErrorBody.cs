using System.Text;
using System.Text.Json;

namespace Aic.Core.Http;

/// <summary>Reads what a provider says in the body of an error.</summary>
internal static class ErrorBody
{
    private const int MessageLimit = 300;

    /// <summary>
    /// Reads the usual forms: <c>{"error":{"message","code"|"type"|"status"}}</c>, <c>{"error":"…"}</c>, <c>{"message","code"}</c>, <c>{"detail"}</c>.
    /// The message is shortened, on one line, and without anything that looks like a key.
    /// </summary>
    public static (string? Code, string? Message) Read(ApiResponse response)
    {
        if (response.Body.IsEmpty || LooksLikeHtml(response))
        {
            return (null, null);
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(response.Body);
            JsonElement root = document.RootElement;
            JsonElement error = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("error", out JsonElement inner) ? inner : root;
            return error.ValueKind switch
            {
                JsonValueKind.Object => (Text(error, "code") ?? Text(error, "type") ?? Text(error, "status"), Quote(Text(error, "message") ?? Text(error, "detail"))),
                JsonValueKind.String => (error.GetString(), Quote(Text(root, "error_description") ?? Text(root, "message") ?? error.GetString())),
                _ => (null, null),
            };
        }
        catch (JsonException)
        {
            return (null, null);
        }
    }

    /// <summary>True for a page meant for people: a proxy's, a login's, or what a wrong address shows.</summary>
    public static bool LooksLikeHtml(ApiResponse response) =>
        response.ContentType?.Contains("html", StringComparison.OrdinalIgnoreCase) == true
        || response.Body.Span.TrimStart(" \t\r\n"u8).StartsWith("<"u8);

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string? Quote(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        StringBuilder line = new();
        foreach (string word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            line.Append(line.Length == 0 ? "" : " ").Append(KeyText.Mask(word));
        }

        return line.Length <= MessageLimit ? line.ToString() : $"{line.ToString(0, MessageLimit)}…";
    }
}
