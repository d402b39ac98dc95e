using Aic.Core.Providers;
using Aic.Core.Usage;
using Aic.Testing;
using static Aic.Core.Tests.Providers.Anthropic.AnthropicPayload;

namespace Aic.Core.Tests.Providers.Anthropic;

public sealed class AnthropicAnalyticsTests
{
    [Fact]
    public async Task Tokens_requests_and_cents_add_up_exactly_over_all_pages_models_and_kinds_of_cost()
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Server.Answer(UsagePath, request => new(request.Query("page") is ["p2="]
            ? Page(UsageRow("2026-11-02", "claude-opus-5-5", 5, 0, 0, 0, 7, "1"))
            : PageThen("p2=", UsageRow("2026-11-01", "claude-opus-5-5", 100, 20, 3, 4000, 50, "9", searches: 2), UsageRow("2026-11-01", "claude-haiku-5", 1, 0, 0, 0, 1, "1"))));
        bench.Server.Answer(CostPath, request => new(request.Query("page") is ["c2"]
            ? Page(CostRow("2026-11-02", "claude-opus-5-5", "tokens", "0.5"), CostRow("2026-11-02", null, "code_execution", "-10"))
            : PageThen("c2", CostRow("2026-11-01", "claude-opus-5-5", "tokens", "123.45"), CostRow("2026-11-01", "claude-opus-5-5", "web_search", "2"), CostRow("2026-11-01", "claude-haiku-5", "tokens", "0.0012345678901234567"))));

        ProviderReport report = await bench.AskAsync("2026-11-01", "2026-11-08");

        UsageData usage = report.Usage!;
        Assert.Equal((11, 106, 58, 4000, 23), (usage.RequestsCount, usage.TokensInput, usage.TokensOutput, usage.TokensCacheRead, usage.TokensCacheWrite));
        Assert.Equal((123.45m + 2m + 0.0012345678901234567m + 0.5m - 10m) / 100, usage.CostUsd);
        Assert.Equal(CostSource.Billed, usage.CostSource);
        Assert.Equal([new("web_searches", 2)], usage.Quantities);
        Assert.Null(usage.CostPeriodStart);
        Assert.Empty(report.Notes);

