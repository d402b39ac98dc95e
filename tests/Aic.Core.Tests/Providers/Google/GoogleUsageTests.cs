using System.Globalization;
using Aic.Core.Providers;
using Aic.Core.Usage;
using Aic.Testing;

namespace Aic.Core.Tests.Providers.Google;

public sealed class GoogleUsageTests
{
    private const string Output = "generativelanguage.googleapis.com/generate_content_usage_output_token_count";
    private const string FreeInput = "generativelanguage.googleapis.com/quota/generate_content_free_tier_input_token_count/usage";
    private const string PaidInput = "generativelanguage.googleapis.com/quota/generate_content_paid_tier_input_token_count/usage";
    private const string Requests = "serviceruntime.googleapis.com/api/request_count";
    private const string PerMinute = "GenerateContentPaidTierInputTokensPerModelPerMinute";

    [Fact]
    public async Task Tokens_come_by_day_and_model_and_requests_by_day()
    {
        await using GoogleFixture google = await GoogleFixture.StartAsync();
        google.Monitoring
            .Count(Output, "2026-11-02T10:00:00Z", 100, ("model", "gemini-2.5-flash"), ("thinking_enabled", "true"))
            .Count(Output, "2026-11-02T23:59:00Z", 25, ("model", "gemini-2.5-flash"), ("thinking_enabled", "false"))
            .Count(Output, "2026-11-03T00:01:00Z", 7, ("model", "gemini-2.5-pro"))
            .Count(PaidInput, "2026-11-02T10:00:00Z", 4_000_000_000, ("model", "gemini-2.5-flash"), ("limit_name", PerMinute))
            .Count(PaidInput, "2026-11-03T00:01:00Z", 60, ("model", "gemini-2.5-pro"), ("limit_name", PerMinute));
        CountRequests(google, "2026-11-02T10:00:00Z", 90, "200");
        CountRequests(google, "2026-11-03T00:01:00Z", 3, "200");

        ProviderReport report = await google.ReadAsync("2026-11-01T00:00:00Z", "2026-11-04T00:00:00Z");

        UsageData usage = Assert.IsType<UsageData>(report.Usage);
        Assert.Equal((93, 4_000_000_060, 132), (usage.RequestsCount, usage.TokensInput, usage.TokensOutput));
        Assert.Equal(
            [
                ("2026-11-02", null, 90, null, null),
                ("2026-11-02", "gemini-2.5-flash", null, 4_000_000_000, 125),
                ("2026-11-03", null, 3, null, null),
                ("2026-11-03", "gemini-2.5-pro", null, 60, 7),
            ],
            usage.Breakdown.Select(row => (Day(row), row.Model, row.RequestsCount, row.TokensInput, row.TokensOutput)));
        Assert.All(usage.Breakdown, row => Assert.Equal(TimeSpan.FromDays(1), row.End - row.Start));
        Assert.All(usage.Breakdown.Where(row => row.Model is null), row => Assert.Equal("all models", row.Item));
    }

