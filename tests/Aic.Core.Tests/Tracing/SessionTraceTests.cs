using Aic.Core.Pricing;
using Aic.Core.Tests.Sessions;
using Aic.Core.Tracing;
using Aic.Core.Usage;

namespace Aic.Core.Tests.Tracing;

public sealed class SessionTraceTests : IDisposable
{
    private const string First = ".claude/projects/-home-dev-app/a.jsonl";
    private const string Second = ".claude/projects/-home-dev-app/b.jsonl";

    private readonly TraceHome _home = new();

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData(
        "codex",
        ".codex/sessions/2026/11/20/rollout-1.jsonl",
        """
        {"timestamp":"2026-11-20T10:00:00Z","type":"session_meta","payload":{"id":"s1","cwd":"/app","model_provider":"openai"}}
        {"timestamp":"2026-11-20T10:00:00Z","type":"turn_context","payload":{"cwd":"/app","model":"gpt-5"}}
        {"timestamp":"2026-11-20T10:00:01Z","type":"event_msg","payload":{"type":"token_count","info":{"total_token_usage":{"input_tokens":1000,"cached_input_tokens":600,"output_tokens":50}}}}
        {"timestamp":"2026-11-20T10:00:02Z","type":"event_msg","payload":{"type":"token_count","info":{"total_token_usage":{"input_tokens":3000,"cached_input_tokens":600,"output_tokens":90}}}}

        """,
        2)]
    [InlineData(
        "gemini-cli",
        ".gemini/tmp/4c1f/chats/session-1.json",
        """{ "sessionId": "c1", "messages": [ {"id":"m1","timestamp":"2026-11-20T10:00:01Z","type":"gemini","model":"gemini-2.5-pro","tokens":{"input":300000,"output":50,"cached":400,"total":300050}}, {"id":"m2","timestamp":"2026-11-20T10:00:02Z","type":"gemini","model":"gemini-2.5-pro","tokens":{"input":10,"output":5,"total":15}} ] }""",
        2)]
    [InlineData(
        "opencode",
        ".local/share/opencode/storage/message/ses_1/msg_1.json",
        """{ "id":"msg_1","sessionID":"ses_1","role":"assistant","modelID":"claude-sonnet-4","providerID":"anthropic","path":{"cwd":"/app"},"time":{"created":1795000000000},"tokens":{"input":7,"output":3,"cache":{"read":100,"write":40}} }""",
        1)]
    public async Task The_parts_and_files_of_a_tool_add_up_to_what_is_shown(string tool, string log, string content, int responses)
    {
        string path = _home.Machine.Write(log, content);

        UsageTrace trace = await _home.TraceAsync(tool);

        TracedFile file = Assert.Single(trace.Files);
        Assert.Equal((path, new FileInfo(path).Length, responses, 0), (file.Path, file.Bytes, file.ResponsesCount, file.CopiesLeftOut));
        Assert.Empty(trace.Calls);
        Assert.All(trace.Costs, part => Assert.Equal((CostBasis.PriceBook, "the name itself"), (part.Basis, part.Price!.Rule)));
        Assert.All(trace.Costs, part => Assert.NotNull(part.Source));
    }

    [Fact]
    public async Task Copies_repeats_and_broken_lines_are_told_log_by_log_with_their_reasons()
    {
        _home.Machine.Write(First, new ClaudeLine { Output = 1 }.ToString() + new ClaudeLine { Output = 20 } + new ClaudeLine { Message = "msg_2" });
        _home.Machine.Write(Second, new ClaudeLine { Message = "msg_2" }.ToString() + new ClaudeLine { Message = "msg_3" } + """
            {"type":"assistant","message":{"usage":{"input_tokens":
            {"type":"assistant","message":{"usage":{"input_tokens":-5}},"timestamp":"2026-11-20T10:00:00Z"}
            {"type":"assistant","message":{"usage":{"input_tokens":5}},"timestamp":"yesterday"}

            """);

        UsageTrace trace = await _home.TraceAsync("claude-code");

        Assert.Equal([(2, 0, 1), (1, 1, 0)], trace.Files.Select(file => (file.ResponsesCount, file.CopiesLeftOut, file.RepeatsLeftOut!.Value)));
        Assert.Equal(3, trace.Files[1].BrokenLinesLeftOut);
        Assert.Equal([new(BrokenLineReason.NotJson, 1), new(BrokenLineReason.ImplausibleValue, 2)], trace.Files[1].BrokenLines);
        Assert.Empty(trace.Files[0].BrokenLines);
    }

    [Fact]
    public async Task Each_price_band_tier_and_alias_is_a_part_of_its_own()
    {
        _home.Machine.Write("../agent.json", """{ "model_aliases": { "team-large": "claude-sonnet-4-5" }, "prices": [{ "model": "our-model", "input": 1, "output": 2 }] }""");
        _home.Machine.Write(
            First,
            new ClaudeLine { Input = 100_000 }.ToString() + new ClaudeLine { Message = "msg_2", Input = 300_000 } + new ClaudeLine { Message = "msg_3", Model = "team-large" }
            + new ClaudeLine { Message = "msg_4", Model = "our-model" } + new ClaudeLine { Message = "msg_5", Model = "house-model" });

        UsageTrace trace = await _home.TraceAsync("claude-code");

        TracedCost Part(string model, long? above = null) => Assert.Single(trace.Costs, part => part.Model == model && part.ContextAbove == above);
        TracedCost dear = Part("claude-sonnet-4-20250514", 200_000);
        TracedCost cheap = Part("claude-sonnet-4-20250514");
        Assert.Equal((6m, 22.5m, 300_000, 1.8m + 0.00045m), (dear.Price!.Rates!.Input, dear.Price.Rates.Output, dear.TokensInput, dear.CostUsd));
        Assert.Equal((3m, 100_000, 0.3m + 0.0003m), (cheap.Price!.Rates!.Input, cheap.TokensInput, cheap.CostUsd));
        Assert.Contains("20250514", cheap.Price.Rule, StringComparison.Ordinal);
        Assert.Contains("your alias", Part("team-large").Price!.Rule, StringComparison.Ordinal);
        Assert.Equal((PriceOrigin.Own, null), (Part("our-model").Price!.Origin, Part("our-model").Source));
        Assert.Equal((CostBasis.Unknown, null, null), (Part("house-model").Basis, Part("house-model").CostUsd, Part("house-model").Price));
    }

    [Fact]
    public async Task A_log_that_is_gone_is_told_from_the_index()
    {
        string path = _home.Machine.Write(First, new ClaudeLine().ToString());
        await _home.TraceAsync("claude-code");
        File.Delete(path);

        TracedFile file = Assert.Single((await _home.TraceAsync("claude-code")).Files);

        Assert.Equal((path, true, 1, null), (file.Path, file.IsFromIndex, file.ResponsesCount, file.RepeatsLeftOut));
    }

    [Fact]
    public async Task Only_the_period_counts()
    {
        _home.Machine.Write(First, new ClaudeLine { Time = "2026-11-02T10:00:00Z" }.ToString() + new ClaudeLine { Message = "msg_2", Time = "2026-11-03T10:00:00Z" });
        _home.Machine.Write(Second, new ClaudeLine { Message = "msg_3", Time = "2026-10-03T10:00:00Z" }.ToString());
        DateTimeOffset start = new(2026, 11, 3, 0, 0, 0, TimeSpan.Zero);

        UsageTrace trace = await _home.TraceAsync("claude-code", new UsagePeriod(start, start.AddDays(1)));

        Assert.Equal(1, Assert.Single(trace.Files).ResponsesCount);
        Assert.Equal((start, start.AddDays(1)), (trace.PeriodStart, trace.PeriodEnd));
    }

    [Fact]
    public async Task Where_the_store_can_not_be_used_the_trace_adds_up_all_the_same()
    {
        Directory.CreateDirectory(Path.Combine(_home.Machine.Folder, "usage.db"));
        _home.Machine.Write(First, new ClaudeLine().ToString() + new ClaudeLine { Message = "msg_2" });

        Assert.Equal(2, Assert.Single((await _home.TraceAsync("claude-code")).Files).ResponsesCount);
    }
}
