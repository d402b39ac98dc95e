using System.Globalization;

namespace Aic.Core.Tests.Sessions;

/// <summary>A line of a Claude Code log.</summary>
internal sealed record ClaudeLine
{
    public string? Message { get; init; } = "msg_1";

    public string? Request { get; init; } = "req_1";

    public string Model { get; init; } = "claude-sonnet-4-20250514";

    public string Time { get; init; } = "2026-11-20T10:00:00.000Z";

    public string Session { get; init; } = "session-a";

    public long Input { get; init; } = 10;

    public long Output { get; init; } = 20;

    public bool IsSidechain { get; init; }

    public string Content { get; init; } = "text";

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $$$"""{"isSidechain":{{{(IsSidechain ? "true" : "false")}}},"cwd":"/home/dev/app","sessionId":"{{{Session}}}","version":"2.0.14","type":"assistant","message":{{{{Id("id", Message)}}}"model":"{{{Model}}}","role":"assistant","content":[{"type":"text","text":"{{{Content}}}"}],"usage":{"input_tokens":{{{Input}}},"output_tokens":{{{Output}}}}},{{{Id("requestId", Request)}}}"timestamp":"{{{Time}}}"}""")
        + "\n";

    private static string Id(string name, string? id) => id is null ? "" : $"\"{name}\":\"{id}\",";
}