    [Fact]
    public async Task Cached_tokens_and_cost_stay_unknown_and_the_report_says_where_cost_is()
    {
        await using GoogleFixture google = await GoogleFixture.StartAsync();
        google.Monitoring.Count(Output, "2026-11-02T10:00:00Z", 100, ("model", "gemini-2.5-flash"));

        ProviderReport report = await google.ReadAsync("2026-11-01T00:00:00Z", "2026-11-04T00:00:00Z");

        Assert.Null(report.Usage!.TokensCacheRead);
        Assert.Null(report.Usage.CostUsd);
        Assert.Equal(CostSource.Unknown, report.Usage.CostSource);
        Assert.Contains("billing export", report.Description, StringComparison.Ordinal);
        Assert.Contains(report.Notes, note => note.Contains("my-project", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_requests_that_a_model_served_are_counted()
    {
        await using GoogleFixture google = await GoogleFixture.StartAsync();
        CountRequests(google, "2026-11-02T10:00:00Z", 5, "200");
        CountRequests(google, "2026-11-02T10:00:00Z", 6, "204");
        CountRequests(google, "2026-11-02T10:00:00Z", 1000, "429");
        CountRequests(google, "2026-11-02T10:00:00Z", 2000, "503");
        CountRequests(google, "2026-11-02T10:00:00Z", 4000, "400");
        CountRequests(google, "2026-11-02T10:00:00Z", 8000, "200", "google.ai.generativelanguage.v1beta.ModelService.ListModels");
        CountRequests(google, "2026-11-02T10:00:00Z", 16000, "200", "google.ai.generativelanguage.v1beta.GenerativeService.CountTokens");
        google.Monitoring.Count(Requests, "2026-11-02T10:00:00Z", 32000, ("response_code", "200"), ("service", "storage.googleapis.com"));

        ProviderReport report = await google.ReadAsync("2026-11-01T00:00:00Z", "2026-11-04T00:00:00Z");

        Assert.Equal(11, report.Usage!.RequestsCount);
    }

    [Fact]
    public async Task What_a_quota_counts_once_for_each_of_its_limits_is_counted_once()
    {
        await using GoogleFixture google = await GoogleFixture.StartAsync();
        google.Monitoring
            .Count(PaidInput, "2026-11-02T10:00:00Z", 3303, ("model", "gemini-3-flash"), ("limit_name", PerMinute))
            .Count(PaidInput, "2026-11-02T11:00:00Z", 1016, ("model", "gemini-3-flash"), ("limit_name", PerMinute))
            .Count(PaidInput, "2026-11-02T10:00:00Z", 3303, ("model", "gemini-3-flash"), ("limit_name", PerMinute + "PerUser"))
            .Count(PaidInput, "2026-11-02T11:00:00Z", 1016, ("model", "gemini-3-flash"), ("limit_name", PerMinute + "PerUser"));

        ProviderReport report = await google.ReadAsync("2026-11-01T00:00:00Z", "2026-11-04T00:00:00Z");

        Assert.Equal(4319, report.Usage!.TokensInput);
    }

    [Fact]
    public async Task A_project_that_changed_its_tier_has_the_input_of_both()
    {
        await using GoogleFixture google = await GoogleFixture.StartAsync();
        google.Monitoring
            .Count(FreeInput, "2026-11-02T10:00:00Z", 10, ("model", "gemini-3-flash"), ("limit_name", "A"))
            .Count(PaidInput, "2026-11-02T11:00:00Z", 5, ("model", "gemini-3-flash"), ("limit_name", "B"));

        ProviderReport report = await google.ReadAsync("2026-11-01T00:00:00Z", "2026-11-04T00:00:00Z");

        Assert.Equal(15, Assert.Single(report.Usage!.Breakdown).TokensInput);
    }

    [Fact]
    public async Task Without_a_metric_for_input_it_is_unknown_and_not_zero()
    {
        await using GoogleFixture google = await GoogleFixture.StartAsync();
        google.Monitoring.Count(Output, "2026-11-02T10:00:00Z", 100, ("model", "gemini-2.5-flash"));

        ProviderReport report = await google.ReadAsync("2026-11-01T00:00:00Z", "2026-11-04T00:00:00Z");

        Assert.Null(report.Usage!.TokensInput);
        Assert.Contains(report.Notes, note => note.Contains("input tokens", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Output_without_any_counted_input_leaves_input_unknown()
    {
        await using GoogleFixture google = await GoogleFixture.StartAsync();
        google.Monitoring.Types.Add(PaidInput);
        google.Monitoring.Count(Output, "2026-11-02T10:00:00Z", 100, ("model", "gemini-2.5-flash"));

        ProviderReport report = await google.ReadAsync("2026-11-01T00:00:00Z", "2026-11-04T00:00:00Z");

        Assert.Null(report.Usage!.TokensInput);
    }

    [Fact]
    public async Task A_period_in_which_nothing_was_used_is_zero()
    {
        await using GoogleFixture google = await GoogleFixture.StartAsync();
        google.Monitoring.Types.UnionWith([Output, PaidInput]);

        ProviderReport report = await google.ReadAsync("2026-11-01T00:00:00Z", "2026-11-04T00:00:00Z");

        Assert.Equal((0, 0, 0), (report.Usage!.RequestsCount, report.Usage.TokensInput, report.Usage.TokensOutput));
    }

    [Fact]
    public async Task A_month_that_is_not_over_is_read_up_to_now_and_today_is_a_day_of_its_own()
    {
        await using GoogleFixture google = await GoogleFixture.StartAsync();
        google.Monitoring
            .Count(Output, "2026-11-19T23:00:00Z", 1, ("model", "m"))
            .Count(Output, "2026-11-20T00:01:00Z", 2, ("model", "m"))
            .Count(Output, "2026-11-20T11:59:00Z", 4, ("model", "m"));

        ProviderReport report = await google.ReadAsync("2026-11-01T00:00:00Z", "2026-12-01T00:00:00Z");

        Assert.Equal([("2026-11-19", 1), ("2026-11-20", 6)], report.Usage!.Breakdown.Select(row => (Day(row), row.TokensOutput)));
        Assert.All(report.Usage.Breakdown, row => Assert.Equal(TimeSpan.FromDays(1), row.End - row.Start));
        DateTimeOffset now = google.Time.GetUtcNow();
        Assert.All(
            google.Server.RequestsTo("/v3/projects/my-project/timeSeries"),
            request => Assert.True(DateTimeOffset.Parse(request.Query("interval.endTime").Single(), CultureInfo.InvariantCulture) <= now));
    }

    [Fact]
    public async Task A_period_of_days_elsewhere_is_read_by_the_hour()
    {
        await using GoogleFixture google = await GoogleFixture.StartAsync();
        google.Monitoring
            .Count(Output, "2026-11-01T18:30:00Z", 1, ("model", "m"))
            .Count(Output, "2026-11-01T18:31:00Z", 2, ("model", "m"))
            .Count(Output, "2026-11-01T19:30:00Z", 4, ("model", "m"))
            .Count(Output, "2026-11-02T18:30:00Z", 8, ("model", "m"))
            .Count(Output, "2026-11-02T18:31:00Z", 16, ("model", "m"));

        ProviderReport report = await google.ReadAsync("2026-11-02T00:00:00+05:30", "2026-11-03T00:00:00+05:30");

        // What a sample tells belongs to the minute before it.
        Assert.Equal(14, report.Usage!.TokensOutput);
        Assert.Equal(
            ["2026-11-01T18:30", "2026-11-02T17:30"],
            report.Usage.Breakdown.Select(row => row.Start.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture)));
        Assert.All(report.Usage.Breakdown, row => Assert.Equal(TimeSpan.FromHours(1), row.End - row.Start));
    }

    [Fact]
    public async Task A_period_that_has_not_begun_is_not_asked_for()
    {
        await using GoogleFixture google = await GoogleFixture.StartAsync();

        ProviderReport report = await google.ReadAsync("2027-01-01T00:00:00Z", "2027-02-01T00:00:00Z");

        Assert.Empty(report.Usage!.Breakdown);
        Assert.Empty(google.Server.RequestsTo("/v3/projects/my-project/timeSeries"));
    }

    [Fact]
    public async Task All_pages_are_read()
    {
        await using GoogleFixture google = await GoogleFixture.StartAsync();
        google.Monitoring.PageSize = 2;
        for (int day = 1; day <= 9; day++)
        {
            google.Monitoring.Count(Output, $"2026-11-{day:00}T10:00:00Z", day, ("model", "a"));
            google.Monitoring.Count(Output, $"2026-11-{day:00}T10:00:00Z", 100, ("model", "b"));
        }

        ProviderReport report = await google.ReadAsync("2026-11-01T00:00:00Z", "2026-11-10T00:00:00Z");

        Assert.Equal(945, report.Usage!.TokensOutput);
        Assert.Equal(18, report.Usage.Breakdown.Count);
    }

    [Fact]
    public async Task A_cursor_that_repeats_for_ever_is_an_error()
    {
        await using GoogleFixture google = await GoogleFixture.StartAsync();
        google.Monitoring.Types.Add(Output);
        google.Monitoring.Instead[Output] = new FakeAnswer("""{"timeSeries":[],"nextPageToken":"again"}""");

        Assert.Equal(UsageErrorKind.ParseError, (await google.ErrorAsync()).Kind);
    }

    [Theory]
    [InlineData("""{"timeSeries":[{"metric":{"labels":{"model":"m"}},"points":[{"interval":{"endTime":"2026-11-02T00:00:00Z"},"value":{"int64Value":null}}]}]}""")]
    [InlineData("""{"timeSeries":[{"metric":{"labels":{"model":"m"}},"points":[{"interval":{"endTime":"2026-11-02T00:00:00Z"},"value":{"int64Value":"-4"}}]}]}""")]
    [InlineData("""{"timeSeries":[{"metric":{"labels":{"model":"m"}},"points":[{"interval":{"endTime":"2026-11-02T00:00:00Z"},"value":{"int64Value":"99999999999999999999"}}]}]}""")]
    [InlineData("""{"timeSeries":[{"metric":{"labels":{"model":"m"}},"points":[{"interval":null,"value":{"int64Value":"4"}}]}]}""")]
    [InlineData("""{"timeSeries":[{"metric":{"labels":""")]
    [InlineData("")]
    [InlineData("<html><title>Sign in</title></html>")]
    [InlineData("null")]
    public async Task An_answer_that_is_not_what_is_documented_is_an_error(string body)
    {
        await using GoogleFixture google = await GoogleFixture.StartAsync();
        google.Monitoring.Types.Add(Output);
        google.Monitoring.Instead[Output] = new FakeAnswer(body);

        Assert.Equal(UsageErrorKind.ParseError, (await google.ErrorAsync()).Kind);
    }

    [Fact]
    public async Task Unknown_fields_and_a_count_with_a_decimal_point_are_read()
    {
        await using GoogleFixture google = await GoogleFixture.StartAsync();
        google.Monitoring.Types.Add(Output);
        google.Monitoring.Instead[Output] = new FakeAnswer("""{"timeSeries":[{"new":1,"metric":{"type":"t","labels":{"model":"m","x":"y"}},"points":[{"interval":{"endTime":"2026-11-02T00:00:00Z"},"value":{"doubleValue":12.0}}]}],"unit":"1"}""");

        ProviderReport report = await google.ReadAsync("2026-11-01T00:00:00Z", "2026-11-04T00:00:00Z");

        Assert.Equal(12, report.Usage!.TokensOutput);
    }

    [Fact]
    public async Task An_answer_that_says_it_is_only_a_part_is_an_error()
    {
        await using GoogleFixture google = await GoogleFixture.StartAsync();
        google.Monitoring.Types.Add(Output);
        google.Monitoring.Instead[Output] = new FakeAnswer("""{"timeSeries":[],"executionErrors":[{"code":14,"message":"unavailable"}]}""");

        Assert.Equal(UsageErrorKind.ServiceUnavailable, (await google.ErrorAsync()).Kind);
    }

    private static void CountRequests(GoogleFixture google, string moment, long value, string code, string method = "google.ai.generativelanguage.v1beta.GenerativeService.GenerateContent") =>
        google.Monitoring.Count(Requests, moment, value, ("response_code", code), ("method", method), ("service", "generativelanguage.googleapis.com"));

    private static string Day(UsageBreakdown row) => row.Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
