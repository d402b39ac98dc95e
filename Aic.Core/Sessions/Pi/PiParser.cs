using System.Text;
using System.Text.Json;
using Aic.Core.Sessions.Records;

namespace Aic.Core.Sessions.Pi;

/// <summary>
/// Reads pi's lines: <c>session</c> first, with id and folder; then entries, of which a <c>message</c> of the assistant has
/// <c>usage { input, output, cacheRead, cacheWrite, cost { total } }</c>. Input is without what the cache gave or took. A forked session copies its parent's entries
/// with their ids; the response's own id tells them better, where there is one. A message that names no model has that of the last <c>model_change</c>
/// (<c>modelId</c>, <c>provider</c>; in OpenClaw also <c>data</c> of a <c>custom</c> entry <c>model-snapshot</c>).
/// </summary>
/// <param name="session">The session, where no line tells it.</param>
/// <param name="batch">Where records go.</param>
internal sealed class PiParser(string session, RecordBatch batch)
    : JsonLineParser(batch, new LineFilter("\"usage\""u8.ToArray(), "\"session\""u8.ToArray(), "\"model_change\""u8.ToArray(), "\"model-snapshot\""u8.ToArray()))
{
    private string _session = session;
    private string? _folder;
    private string? _model;
    private string? _vendor;

    /// <inheritdoc />
    public override byte[] Save() => Encoding.UTF8.GetBytes($"{_session}\n{_model}\n{_vendor}\n{_folder}");

    /// <inheritdoc />
    public override void Restore(byte[] state)
    {
        string?[] parts = [.. Encoding.UTF8.GetString(state).Split('\n', 4).Select(part => part.Length == 0 ? null : part)];
        _session = parts[0] ?? _session;
        (_model, _vendor, _folder) = parts is [_, var model, var vendor, var folder] ? (model, vendor, folder) : (null, null, parts.ElementAtOrDefault(1));
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
            case "model_change":
                TakeModel(line);
                return true;
            case "custom" when line.TextOf("customType") == "model-snapshot" && line.Member("data") is { } snapshot:
                TakeModel(snapshot);
                return true;
            case "message" when line.Member("message") is { } message && message.TextOf("role") == "assistant" && message.Member("usage") is { } usage:
                return Add(line, message, usage);
            default:
                return true;
        }
    }

    private void TakeModel(JsonElement entry)
    {
        _model = entry.TextOf("modelId") ?? _model;
        _vendor = entry.TextOf("provider") ?? _vendor;
    }

    private bool Add(JsonElement line, JsonElement message, JsonElement usage)
    {
        SessionRecord record = new()
        {
            Key = RecordIds.Of(message.TextOf("responseId") ?? (line.TextOf("id") is { } id ? $"{line.TextOf("timestamp")} {id}" : null)),
            Time = line.TimeOf("timestamp") ?? message.CountOf("timestamp"),
            Model = Batch.Name(message.TextOf("model") ?? _model),
            Vendor = Batch.Name(message.TextOf("provider") ?? _vendor),
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
