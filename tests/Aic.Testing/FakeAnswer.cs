namespace Aic.Testing;

/// <summary>What the fake provider answers, faults included.</summary>
/// <param name="Body">The body.</param>
/// <param name="Status">The status code.</param>
public sealed record FakeAnswer(string Body, int Status = 200)
{
    /// <summary>The media type.</summary>
    public string ContentType { get; init; } = "application/json";

    /// <summary>Further headers.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The wait before the first byte; infinite for a server that never answers.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>The wait after each byte of the body.</summary>
    public TimeSpan DelayPerByte { get; init; }

    /// <summary>The answer waits for this; null for no wait.</summary>
    public Task? Gate { get; init; }

    /// <summary>The body where it isn't text, such as a compressed one; null for <see cref="Body"/>.</summary>
    public byte[]? Bytes { get; init; }

    /// <summary>True sends the body in chunks, without stating its length.</summary>
    public bool IsChunked { get; init; }

    /// <summary>After so many bytes of the body the connection breaks; null for a whole answer.</summary>
    public int? CutAfter { get; init; }
}
