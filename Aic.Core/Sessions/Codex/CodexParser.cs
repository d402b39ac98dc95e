using System.Text.Json;
using Aic.Core.Sessions.Records;

namespace Aic.Core.Sessions.Codex;

/// <summary>
/// Reads Codex's lines. An event <c>token_count</c> tells the cumulative counts and the last request's; one whose cumulative counts are those of the event before
/// says nothing new. A forked session, or a subagent's, begins with its parent's events, all written in the moment in which it was forked: they are the parent's.
/// </summary>
/// <param name="file">The file.</param>
/// <param name="batch">Where records go.</param>
internal sealed class CodexParser(SessionFile file, RecordBatch batch) : LineParser(batch)
{
    // What old logs that name no model were made with: the tool's default of their time.
    private const string DefaultModel = "gpt-5";

    private const long Second = 1000;
    private const long Moment = 250;

    private static readonly LineFilter Filter = new("token_count"u8.ToArray(), "turn_context"u8.ToArray(), "session_meta"u8.ToArray());

    private CodexState _state = new();

    /// <inheritdoc />
    public override bool MayMatter(ReadOnlySpan<byte> piece) => Filter.MayMatter(piece);

    /// <inheritdoc />
    public override byte[] Save() => _state.Save();

    /// <inheritdoc />
    public override void Restore(byte[] state) => _state = CodexState.Restore(state);

    /// <inheritdoc />
    public override bool Read(ReadOnlySpan<byte> line)
    {
        try
        {
            using JsonDocument document = LogJson.ReadObject(line);
            JsonElement root = document.RootElement;
            if (root.Member("payload") is not { ValueKind: JsonValueKind.Object } payload)
            {
                return true;
            }

            switch (root.TextOf("type"))
            {
                case "session_meta":
                    ReadSession(payload);
                    return true;
                case "turn_context":
                    _state = _state with { Model = payload.TextOf("model") ?? _state.Model, Folder = _state.Folder ?? payload.TextOf("cwd") };
                    return true;
                case "event_msg" when payload.TextOf("type") == "token_count":
                    return root.TimeOf("timestamp") is { } time && ReadCounts(payload, time);
                default:
                    return true;
            }
        }
        catch (Exception exception) when (LogJson.IsBroken(exception))
        {
            return false;
        }
    }

    /// <inheritdoc />
    public override void WriteProvisional()
    {
        if (_state.Held is { } held)
        {
            Add(held);
        }
    }

    /// <summary>Of several such lines the first is the file's own; the others are repeated from where it was forked.</summary>
    private void ReadSession(JsonElement payload)
    {
        if (_state.Session is not null)
        {
            return;
        }

        bool isFork = payload.TextOf("forked_from_id") is not null
            || payload.TextOf("parent_thread_id") is not null
            || payload.Member("source")?.Member("subagent") is not null;
        _state = _state with
        {
            Session = payload.TextOf("id") ?? Path.GetFileNameWithoutExtension(file.Path),
            Folder = payload.TextOf("cwd"),
            Vendor = payload.TextOf("model_provider"),
            Replay = isFork ? CodexReplay.Expected : CodexReplay.None,
        };
    }

    private bool ReadCounts(JsonElement payload, long time)
    {
        if (payload.Member("rate_limits") is { } limits && CodexLimitsReader.Read(limits, time) is { } told && told.Time >= (_state.Limits?.Time ?? long.MinValue))
        {
            _state = _state with { Limits = told };
        }

        if (payload.Member("info") is not { ValueKind: JsonValueKind.Object } info)
        {
            return true;
        }

        CodexUsage? total = CodexUsage.Of(info.Member("total_token_usage"));
        CodexUsage? usage = CodexUsage.Of(info.Member("last_token_usage")) ?? total?.Since(_state.Total ?? default);
        bool isRepeated = total is not null && total == _state.Total;
        _state = _state with { Total = total ?? _state.Total };
        if (isRepeated || usage is not { IsEmpty: false } used)
        {
            return true;
        }

        CodexEvent one = new(time, used, total, payload.TextOf("model") ?? info.TextOf("model") ?? _state.Model);
        if (RecordOf(one).IsAbsurd)
        {
            return false;
        }

        Count(one);
        return true;
    }

    private void Count(CodexEvent one)
    {
        bool isSameMoment = one.Time - _state.LastTime <= Moment || one.Time / Second == _state.LastTime / Second;
        _state = _state with { LastTime = one.Time };
        switch (_state.Replay)
        {
            case CodexReplay.Expected:
                _state = _state with { Replay = CodexReplay.Held, Held = one };
                return;
            case CodexReplay.Held when isSameMoment:
                _state = _state with { Replay = CodexReplay.Running, Held = null };
                return;
            case CodexReplay.Held:
                Add(_state.Held!);
                _state = _state with { Replay = CodexReplay.None, Held = null };
                break;
            case CodexReplay.Running when isSameMoment:
                return;
            case CodexReplay.Running:
                _state = _state with { Replay = CodexReplay.None };
                break;
        }

        Add(one);
    }

    private void Add(CodexEvent one) => Batch.Add(RecordOf(one));

    private SessionRecord RecordOf(CodexEvent one)
    {
        CodexUsage usage = one.Usage;
        CodexUsage total = one.Total ?? default;
        long cached = Math.Min(usage.Cached, usage.Input);
        return new SessionRecord
        {
            Key = RecordIds.Of(one.Time, usage.Input, usage.Cached, usage.Output, usage.Reasoning, total.Input, total.Cached, total.Output, total.Reasoning, total.Total),
            Time = one.Time,
            Model = Batch.Name(one.Model ?? DefaultModel),
            Vendor = Batch.Name(_state.Vendor),
            Session = Batch.Name(_state.Session ?? Path.GetFileNameWithoutExtension(file.Path)),
            Project = Batch.Name(_state.Folder),
            Input = usage.Input - cached,
            CacheRead = cached,
            Output = usage.Output,
            Reasoning = Math.Min(usage.Reasoning, usage.Output),
            Traits = one.Model is null ? RecordTraits.AssumedModel : RecordTraits.None,
        };
    }
}
