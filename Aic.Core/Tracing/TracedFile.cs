using System.Text.Json.Serialization;
using Aic.Core.Usage;

namespace Aic.Core.Tracing;

/// <summary>A session log that numbers come from.</summary>
public sealed record TracedFile
{
    /// <summary>The log.</summary>
    public required string Path { get; init; }

    /// <summary>Its length in bytes when it was read last.</summary>
    public required long Bytes { get; init; }

    /// <summary>
    /// True where all of this is from the index: the log is gone, was replaced, or is no log of lines. False where it was also read once more for this trace.
    /// </summary>
    public required bool IsFromIndex { get; init; }

    /// <summary>Its responses of the period that count. Over all logs they add up to the requests that are shown.</summary>
    public required long ResponsesCount { get; init; }

    /// <summary>Its responses of the period that are left out, because they are copies of others that count.</summary>
    public required long CopiesLeftOut { get; init; }

    /// <summary>Its lines of the period that are left out, because a response that streams is written several times; null where that isn't known any more.</summary>
    public required long? RepeatsLeftOut { get; init; }

    /// <summary>Lines of the whole log, whatever the period, that might have mattered and can't be read.</summary>
    public required int BrokenLinesLeftOut { get; init; }

    /// <summary>Those lines by reason; empty where that isn't known any more.</summary>
    public required IReadOnlyList<BrokenLines> BrokenLines { get; init; }
}

/// <summary>Broken lines of a log.</summary>
/// <param name="Reason">Why they can't be read.</param>
/// <param name="Count">How many.</param>
public sealed record BrokenLines(BrokenLineReason Reason, int Count);

/// <summary>Why a line of a log can't be read.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<BrokenLineReason>))]
public enum BrokenLineReason
{
    /// <summary>It isn't JSON, such as a line that was only half written when its tool crashed.</summary>
    NotJson,

    /// <summary>It holds bytes that aren't UTF-8 where it matters.</summary>
    NotUtf8,

    /// <summary>Its time is missing, or its time or a count can't be right.</summary>
    ImplausibleValue,
}
