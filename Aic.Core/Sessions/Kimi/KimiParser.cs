using System.Text;
using System.Text.Json;
using Aic.Core.Sessions.Records;

namespace Aic.Core.Sessions.Kimi;

/// <summary>
/// Reads Kimi's lines. The older tool's <c>message</c> of type <c>StatusUpdate</c> has <c>token_usage { input_other, input_cache_read, input_cache_creation, output }</c>, and rarely
/// a model; the newer one's <c>usage.record</c> has the same in <c>usage</c>, in camel case, after the <c>llm.request</c> that names the model behind the alias.
/// A model that isn't told stays unknown, and so does its price.
/// </summary>
/// <param name="file">The file.</param>
/// <param name="batch">Where records go.</param>
internal sealed class KimiParser(SessionFile file, RecordBatch batch)
    : JsonLineParser(batch, new LineFilter("StatusUpdate"u8.ToArray(), "usage.record"u8.ToArray(), "llm.request"u8.ToArray()))
{
    private readonly KimiSession _session = KimiSession.Of(file.Path);
    private string? _model;

    /// <inheritdoc />
    public override byte[]? Save() => _model is null ? null : Encoding.UTF8.GetBytes(_model);

    /// <inheritdoc />
    public override void Restore(byte[] state) => _model = Encoding.UTF8.GetString(state);

    /// <inheritdoc />
    protected override bool Read(JsonElement line)
    {
        if (line.Member("message") is { } message)
        {
            return message.TextOf("type") != "StatusUpdate" || message.Member("payload") is not { } payload || payload.Member("token_usage") is not { } told
                || Add(line, told, KimiNames.Older, payload.TextOf("model") ?? payload.TextOf("model_name"), payload.TextOf("message_id"));
        }

        switch (line.TextOf("type"))
        {
            case "llm.request":
                _model = line.TextOf("model") ?? _model;
                return true;
            case "usage.record" when line.Member("usage") is { } usage:
                return Add(line, usage, KimiNames.Newer, _model ?? line.TextOf("model"), null);
            default:
                return true;
        }
    }

    private bool Add(JsonElement line, JsonElement usage, KimiNames names, string? model, string? id)
    {
        decimal? time = line.MoneyOf("timestamp") ?? line.MoneyOf("time");
        return TryAdd(new SessionRecord
        {
            Key = RecordIds.Of(id, _session.Agent),
            Time = time is { } number ? LogJson.UnixTime(number) : line.TimeOf("timestamp") ?? line.TimeOf("time") ?? 0,
            Model = Batch.Name(model),
            Session = Batch.Name(_session.Session),
            Project = Batch.Name(_session.Project),
            Input = usage.CountOf(names.Input),
            Output = usage.CountOf("output"),
            CacheRead = usage.CountOf(names.CacheRead),
            CacheWrite5m = usage.CountOf(names.CacheWrite),
        });
    }

    private sealed record KimiNames(string Input, string CacheRead, string CacheWrite)
    {
        public static KimiNames Older { get; } = new("input_other", "input_cache_read", "input_cache_creation");

        public static KimiNames Newer { get; } = new("inputOther", "inputCacheRead", "inputCacheCreation");
    }
}

/// <summary>What a log's path tells.</summary>
/// <param name="Session">The session.</param>
/// <param name="Agent">The session and the agent of it whose log this is.</param>
/// <param name="Project">The project as its folder is named: a hash of its path, or a name.</param>
internal sealed record KimiSession(string Session, string Agent, string Project)
{
    /// <summary>Takes a path <c>…/sessions/{project}/{session}/…/wire.jsonl</c> apart.</summary>
    public static KimiSession Of(string path)
    {
        string[] parts = path.Split(Path.DirectorySeparatorChar);
        int sessions = Array.LastIndexOf(parts, "sessions");
        return sessions >= 0 && sessions + 3 < parts.Length
            ? new KimiSession(parts[sessions + 2], string.Join('/', parts[(sessions + 2)..^1]), parts[sessions + 1])
            : new KimiSession("", path, "");
    }
}
