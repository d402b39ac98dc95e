using Aic.Core.Sessions.OpenClaw;
using Aic.Testing.Sessions;

namespace Aic.Core.Tests.Sessions;

public sealed class OpenClawTests : IDisposable
{
    private const string Log = ".openclaw/agents/main/sessions/s1.jsonl";

    private readonly SessionHome _home = new() { Reader = new OpenClawReader() };

    public void Dispose() => _home.Dispose();

    [Fact]
    public void A_message_without_a_model_has_that_of_the_last_change_even_from_an_earlier_scan()
    {
        _home.Write(Log, """
            {"type":"session","id":"s1","cwd":"/home/dev/app"}
            {"type":"model_change","provider":"anthropic","modelId":"claude-sonnet-4"}

            """);
        Assert.Empty(_home.Scan());
        _home.Append(Log, Message("e1", 1));
        GeneratedResponse first = Assert.Single(_home.Scan());
        _home.Append(Log, """{"type":"custom","customType":"model-snapshot","data":{"provider":"openai","modelId":"gpt-5"}}""" + "\n" + Message("e2", 2));

        Assert.Equal(("claude-sonnet-4", "s1", "/home/dev/app"), (first.Model, first.Session, first.Project));
        Assert.Equal(["claude-sonnet-4", "gpt-5"], _home.Scan().Select(response => response.Model));
    }

    [Theory]
    [InlineData("s1.jsonl.deleted.2026-11-21T10-00-00.000Z", 1)]
    [InlineData("s1.jsonl.reset.2026-11-21T10-00-00.000Z", 1)]
    [InlineData("s1.jsonl.reset.2026-11-21T10-00-00.000Z.zst", 0)]
    [InlineData("s1.jsonl.lock", 0)]
    [InlineData("sessions.json", 0)]
    public void Sessions_that_were_put_away_count_and_other_files_do_not(string name, int responses)
    {
        _home.Write($".openclaw/agents/main/sessions/{name}", Message("e1", 1));

        Assert.Equal(responses, _home.Scan().Count);
    }

    private static string Message(string id, int output) => $$$$"""
        {"type":"message","id":"{{{{id}}}}","timestamp":"2026-11-20T10:00:0{{{{output}}}}.000Z","message":{"role":"assistant","usage":{"input":10,"output":{{{{output}}}} } } }

        """;
}
