using Aic.Core.Providers.OpenAI;
using Aic.Core.Tests.Providers;
using Aic.Core.Tests.Providers.Anthropic;
using Aic.Core.Tests.Providers.OpenAI;
using Aic.Core.Tests.Tracking;
using Aic.Core.Tracing;
using Aic.Core.Usage;
using Aic.Testing;

namespace Aic.Core.Tests.Tracing;

public sealed class CallTraceTests : IDisposable
{
    private const string Key = "sk-admin-made-up-0123456789";

    private static readonly UsagePeriod Week = ProviderBench.Period("2026-11-01", "2026-11-08");

    private readonly TraceHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task What_OpenAI_told_adds_up_and_each_call_is_there_with_its_page()
    {
        await using FakeServer server = await OpenAIAsync();
        int asked = 0;
        server.Answer(OpenAIPayload.Completions, request => new(request.Query("page") is ["p2=="]
            ? OpenAIPayload.Page(OpenAIPayload.Bucket("2026-11-02", [OpenAIPayload.Completion("gpt-5", 7, 0, 0, 5, 1)]))
            : OpenAIPayload.PageThen("p2==", OpenAIPayload.Bucket("2026-11-01", [OpenAIPayload.Completion("gpt-5", 1000, 400, 50, 300, 9), OpenAIPayload.Completion("gpt-5-mini", 21, 3, 0, 11, 2)]))));
        server.Answer(OpenAIPayload.Costs, _ => Interlocked.Increment(ref asked) == 1
            ? new("""{"error":{"message":"busy"}}""", 503)
            : new(OpenAIPayload.Page(OpenAIPayload.Bucket("2026-11-01", [OpenAIPayload.Cost("1.25", "gpt-5 input"), OpenAIPayload.Cost("0.005", "gpt-5-mini output")]))));

        UsageTrace trace = await _home.TraceAsync("openai", Week);

        Assert.Equal(1.255m, trace.CostOfParts);
        TracedCall[] completions = [.. trace.Calls.Where(call => call.Path == OpenAIPayload.Completions)];
        Assert.Equal([(1, 2), (2, 1)], completions.Select(call => (call.Page, call.RecordsCount!.Value)));
        Assert.All(trace.Calls, call => Assert.Equal(("GET", server.Address.Authority), (call.Method, call.Host)));
        TracedCall costs = Assert.Single(trace.Calls, call => call.Path == OpenAIPayload.Costs);
        Assert.Equal(200, costs.Status);
        Assert.Equal([503], costs.FailedAttempts);
        Assert.Contains("group_by", costs.Query, StringComparison.Ordinal);
        Assert.Equal(404, Assert.Single(trace.Calls, call => call.Path == OpenAIPayload.SpendLimit).Status);
        Assert.Equal(server.Requests.Count - 1, trace.Calls.Count);
        Assert.Contains(trace.Costs, part => part is { Basis: CostBasis.Billed, CostUsd: 1.25m } && part.Source is not null);

        // OpenAI tells tokens and costs in reports of their own: tokens without a cost aren't unpriced.
        TracedCost used = Assert.Single(trace.Costs, part => part.Model == "gpt-5" && part.TokensInput is not null);
        Assert.Equal((CostBasis.BilledApart, null, null), (used.Basis, used.CostUsd, used.Source));
        Assert.Equal("use alone; what was billed for it stands in other parts", TraceText.Price(used));
    }

    [Fact]
    public async Task What_Anthropic_told_adds_up()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server
            .Answer(AnthropicPayload.UsagePath, AnthropicPayload.Page(AnthropicPayload.UsageRow("2026-11-01", "claude-opus-5-5", 100, 20, 3, 4000, 50, "9", searches: 2)))
            .Answer(AnthropicPayload.CostPath, AnthropicPayload.Page(AnthropicPayload.CostRow("2026-11-01", "claude-opus-5-5", "tokens", "123.45"), AnthropicPayload.CostRow("2026-11-02", null, "code_execution", "-10")))
            .Answer(AnthropicPayload.SpendLimitsPath, AnthropicPayload.Empty);
        SetUp("anthropic", server);

        UsageTrace trace = await _home.TraceAsync("anthropic", Week);

        Assert.Equal((1.1345m, 23), (trace.CostOfParts, Assert.Single(trace.Costs, part => part.TokensInput is not null).TokensCacheWrite));
        Assert.Equal(2, Assert.Single(trace.Calls, call => call.Path == AnthropicPayload.CostPath).RecordsCount);
    }

    [Fact]
    public async Task A_trace_asks_anew_and_keeps_what_it_was_told()
    {
        await using FakeServer server = await OpenAIAsync();
        UsageTracker tracker = _home.Start();
        await tracker.AskAsync("openai", period: Week);
        int before = server.Requests.Count;

        UsageTrace trace = await TraceHome.TraceAsync(tracker, "openai", Week);
        Assert.Equal(trace.Calls.Count, server.Requests.Count - before);
        Assert.NotEmpty(trace.Calls);

        await _home.Start().AskAsync("openai", period: Week);
        Assert.Equal(trace.Calls.Count, server.Requests.Count - before);
    }

    [Fact]
    public async Task What_failed_is_told_with_its_attempts_and_without_the_key()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.AnswerAll(_ => new FakeAnswer($$$"""{"error":{"message":"no {{{Key}}}"}}""", 503));
        SetUp("openai", server);

        UsageTrace trace = await TraceHome.TraceAsync(_home.Start(), "openai", Week);

        Assert.Equal(UsageErrorKind.ServiceUnavailable, trace.Usage.Error!.Kind);
        Assert.False(trace.AddsUp);
        Assert.Contains(trace.Calls, call => call is { Status: 503, FailedAttempts: [503] });
        Assert.DoesNotContain(Key, string.Join('\n', trace.Calls) + trace.Usage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_that_is_not_set_up_makes_no_calls_and_says_what_to_set()
    {
        UsageTrace trace = await TraceHome.TraceAsync(_home.Start(), "anthropic");

        Assert.Equal(UsageErrorKind.MissingKey, trace.Usage.Error!.Kind);
        Assert.Empty(trace.Calls);
        Assert.Empty(trace.Costs);
    }

    [Theory]
    [InlineData("https://x.test/a?key=abc&model=m", "key=••••&model=m")]
    [InlineData("https://x.test/a?Access_Token=abc", "Access_Token=••••")]
    [InlineData("https://x.test/a?page_token=abc&x=%2B", "page_token=abc&x=%2B")]
    [InlineData("https://x.test/a", "")]
    public void A_query_is_shown_without_what_is_secret(string address, string shown) => Assert.Equal(shown, CallQuery.WithoutSecrets(new Uri(address)));

    private async Task<FakeServer> OpenAIAsync()
    {
        FakeServer server = await FakeServer.StartAsync();
        foreach (OpenAIUsageKind kind in OpenAIUsageKind.All)
        {
            server.Answer(OpenAIPayload.Kind(kind.Name), OpenAIPayload.Empty);
        }

        server.Answer(OpenAIPayload.Costs, OpenAIPayload.Empty).Answer(OpenAIPayload.Models, OpenAIPayload.Empty);
        SetUp("openai", server);
        return server;
    }

    private void SetUp(string provider, FakeServer server) => _home.Machine.Write(
        "../agent.json", $$"""{ "providers": { "{{provider}}": { "api_key": "{{Key}}", "auth_source": "config", "endpoint": "{{server.Address}}" } } }""");
}
