using System.Text;
using Aic.Core.Sessions;
using Aic.Core.Sessions.ClaudeCode;
using Aic.Core.Sessions.Records;
using Aic.Testing.Sessions;

namespace Aic.Core.Tests.Sessions;

public sealed class ClaudeCodeTests : IDisposable
{
    private const string Log = ".claude/projects/-home-dev-app/session-a.jsonl";

    private readonly SessionHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void A_line_gives_all_that_it_says()
    {
        RecordBatch batch = Read(
            """
            {"parentUuid":null,"isSidechain":false,"cwd":"/home/dev/app","sessionId":"s-1","gitBranch":"main","message":{"id":"msg_1","type":"message","role":"assistant","model":"claude-opus-4-1",
            "content":[{"type":"tool_use","id":null,"input":{"usage":{"input_tokens":999}}}],"stop_reason":null,
            "usage":{"input_tokens":3,"cache_creation_input_tokens":500,"cache_read_input_tokens":7000,"cache_creation":{"ephemeral_5m_input_tokens":100,"ephemeral_1h_input_tokens":400},
            "output_tokens":40,"server_tool_use":{"web_search_requests":2},"service_tier":"batch","speed":"fast"}},"requestId":"req_1","type":"assistant","costUSD":0.0123,"timestamp":"2026-11-20T10:00:00.250Z"}
            """);

        SessionRecord record = Assert.Single(batch.Records.ToArray());
        Assert.Equal((3, 40, 7000, 100, 400, 2), (record.Input, record.Output, record.CacheRead, record.CacheWrite5m, record.CacheWrite1h, record.WebSearches));
        Assert.Equal(RecordTraits.Batch | RecordTraits.Fast | RecordTraits.HasCost, record.Traits);
        Assert.Equal(0.0123m, record.Cost);
        Assert.Equal(new DateTimeOffset(2026, 11, 20, 10, 0, 0, 250, TimeSpan.Zero).ToUnixTimeMilliseconds(), record.Time);
        Assert.Equal(("claude-opus-4-1", "s-1", "/home/dev/app"), (batch.Names.Text(record.Model), batch.Names.Text(record.Session), batch.Names.Text(record.Project)));
    }

    [Theory]
    [InlineData("""{"type":"assistant","message":{"usage":{"input_tokens":3,"output_tokens":4}},"timestamp":"2026-11-20T10:00:00Z"}""")]
    [InlineData("""{ "timestamp" : "2026-11-20T11:00:00+01:00" , "message" : { "usage" : { "output_tokens" : 4 , "input_tokens" : 3 } } , "type" : "assistant" }""")]
    [InlineData("""{"\u0074ype":"assist\u0061nt","m\u0065ssage":{"\u0075sage":{"input\u005ftokens":3,"output_tokens":4}},"timestamp":"2026-11-20T10:00:00Z"}""")]
    [InlineData("""{"type":"assistant","message":{"usage":{"input_tokens":3.0,"output_tokens":4e0}},"timestamp":"2026-11-20T10:00:00"}""")]
    [InlineData("""{"type":"progress","data":{"type":"agent_progress","message":{"type":"assistant","timestamp":"2026-11-20T10:00:00Z","message":{"usage":{"input_tokens":3,"output_tokens":4}}}}}""")]
    public void However_a_line_is_written_it_counts(string line)
    {
        _home.Write(Log, line + "\n");

        GeneratedResponse response = Assert.Single(_home.Scan());

        Assert.Equal((3, 4, new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.Zero)), (response.Input, response.Output, response.Time));
        Assert.Equal(("session-a", "-home-dev-app"), (response.Session, response.Project));
    }

    [Theory]
    [InlineData("""{"type":"user","message":{"usage":{"input_tokens":3}},"timestamp":"2026-11-20T10:00:00Z"}""")]
    [InlineData("""{"type":"user","toolUseResult":{"usage":{"input_tokens":3}},"timestamp":"2026-11-20T10:00:00Z"}""")]
    [InlineData("""{"type":"assistant","message":{"model":"<synthetic>","usage":{"input_tokens":0,"output_tokens":0}},"timestamp":"2026-11-20T10:00:00Z"}""")]
    [InlineData("""{"type":"assistant","message":{"usage":null},"timestamp":"2026-11-20T10:00:00Z"}""")]
    [InlineData("""{"type":"assistant","message":{"content":"{\"usage\":{\"input_tokens\":3}}"},"timestamp":"2026-11-20T10:00:00Z"}""")]
    public void What_is_no_response_does_not_count_and_is_not_broken(string line)
    {
        RecordBatch batch = Read(line);

        Assert.Equal(0, batch.Records.Length);
    }

    [Fact]
    public void Cache_writes_without_a_split_are_of_five_minutes()
    {
        SessionRecord record = Read("""{"type":"assistant","message":{"usage":{"cache_creation_input_tokens":70,"cache_creation":{"ephemeral_1h_input_tokens":20}}},"timestamp":"2026-11-20T10:00:00Z"}""").Records[0];

        Assert.Equal((50, 20), (record.CacheWrite5m, record.CacheWrite1h));
    }

    [Theory]
    [InlineData("/home/dev/app")]
    [InlineData("/home/dev/app/src/deep")]
    public void The_project_is_the_folder_that_the_session_was_started_in(string folder)
    {
        _home.Write(Log, new ClaudeLine().ToString().Replace("/home/dev/app", folder, StringComparison.Ordinal));
        _home.Write(".claude/projects/-home-dev-app/session-a/subagents/agent-1.jsonl", new ClaudeLine { Message = "msg_2" }.ToString().Replace("/home/dev/app", folder, StringComparison.Ordinal));

        Assert.All(_home.Scan(), response => Assert.Equal("/home/dev/app", response.Project));
    }

    [Fact]
    public void Logs_are_looked_for_where_Claude_Code_keeps_them()
    {
        _home.Write(".claude/projects/p/1.jsonl", new ClaudeLine { Message = "msg_1" }.ToString());
        _home.Write(".config/claude/projects/p/2.jsonl", new ClaudeLine { Message = "msg_2" }.ToString());
        _home.Write("work/projects/p/3.jsonl", new ClaudeLine { Message = "msg_3" }.ToString());
        Assert.Equal(2, _home.Scan().Count);

        _home.Variables["CLAUDE_CONFIG_DIR"] = $" ~/work , {_home.PathOf(".claude/projects")},, {_home.PathOf("work")}";
        _home.Data = "another";
        Assert.Equal(2, _home.Scan().Count);
        Assert.Equal(2, _home.Start().Folders(_home.Reader).Count);
    }

    private static RecordBatch Read(string line)
    {
        RecordBatch batch = new();
        LineParser parser = (LineParser)new ClaudeCodeReader().Parse(new SessionFile("/home/dev/.claude/projects/-home-dev-app/s.jsonl", 0, 0), batch);
        Assert.True(parser.Read(Encoding.UTF8.GetBytes(line.ReplaceLineEndings(""))));
        return batch;
    }
}
