using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace Aic.Agent.Server;

/// <summary>Writes an answer as JSON.</summary>
internal static class JsonAnswer
{
    /// <summary>The media type.</summary>
    public const string ContentType = "application/json; charset=utf-8";

    /// <summary>Answers with a value.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="context">The request.</param>
    /// <param name="value">The value.</param>
    /// <param name="type">How to write it.</param>
    /// <param name="status">The status code.</param>
    // As a whole, so that its length is known and nothing half is sent where writing fails.
    public static Task WriteAsync<T>(HttpContext context, T value, JsonTypeInfo<T> type, int status = StatusCodes.Status200OK) =>
        WriteAsync(context, JsonSerializer.SerializeToUtf8Bytes(value, type), status);

    /// <summary>Answers with JSON that is written already.</summary>
    /// <param name="context">The request.</param>
    /// <param name="body">The JSON, UTF-8.</param>
    /// <param name="status">The status code.</param>
    public static async Task WriteAsync(HttpContext context, byte[] body, int status = StatusCodes.Status200OK)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = ContentType;
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}
