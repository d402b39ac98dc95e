using System.Text.Json;
using System.Text.Unicode;
using Aic.Core.Sessions.Records;
using Aic.Core.Tracing;

namespace Aic.Core.Sessions.Scanning;

/// <summary>Reads lines as another parser does, and finds out of each broken one why it is.</summary>
/// <param name="parser">The parser.</param>
/// <param name="batch">Its batch.</param>
internal sealed class BrokenLineWatch(LineParser parser, RecordBatch batch) : LineParser(batch)
{
    private readonly SortedDictionary<BrokenLineReason, int> _broken = [];

    /// <summary>The broken lines so far, by reason.</summary>
    public IReadOnlyList<BrokenLines> Broken => [.. _broken.Select(pair => new BrokenLines(pair.Key, pair.Value))];

    /// <inheritdoc />
    public override bool MayMatter(ReadOnlySpan<byte> piece) => parser.MayMatter(piece);

    /// <inheritdoc />
    public override bool Read(ReadOnlySpan<byte> line)
    {
        bool isRead = parser.Read(line);
        if (!isRead)
        {
            BrokenLineReason reason = ReasonOf(line);
            _broken[reason] = _broken.GetValueOrDefault(reason) + 1;
        }

        return isRead;
    }

    private static BrokenLineReason ReasonOf(ReadOnlySpan<byte> line)
    {
        try
        {
            Utf8JsonReader json = new(line, LogJson.Options);
            LogJson.ReadEnd(ref json);
            return Utf8.IsValid(line) ? BrokenLineReason.ImplausibleValue : BrokenLineReason.NotUtf8;
        }
        catch (JsonException)
        {
            return Utf8.IsValid(line) ? BrokenLineReason.NotJson : BrokenLineReason.NotUtf8;
        }
    }
}
