namespace Aic.Core.Sessions.Scanning;

/// <summary>What the index knows of a log.</summary>
internal sealed record KnownFile
{
    /// <summary>Its number in the index; 0 for one that isn't in it yet.</summary>
    public long Id { get; init; }

    /// <summary>Its path, when it was last seen.</summary>
    public required string Path { get; init; }

    /// <summary>Its length then.</summary>
    public required long Size { get; init; }

    /// <summary>When it was written last (UTC ticks), then.</summary>
    public required long Modified { get; init; }

    /// <summary>Up to where it was read: the end of its last whole line.</summary>
    public required long Offset { get; init; }

    /// <summary>Tells it from other files.</summary>
    public required Fingerprint Fingerprint { get; init; }

    /// <summary>What its parser needs to read on; null when that is nothing.</summary>
    public byte[]? State { get; init; }

    /// <summary>Lines that might have mattered and couldn't be read.</summary>
    public int BrokenLines { get; init; }
}