        UsageBreakdown opus = Assert.Single(usage.Breakdown, row => row.Model == "claude-opus-5-5" && row.Item is null && row.Start == ProviderBench.At("2026-11-01"));
        Assert.Equal((9, 100, 23, 3, 1.2345m), (opus.RequestsCount, opus.TokensInput, opus.TokensCacheWrite, opus.TokensCacheWrite1h, opus.CostUsd));
        Assert.Equal(0.02m, Assert.Single(usage.Breakdown, row => row.Item == "web_search").CostUsd);
        Assert.Null(Assert.Single(usage.Breakdown, row => row.Item == "code_execution").Model);
        Assert.Equal(5, usage.Breakdown.Count);
    }

    [Fact]
    public async Task The_beta_is_asked_for_with_its_header_by_model_oldest_first_in_large_pages()
    {
        await using ProviderBench bench = await BenchAsync();

        await bench.AskAsync("2026-11-01", "2026-11-08");

        RecordedRequest usage = Assert.Single(bench.Server.RequestsTo(UsagePath));
        RecordedRequest cost = Assert.Single(bench.Server.RequestsTo(CostPath));
        Assert.Equal(["model"], usage.Query("group_by[]"));
        Assert.Equal(["model", "cost_type"], cost.Query("group_by[]"));
        foreach (RecordedRequest request in new[] { usage, cost })
        {
            Assert.Equal("analytics-usage-cost-2026-08-24", request.Header("anthropic-beta"));
            Assert.Equal("2023-06-01", request.Header("anthropic-version"));
            Assert.Equal(bench.Key, request.Header("x-api-key"));
            Assert.Equal(["1d"], request.Query("time_bucket_width"));
            Assert.Equal(["time"], request.Query("order_by"));
            Assert.Equal(["asc"], request.Query("order"));
            Assert.Equal(["1000"], request.Query("limit"));
            Assert.Equal(("2026-11-01T00:00:00Z", "2026-11-08T00:00:00Z"), request.Span());
        }

        Assert.Empty(bench.Server.RequestsTo(UsageReportPath));
        Assert.Empty(bench.Server.RequestsTo(CostReportPath));
    }

    [Fact]
    public async Task Longer_periods_are_cut_into_calls_of_31_days_without_gap_or_overlap()
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Server.Answer(UsagePath, request => new(Page(UsageRow(request.Query("starting_at").Single(), "m", 1, 0, 0, 0, 0, "1"))));
        bench.Server.Answer(CostPath, request => new(Page(CostRow(request.Query("starting_at").Single(), "m", "tokens", "100"))));

        UsageData usage = (await bench.AskAsync("2026-09-01", "2026-11-20")).Usage!;

        (string, string)[] spans = [("2026-09-01T00:00:00Z", "2026-10-02T00:00:00Z"), ("2026-10-02T00:00:00Z", "2026-11-02T00:00:00Z"), ("2026-11-02T00:00:00Z", "2026-11-20T00:00:00Z")];
        Assert.Equal(spans, bench.Server.RequestsTo(UsagePath).Select(request => request.Span()).Order());
        Assert.Equal(spans, bench.Server.RequestsTo(CostPath).Select(request => request.Span()).Order());
        Assert.Equal((3, 3m), (usage.RequestsCount, usage.CostUsd));
    }

    [Fact]
    public async Task Other_periods_are_asked_for_by_the_hour_cost_included_and_not_beyond_now()
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Server.Answer(CostPath, Page(CostRow("2026-11-20T05:00", "m", "tokens", "150", hours: 1)));

        ProviderReport report = await bench.AskAsync("2026-11-20T04:30", "2026-11-21T04:30");

        foreach (RecordedRequest request in bench.Server.RequestsTo(UsagePath).Concat(bench.Server.RequestsTo(CostPath)))
        {
            Assert.Equal(["1h"], request.Query("time_bucket_width"));
            Assert.Equal(("2026-11-20T04:00:00Z", "2026-11-20T11:00:00Z"), request.Span());
        }

        Assert.Equal(1.5m, report.Usage!.CostUsd);
        Assert.Null(report.Usage.CostPeriodStart);
        Assert.Equal("Anthropic counts by UTC hour: the usage covers 2026-11-20 04:00 UTC to 2026-11-21 05:00 UTC.", Assert.Single(report.Notes));
    }

    [Fact]
    public async Task Code_execution_counts_spans_that_are_no_requests()
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Server.Answer(UsagePath, Page(UsageRow("2026-11-01", "m", 1, 0, 0, 0, 1, "2"), UsageRow("2026-11-01", null, 0, 0, 0, 0, 0, "500")));

        Assert.Equal(2, (await bench.AskAsync("2026-11-01", "2026-11-02")).Usage!.RequestsCount);
    }

    [Fact]
    public async Task Model_use_without_a_models_name_still_counts_its_requests()
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Server.Answer(UsagePath, Page(UsageRow("2026-11-01", null, 0, 0, 0, 0, 1, "3")));

        Assert.Equal(3, (await bench.AskAsync("2026-11-01", "2026-11-02")).Usage!.RequestsCount);
    }

    [Fact]
    public async Task Requests_that_one_row_does_not_tell_are_unknown_as_a_total()
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Server.Answer(UsagePath, Page(UsageRow("2026-11-01", "m", 1, 0, 0, 0, 1, "2"), UsageRow("2026-11-01", "n", 1, 0, 0, 0, 1, "null")));

        ProviderReport report = await bench.AskAsync("2026-11-01", "2026-11-02");

        Assert.Null(report.Usage!.RequestsCount);
        Assert.Equal(2, report.Usage.TokensInput);
        Assert.Contains("requests", Assert.Single(report.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_used_is_zero_not_unknown()
    {
        await using ProviderBench bench = await BenchAsync();

        UsageData usage = (await bench.AskAsync("2026-11-01", "2026-11-02")).Usage!;

        Assert.Equal((0, 0, 0, 0, 0), (usage.RequestsCount, usage.TokensInput, usage.TokensOutput, usage.TokensCacheRead, usage.TokensCacheWrite));
        Assert.Equal(0m, usage.CostUsd);
        Assert.Equal(CostSource.Billed, usage.CostSource);
    }

    [Fact]
    public async Task Another_currency_is_shown_apart()
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Server.Answer(CostPath, Page(CostRow("2026-11-01", "m", "tokens", "100"), CostRow("2026-11-01", "m", "tokens", "250", "EUR")));

        UsageData usage = (await bench.AskAsync("2026-11-01", "2026-11-02")).Usage!;

        Assert.Equal(1m, usage.CostUsd);
        Assert.Equal([new MoneyAmount(2.5m, "EUR")], usage.CostOther);
    }

    [Fact]
    public async Task A_cost_that_the_key_may_not_read_is_unknown_and_usage_is_still_shown()
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Server
            .Answer(UsagePath, Page(UsageRow("2026-11-01", "m", 1, 0, 0, 0, 1, "2")))
            .Answer(CostPath, Refused, 403);

        ProviderReport report = await bench.AskAsync("2026-11-01", "2026-11-02");

        Assert.Equal(2, report.Usage!.RequestsCount);
        Assert.Null(report.Usage.CostUsd);
        Assert.Contains("isn't allowed", Assert.Single(report.Notes), StringComparison.Ordinal);
        Assert.Empty(bench.Server.RequestsTo(UsageReportPath));
    }

    [Fact]
    public async Task A_workspace_narrows_usage_and_cost()
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Settings["workspace_id"] = "wrkspc_1";

        await bench.AskAsync("2026-11-01", "2026-11-02");

        Assert.Equal(["wrkspc_1"], Assert.Single(bench.Server.RequestsTo(UsagePath)).Query("workspace_ids[]"));
        Assert.Equal(["wrkspc_1"], Assert.Single(bench.Server.RequestsTo(CostPath)).Query("workspace_ids[]"));
    }

    [Fact]
    public async Task A_period_in_the_future_is_unknown_and_asks_nobody()
    {
        await using ProviderBench bench = await BenchAsync();

        ProviderReport report = await bench.AskAsync("2026-12-01", "2026-12-02");

        Assert.Empty(bench.Server.Requests);
        Assert.Null(report.Usage!.TokensInput);
        Assert.Single(report.Notes);
    }
}
