using Aic.Core.Sessions.Gemini;
using Aic.Testing.Sessions;

namespace Aic.Core.Tests.Sessions;

public sealed class GeminiTests : IDisposable
{
    private const string Chat = ".gemini/tmp/4c1f/chats/session-2026-11-20T10-00-ab.json";
    private const string Lines = ".gemini/tmp/app/chats/session-2026-11-20T10-00-cd.jsonl";

    private readonly SessionHome _home = new() { Reader = new GeminiReader() };

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Cached_tokens_are_part_of_the_input_and_thoughts_are_output()
    {
        _home.Write(Chat, Document(Message("m1", 1000, 50, cached: 400, thoughts: 30, tool: 7, total: 1087)));

        GeneratedResponse response = Assert.Single(_home.Scan());

        Assert.Equal((607, 400, 80), (response.Input, response.CacheRead, response.Output));
        Assert.Equal(("gemini-2.5-pro", "chat-1", "4c1f"), (response.Model, response.Session, response.Project));
    }

    [Fact]
    public void A_total_can_tell_that_the_cache_stands_beside_the_input()
    {
        _home.Write(Chat, Document(Message("m1", 600, 50, cached: 400, thoughts: 0, tool: 0, total: 1050)));

        Assert.Equal([(600, 400, 50)], Found());
    }

    [Fact]
    public void A_document_that_is_written_anew_counts_what_is_new_and_keeps_what_it_said()
    {
        _home.Write(Chat, Document(Message("m1", 10, 1), Message("m2", 20, 2)));
        _home.Scan();
        _home.Write(Chat, Document(Message("m2", 20, 5), Message("m3", 30, 3)));
        Assert.Equal([(10, 0, 1), (20, 0, 5), (30, 0, 3)], Found());

        _home.Write(Chat, """{"sessionId":"chat-1","messages":[{"type":"gem""");
        Assert.Equal([(10, 0, 1), (20, 0, 5), (30, 0, 3)], Found());
    }

    [Fact]
    public void Messages_without_an_id_are_replaced_with_their_document()
    {
        _home.Write(Chat, Document(Message(null, 10, 1)));
        _home.Scan();
        _home.Write(Chat, Document(Message(null, 10, 1), Message(null, 20, 2)));

        Assert.Equal([(10, 0, 1), (20, 0, 2)], Found());
    }

    [Fact]
    public void Newer_versions_write_line_by_line()
    {
        _home.Write(Lines, """{"sessionId":"chat-2","projectHash":"x","startTime":"2026-11-20T10:00:00Z"}""" + "\n" + Message("m1", 10, 1) + "\n");
        _home.Scan();
        _home.Append(Lines, """{"id":"u1","type":"user","content":"tokens"}""" + "\n" + Message("m1", 10, 4) + "\n" + Message("m2", 20, 2) + "\n");

        Assert.Equal([(10, 0, 4), (20, 0, 2)], Found());
        Assert.All(_home.Scan(), response => Assert.Equal(("chat-2", "app"), (response.Session, response.Project)));
    }

    [Fact]
    public void Other_files_of_the_tool_are_no_chats()
    {
        _home.Write(".gemini/tmp/4c1f/logs.json", Document(Message("m1", 10, 1)));

        Assert.Empty(_home.Scan());
    }

    private IReadOnlyList<(long Input, long CacheRead, long Output)> Found() =>
        [.. _home.Scan().Select(response => (response.Input, response.CacheRead, response.Output)).Order()];

    private static string Document(params string[] messages) => $$"""{ "sessionId": "chat-1", "startTime": "2026-11-20T10:00:00Z", "messages": [ {{string.Join(", ", messages)}} ] }""";

    private static string Message(string? id, int input, int output, int cached = 0, int thoughts = 0, int tool = 0, int? total = null) =>
        $$$"""{{{{(id is null ? "" : $"\"id\":\"{id}\",")}}}"timestamp":"2026-11-20T10:00:01.000Z","type":"gemini","content":"text","model":"gemini-2.5-pro","tokens":{"input":{{{input}}},"output":{{{output}}},"cached":{{{cached}}},"thoughts":{{{thoughts}}},"tool":{{{tool}}},"total":{{{total ?? input + output + thoughts + tool}}}}}""";
}
