using System.Globalization;
using Aic.Core.Providers;
using Aic.Core.Usage;
using Aic.Testing;

namespace Aic.Core.Tests.Providers.Google;

public sealed class GoogleQuotaTests
{
    private const string Output = "generativelanguage.googleapis.com/generate_content_usage_output_token_count";
    private const string Input = "generativelanguage.googleapis.com/quota/generate_content_free_tier_input_token_count";
    private const string Requests = "generativelanguage.googleapis.com/quota/generate_content_free_tier_requests";
    private const string PerDay = "GenerateRequestsPerDayPerProjectPerModel-FreeTier";
    private const string PerMinute = "GenerateRequestsPerMinutePerProjectPerModel-FreeTier";

    [Fact]
    public async Task Limits_of_a_day_come_with_what_is_used_since_midnight_Pacific_time()
    {
        await using GoogleFixture google = await WithUsageAsync();
        google.Monitoring
            .Count($"{Requests}/limit", "2026-11-20T10:00:00Z", 250, ("model", "gemini-2.5-flash"), ("limit_name", PerDay))
            .Count($"{Requests}/usage", "2026-11-20T07:59:00Z", 100, ("model", "gemini-2.5-flash"), ("limit_name", PerDay))
            .Count($"{Requests}/usage", "2026-11-20T08:01:00Z", 30, ("model", "gemini-2.5-flash"), ("limit_name", PerDay))
            .Count($"{Requests}/usage", "2026-11-20T10:01:00Z", 5, ("model", "gemini-2.5-flash"), ("limit_name", PerDay))
            .Count($"{Requests}/usage", "2026-11-20T10:01:00Z", 5, ("model", "gemini-2.5-flash"), ("limit_name", PerMinute));

        ProviderReport report = await google.ReadAsync("2026-11-01T00:00:00Z", "2026-12-01T00:00:00Z");

        QuotaWindow window = Assert.Single(report.Quotas);
        Assert.Equal(("gemini-2.5-flash requests per day", "requests"), (window.Name, window.Unit));
        Assert.Equal((250m, 35m, 14m), (window.Limit, window.Used, window.UsedPercent));
        Assert.Equal(DateTimeOffset.Parse("2026-11-21T08:00:00Z", CultureInfo.InvariantCulture), window.ResetsAt);
    }

    [Fact]
    public async Task Limits_of_a_minute_come_without_what_is_used()
    {
        await using GoogleFixture google = await WithUsageAsync();
        google.Monitoring
            .Count($"{Input}/limit", "2026-11-20T10:00:00Z", 250_000, ("model", "gemini-2.5-flash"), ("limit_name", "GenerateContentInputTokensPerModelPerMinute-FreeTier"))
            .Count($"{Requests}/limit", "2026-11-20T10:00:00Z", 10, ("model", "gemini-2.5-flash"), ("limit_name", PerMinute));

        ProviderReport report = await google.ReadAsync("2026-11-01T00:00:00Z", "2026-12-01T00:00:00Z");

        Assert.Equal(
            [("gemini-2.5-flash input tokens per minute", 250_000m, null), ("gemini-2.5-flash requests per minute", 10m, (decimal?)null)],
            report.Quotas.Select(window => (window.Name, window.Limit!.Value, window.Used)));
    }

    [Fact]
    public async Task Limits_of_models_that_were_not_used_of_single_users_and_without_bound_are_left_out()
    {
        await using GoogleFixture google = await WithUsageAsync();
        google.Monitoring
            .Count($"{Requests}/limit", "2026-11-20T10:00:00Z", 250, ("model", "gemini-3-pro"), ("limit_name", PerDay))
            .Count($"{Requests}/limit", "2026-11-20T10:00:00Z", 250, ("model", "gemini-2.5-flash"), ("limit_name", "GenerateRequestsPerMinutePerProjectPerModelPerUser"))
            .Count($"{Requests}/limit", "2026-11-20T10:00:00Z", long.MaxValue, ("model", "gemini-2.5-flash"), ("limit_name", PerMinute));

        ProviderReport report = await google.ReadAsync("2026-11-01T00:00:00Z", "2026-12-01T00:00:00Z");

        Assert.Empty(report.Quotas);
    }

    [Fact]
    public async Task Limits_that_can_not_be_read_do_not_cost_the_usage()
    {
        await using GoogleFixture google = await WithUsageAsync();
        google.Monitoring.Types.Add($"{Requests}/limit");
        google.Monitoring.Instead[$"{Requests}/limit"] = new FakeAnswer("{}", 403);

        ProviderReport report = await google.ReadAsync("2026-11-01T00:00:00Z", "2026-12-01T00:00:00Z");

        Assert.Equal(100, report.Usage!.TokensOutput);
        Assert.Empty(report.Quotas);
    }

    private static async Task<GoogleFixture> WithUsageAsync()
    {
        GoogleFixture google = await GoogleFixture.StartAsync();
        google.Monitoring
            .Count(Output, "2026-11-20T10:00:00Z", 100, ("model", "gemini-2.5-flash"))
            .Count($"{Input}/usage", "2026-11-20T10:00:00Z", 900, ("model", "gemini-2.5-flash"), ("limit_name", "GenerateContentInputTokensPerModelPerMinute-FreeTier"));
        return google;
    }
}
