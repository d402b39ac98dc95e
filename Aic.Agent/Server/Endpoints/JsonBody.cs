using System.Text.Json;
using Aic.Agent.Server.Problems;
using Microsoft.AspNetCore.Http;

namespace Aic.Agent.Server.Endpoints;

/// <summary>Reads a request's JSON.</summary>
internal static class JsonBody
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    /// <summary>Reads the body as one JSON object.</summary>
    /// <param name="context">The request.</param>
    /// <exception cref="ProblemException">It is none.</exception>
    public static async Task<JsonElement> ReadObjectAsync(HttpContext context)
    {
        try
        {
            using JsonDocument document = await JsonDocument.ParseAsync(context.Request.Body, Options, context.RequestAborted);
            RequireText(document.RootElement);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Clone()
                : throw new ProblemException(ProblemKind.InvalidJson, "The body must be one object: { … }.");
        }
        catch (InvalidOperationException)
        {
            throw new ProblemException(ProblemKind.InvalidJson, "The body holds bytes that aren't UTF-8, or half of a surrogate pair.");
        }
        catch (JsonException exception)
        {
            // The exception's own message may quote a part of the text, so it goes no further.
            string place = exception.LineNumber is { } line ? $" (line {line + 1})" : "";
            throw new ProblemException(ProblemKind.InvalidJson, $"The body isn't JSON{place}, is nested too deeply, or has a field twice. Send one object: {{ … }}.");
        }
    }

    /// <summary>Looks at all names and strings: the parser takes what is no text, and who reads it later would stumble.</summary>
    /// <exception cref="InvalidOperationException">One is no text.</exception>
    private static void RequireText(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                _ = value.GetString();
                break;
            case JsonValueKind.Array:
                foreach (JsonElement item in value.EnumerateArray())
                {
                    RequireText(item);
                }

                break;
            case JsonValueKind.Object:
                foreach (JsonProperty field in value.EnumerateObject())
                {
                    _ = field.Name;
                    RequireText(field.Value);
                }

                break;
        }
    }
}
