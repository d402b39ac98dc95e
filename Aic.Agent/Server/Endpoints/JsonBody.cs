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
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Clone()
                : throw new ProblemException(ProblemKind.InvalidJson, "The body must be one object: { … }.");
        }
        catch (JsonException exception)
        {
            // The exception's own message may quote a part of the text, so it goes no further.
            string place = exception.LineNumber is { } line ? $" (line {line + 1})" : "";
            throw new ProblemException(ProblemKind.InvalidJson, $"The body isn't JSON{place}, is nested too deeply, or has a field twice. Send one object: {{ … }}.");
        }
    }
}
