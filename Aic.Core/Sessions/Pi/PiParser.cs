using System.Text;
using System.Text.Json;
using Aic.Core.Sessions.Records;

namespace Aic.Core.Sessions.Pi;

/// <summary>
/// Reads pi's lines: <c>session</c> first, with id and folder; then entries, of which a <c>message</c> of the assistant has
/// <c>usage { input, output, cacheRead, cacheWrite, cost { total } }</c>. Input is without what the cache gave or took. A forked session copies its parent's entries
/// with their ids; the response's own id tells them better, where there is one.
/// </summary>
/// <param name="file">The file.</param>
/// <param name="batch">Where records go.</param>
internal sealed class PiParser(SessionFile file, RecordBatch batch) : JsonLineParser(batch, new LineFilter("\"usage\""u8.ToArray(), "\"session\""u8.ToArray()))
{
    private string _session = Path.GetFileNameWithoutExtension(file.Path);
    private string? _folder;

    /// <inheritdoc />
    public override byte[] Save() => Encoding.UTF8.GetBytes($"{_session}\n{_folder}");

    /// <inheritdoc />
    public override void Restore(byte[] state)
    {
        string[] parts = Encoding.UTF8.GetString(state).Split('\n', 2);
        _session = parts[0];
        _folder = parts is [_, { Length: > 0 } folder] ? folder : null;
    }

    /// <inheritdoc />
    protected override bool Read(JsonElement line)
    {
        switch (line.TextOf("type"))
        {
            case "session":
                _session = line.TextOf("id") ?? _session;
                _folder = line.TextOf("cwd") ?? _folder;
                return true;
            case "message" when line.Member("message") is { } message && message.TextOf("role") == "assistant" && message.Member("usage") is { } usage:
                return Add(line, message, usage);
            default:
                return true;
        }
    }

    private bool Add(JsonElement line, JsonElement message, JsonElement usage)
    {
        SessionRecord record = new()
        {
            Key = RecordIds.Of(message.TextOf("responseId") ?? (line.TextOf("id") is { } id ? $"{line.TextOf("timestamp")} {id}" : null)),
            Time = line.TimeOf("timestamp") ?? message.CountOf("timestamp"),
            Model = Batch.Name(message.TextOf("model")),
            Vendor = Batch.Name(message.TextOf("provider")),
            Session = Batch.Name(_session),
            Project = Batch.Name(_folder),
            Input = usage.CountOf("input"),
            Output = usage.CountOf("output"),
            CacheRead = usage.CountOf("cacheRead"),
            CacheWrite5m = usage.CountOf("cacheWrite"),
        };
        record.SetCost(usage.Member("cost")?.MoneyOf("total"));
        return TryAdd(record);
    }
}
