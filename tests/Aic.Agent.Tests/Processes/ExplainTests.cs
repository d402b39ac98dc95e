using System.Text.Json;
using Aic.Testing;

namespace Aic.Agent.Tests.Processes;

public sealed class ExplainTests
{
    private const string Line = """{"type":"assistant","sessionId":"s","message":{"id":"m1","model":"claude-sonnet-4-20250514","usage":{"input_tokens":1000000,"output_tokens":0}},"requestId":"r1","timestamp":"2026-11-01T10:00:00Z"}""";

    [Fact]
    public async Task The_files_read_and_the_price_applied_are_told_and_add_up()
    {
        using AicHome home = WithLog();

        AicResult result = await home.RunAsync(["explain", "claude-code", .. FakeOpenAI.Period]);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.EndsWith("s.jsonl 218 1 0 0 1 not JSON", result.LineOf(Path.Combine(home.Environment["HOME"]!, ".claude")), StringComparison.Ordinal);
        string price = result.LineOf("claude-sonnet-4-20250514");
        Assert.StartsWith("claude-sonnet-4-20250514 1,000,000 0 0 0 $6.00 claude-sonnet-4 of anthropic: 6.00 in, 22.50 out; contexts above 200,000; without the date 20250514;", price, StringComparison.Ordinal);
        Assert.EndsWith("https://platform.claude.com/docs/en/about-claude/pricing", price, StringComparison.Ordinal);
        Assert.Equal("Adds up: 1 requests, ~$6.00 shown, $6.00 exactly.", result.LineOf("Adds up"));
    }

    [Fact]
    public async Task The_calls_made_are_told_without_the_key()
    {
        await using FakeServer server = await FakeOpenAI.StartAsync();
        using AicHome home = AicHome.WithOpenAI(server);

        AicResult text = await home.RunAsync(["explain", "openai", .. FakeOpenAI.Period]);
        AicResult json = await home.RunAsync(["explain", "openai", "--json", .. FakeOpenAI.Period]);

        Assert.Equal((0, 0), (text.ExitCode, json.ExitCode));
        Assert.StartsWith("Adds up: 50 requests, $3.75 shown, $3.75 exactly.", text.LineOf("Adds up"), StringComparison.Ordinal);
        Assert.DoesNotContain(FakeOpenAI.Key, text.Out + json.Out, StringComparison.Ordinal);
        using JsonDocument document = JsonDocument.Parse(json.Out);
        JsonElement trace = Assert.Single(document.RootElement.EnumerateArray());
        Assert.True(trace.GetProperty("adds_up").GetBoolean());
        JsonElement[] costs = [.. trace.GetProperty("calls").EnumerateArray().Where(call => call.GetProperty("path").GetString() == "/v1/organization/costs")];
        Assert.All(costs, call => Assert.Equal((200, 2, 1), (call.GetProperty("status").GetInt32(), call.GetProperty("records_count").GetInt32(), call.GetProperty("page").GetInt32())));
        Assert.NotEmpty(costs);
    }

    [Fact]
    public async Task An_account_that_is_not_set_up_says_what_to_set_and_ends_with_1()
    {
        using AicHome home = new();

        AicResult result = await home.RunAsync("explain", "openai");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("OPENAI_ADMIN_KEY", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_anything_set_up_it_says_so()
    {
        using AicHome home = new();

        AicResult result = await home.RunAsync("explain");

        Assert.Equal((0, "No provider is set up yet. What to set: aic providers list"), (result.ExitCode, Assert.Single(result.Lines)));
    }

    private static AicHome WithLog()
    {
        AicHome home = new();
        string folder = Path.Combine(home.Environment["HOME"]!, ".claude", "projects", "p");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "s.jsonl"), $$$"""{{{Line}}}{{{"\n"}}}{"message":{"usage":{{{"\n"}}}""");
        return home;
    }
}
