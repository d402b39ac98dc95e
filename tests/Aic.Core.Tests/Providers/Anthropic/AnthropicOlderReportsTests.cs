using Aic.Core.Providers;
using Aic.Core.Usage;
using Aic.Testing;
using static Aic.Core.Tests.Providers.Anthropic.AnthropicPayload;

namespace Aic.Core.Tests.Providers.Anthropic;

public sealed class AnthropicOlderReportsTests
{
    [Fact]
    public async Task Without_analytics_the_older_reports_give_tokens_and_cost_but_no_requests()
    {
        await using ProviderBench bench = await OlderBenchAsync();
        bench.Server.Answer(UsageReportPath, request => new(request.Query("page") is ["u2"]
            ? Page(Bucket("2026-11-02", [ReportUsage("claude-opus-5-5", 1, 0, 0, 0, 2)]))
            : PageThen("u2", Bucket("2026-11-01", [ReportUsage("claude-opus-5-5", 100, 20, 3, 4000, 50, searches: 6), ReportUsage("claude-haiku-5", 7, 0, 0, 0, 1)]))));
        bench.Server.Answer(CostReportPath, request => new(request.Query("page") is ["c2"]
            ? Page(Bucket("2026-11-02", [ReportCost("50", "tokens", "claude-opus-5-5", "Claude Opus 5.5 Usage - Output Tokens")]))
            : PageThen("c2", Bucket("2026-11-01", [
                ReportCost("123.45", "tokens", "claude-opus-5-5", "Claude Opus 5.5 Usage - Input Tokens"),
                ReportCost("1.55", "tokens", "claude-opus-5-5", "Claude Opus 5.5 Usage - Output Tokens"),
                ReportCost("6", "web_search", null, "Web Search Usage"),
                ReportCost("2", null, null, "Something new")]))));

        ProviderReport report = await bench.AskAsync("2026-11-01", "2026-11-08");

        UsageData usage = report.Usage!;
        Assert.Null(usage.RequestsCount);
        Assert.Equal((108, 53, 4000, 23), (usage.TokensInput, usage.TokensOutput, usage.TokensCacheRead, usage.TokensCacheWrite));
        Assert.Equal(1.83m, usage.CostUsd);
        Assert.Equal([new("web_searches", 6)], usage.Quantities);
        UsageBreakdown opus = Assert.Single(usage.Breakdown, row => row.Model == "claude-opus-5-5" && row.Start == ProviderBench.At("2026-11-01"));
        Assert.Equal((100, 3, 1.25m), (opus.TokensInput, opus.TokensCacheWrite1h, opus.CostUsd));
        Assert.Equal(["Something new", "web_search"], usage.Breakdown.Select(row => row.Item).OfType<string>());
        Assert.Equal(3, report.Notes.Count);
        Assert.Contains(report.Notes, note => note.Contains("Requests are unknown", StringComparison.Ordinal));
        Assert.Contains(report.Notes, note => note.Contains("priority tier", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Days_are_asked_for_by_31_with_model_and_description()
    {
        await using ProviderBench bench = await OlderBenchAsync();

        await bench.AskAsync("2026-10-01", "2026-12-01");

        RecordedRequest usage = Assert.Single(bench.Server.RequestsTo(UsageReportPath));
        Assert.Equal(["1d"], usage.Query("bucket_width"));
        Assert.Equal(["31"], usage.Query("limit"));
        Assert.Equal(["model"], usage.Query("group_by[]"));
        Assert.Equal(("2026-10-01T00:00:00Z", "2026-11-21T00:00:00Z"), usage.Span());
        Assert.Null(usage.Header("anthropic-beta"));
        RecordedRequest cost = Assert.Single(bench.Server.RequestsTo(CostReportPath));
        Assert.Equal(["description"], cost.Query("group_by[]"));
        Assert.Equal(["31"], cost.Query("limit"));
        Assert.Equal(("2026-10-01T00:00:00Z", "2026-11-21T00:00:00Z"), cost.Span());
    }

    [Fact]
    public async Task Other_periods_are_counted_by_the_hour_and_billed_by_the_day()
    {
        await using ProviderBench bench = await OlderBenchAsync();
        bench.Server
            .Answer(UsageReportPath, Page(Bucket("2026-11-05T05:00", [ReportUsage("m", 1, 0, 0, 0, 2)], hours: 1)))
            .Answer(CostReportPath, Page(Bucket("2026-11-05", [ReportCost("50", "tokens", "m", "x")])));

        ProviderReport report = await bench.AskAsync("2026-11-05T05:00", "2026-11-06T05:00");

        RecordedRequest usage = Assert.Single(bench.Server.RequestsTo(UsageReportPath));
        Assert.Equal(["1h"], usage.Query("bucket_width"));
        Assert.Equal(["168"], usage.Query("limit"));
        Assert.Equal(("2026-11-05T00:00:00Z", "2026-11-06T00:00:00Z"), Assert.Single(bench.Server.RequestsTo(CostReportPath)).Span());
        Assert.Equal(0.5m, report.Usage!.CostUsd);
        Assert.Equal((ProviderBench.At("2026-11-05"), ProviderBench.At("2026-11-06")), (report.Usage.CostPeriodStart, report.Usage.CostPeriodEnd));
        Assert.Equal(2, report.Usage.Breakdown.Count);
        Assert.Contains(report.Notes, note => note.StartsWith("Anthropic bills by UTC day", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_period_without_a_utc_day_has_an_unknown_cost()
    {
        await using ProviderBench bench = await OlderBenchAsync();

        ProviderReport report = await bench.AskAsync("2026-11-05T02:00", "2026-11-05T07:00");

        Assert.Empty(bench.Server.RequestsTo(CostReportPath));
        Assert.Null(report.Usage!.CostUsd);
        Assert.Contains(report.Notes, note => note.Contains("its cost is unknown", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2026-11-20T10:30", "2025-12-31", "2026-01-08")]
    [InlineData("2027-06-01T10:30", "2026-06-01", "2026-06-02")]
    public async Task A_period_older_than_the_analytics_reach_is_read_from_the_older_reports_as_a_whole(string now, string start, string end)
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Now = ProviderBench.At(now);

        ProviderReport report = await bench.AskAsync(start, end);

        Assert.Empty(bench.Server.RequestsTo(UsagePath));
        Assert.Single(bench.Server.RequestsTo(UsageReportPath));
        Assert.Null(report.Usage!.RequestsCount);
        Assert.Equal(0, report.Usage.TokensInput);
        Assert.Contains("reach back to", report.Notes[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_day_of_the_analytics_is_read_from_them()
    {
        await using ProviderBench bench = await BenchAsync();

        Assert.Equal(0, (await bench.AskAsync("2026-01-01", "2026-01-02")).Usage!.RequestsCount);
    }

    [Theory]
    [InlineData(400, "invalid_request_error", "The beta analytics is not enabled.", "organization_not_enrolled_in_beta")]
    [InlineData(400, "invalid_request_error", "Unexpected value(s) `analytics-usage-cost-2026-08-24` for the `anthropic-beta` header.", null)]
    [InlineData(403, "permission_error", "This organization has no access to beta analytics-usage-cost-2026-08-24.", null)]
    [InlineData(404, "not_found_error", "Not found", null)]
    public async Task A_refused_beta_falls_back_to_the_older_reports(int status, string type, string message, string? code)
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Server
            .Answer(UsagePath, Error(type, message, code), status)
            .Answer(CostPath, Error(type, message, code), status)
            .Answer(UsageReportPath, Page(Bucket("2026-11-01", [ReportUsage("m", 1, 0, 0, 0, 2)])));

        ProviderReport report = await bench.AskAsync("2026-11-01", "2026-11-02");

        Assert.Equal(1, report.Usage!.TokensInput);
        Assert.Null(report.Usage.RequestsCount);
    }

    [Fact]
    public async Task Usage_from_both_interfaces_is_never_added_when_only_the_cost_is_missing_from_one()
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Server
            .Answer(UsagePath, Page(UsageRow("2026-11-01", "m", 10, 0, 0, 0, 20, "2")))
            .Answer(CostPath, NotFound, 404)
            .Answer(UsageReportPath, Page(Bucket("2026-11-01", [ReportUsage("m", 10, 0, 0, 0, 20)])))
            .Answer(CostReportPath, Page(Bucket("2026-11-01", [ReportCost("50", "tokens", "m", "x")])));

        UsageData usage = (await bench.AskAsync("2026-11-01", "2026-11-02")).Usage!;

        Assert.Equal((10, 20, 0.5m), (usage.TokensInput, usage.TokensOutput, usage.CostUsd));
        Assert.Null(usage.RequestsCount);
    }

    [Fact]
    public async Task A_workspace_is_cut_out_of_the_cost_report_that_can_not_be_narrowed()
    {
        await using ProviderBench bench = await OlderBenchAsync();
        bench.Settings["workspace_id"] = "wrkspc_1";
        bench.Server.Answer(CostReportPath, Page(Bucket("2026-11-01", [ReportCost("50", "tokens", "m", "x", "wrkspc_1"), ReportCost("70", "tokens", "m", "x", "wrkspc_2"), ReportCost("90", "tokens", "m", "x")])));

        UsageData usage = (await bench.AskAsync("2026-11-01", "2026-11-02")).Usage!;

        Assert.Equal(0.5m, usage.CostUsd);
        Assert.Equal(["wrkspc_1"], Assert.Single(bench.Server.RequestsTo(UsageReportPath)).Query("workspace_ids[]"));
        Assert.Equal(["description", "workspace_id"], Assert.Single(bench.Server.RequestsTo(CostReportPath)).Query("group_by[]"));
    }

    [Fact]
    public async Task A_cost_report_that_the_key_may_not_read_leaves_the_cost_unknown()
    {
        await using ProviderBench bench = await OlderBenchAsync();
        bench.Server.Answer(CostReportPath, Refused, 403);

        ProviderReport report = await bench.AskAsync("2026-11-01", "2026-11-02");

        Assert.Null(report.Usage!.CostUsd);
        Assert.Contains(report.Notes, note => note.StartsWith("The cost is unknown.", StringComparison.Ordinal));
    }
}
