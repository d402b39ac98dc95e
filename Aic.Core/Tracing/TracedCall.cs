namespace Aic.Core.Tracing;

/// <summary>A request to a provider that numbers come from. Never holds a key.</summary>
public sealed record TracedCall
{
    /// <summary>The method.</summary>
    public required string Method { get; init; }

    /// <summary>Host and, where it isn't the scheme's own, port.</summary>
    public required string Host { get; init; }

    /// <summary>The path.</summary>
    public required string Path { get; init; }

    /// <summary>The query without what is or may be secret; empty when there is none.</summary>
    public required string Query { get; init; }

    /// <summary>Which page of an answer that comes in pages it asks for, from 1.</summary>
    public required int Page { get; init; }

    /// <summary>The status code of the last attempt; null when there was no answer.</summary>
    public required int? Status { get; init; }

    /// <summary>Status codes of the attempts before it, in order; null for one without an answer.</summary>
    public required IReadOnlyList<int?> FailedAttempts { get; init; }

    /// <summary>The entries of the answer; null where it has none.</summary>
    public required int? RecordsCount { get; init; }

    /// <summary>The length of the answer's body in bytes, decompressed.</summary>
    public required int Bytes { get; init; }

    /// <summary>How long it took, in seconds: all attempts and the waits between them.</summary>
    public required double Seconds { get; init; }

    /// <summary>Why there was no answer; null when there was one.</summary>
    public string? Error { get; init; }
}
