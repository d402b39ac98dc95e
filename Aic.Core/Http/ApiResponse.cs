using System.Net;

namespace Aic.Core.Http;

/// <summary>A complete answer, body included.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Body">The whole body.</param>
/// <param name="ContentType">The media type that the server states, without parameters; null when it states none.</param>
/// <param name="Headers">The headers by name, case-insensitive; several values joined by a comma.</param>
public sealed record ApiResponse(
    HttpStatusCode Status,
    ReadOnlyMemory<byte> Body,
    string? ContentType,
    IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>How long the server asks to wait before the next request; null when it doesn't say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>True for 2xx.</summary>
    public bool IsSuccess => (int)Status is >= 200 and < 300;
}
