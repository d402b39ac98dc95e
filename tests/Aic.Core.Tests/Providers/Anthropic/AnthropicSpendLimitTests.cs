using Aic.Core.Providers;
using Aic.Core.Usage;
using static Aic.Core.Tests.Providers.Anthropic.AnthropicPayload;

namespace Aic.Core.Tests.Providers.Anthropic;

public sealed class AnthropicSpendLimitTests
{
    private const string Organization = "\"type\":\"organization\"";
    private const string UsageTier = "\"type\":\"usage_tier\"";
    private const string Workspace = "\"type\":\"workspace\",\"workspace_id\":\"wrkspc_1\"";

    [Fact]
    public async Task A_console_organizations_monthly_limits_in_cents_are_used_by_the_months_cost()
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Server
            .Answer(SpendLimitsPath, Page(Limit(Organization, "50000"), Limit(UsageTier, "100000"), Limit(Workspace, "2050")))
            .Answer(CostPath, Page(CostRow("2026-11-01", "m", "tokens", "12345")));

        ProviderReport report = await bench.AskAsync("2026-11-01", "2026-12-01");

        (DateTimeOffset november, DateTimeOffset december) = (ProviderBench.At("2026-11-01"), ProviderBench.At("2026-12-01"));
        Assert.Equal(
            [
                new QuotaWindow { Name = "monthly spend", Limit = 500m, Used = 123.45m, Unit = "USD", UsedPercent = 24.69m, ResetsAt = december, StartsAt = november },
                new QuotaWindow { Name = "monthly spend (usage tier)", Limit = 1000m, Used = 123.45m, Unit = "USD", UsedPercent = 12.34m, ResetsAt = december, StartsAt = november },
                new QuotaWindow { Name = "monthly spend (workspace wrkspc_1)", Limit = 20.5m, Unit = "USD", ResetsAt = december, StartsAt = november },
            ],
            report.Quotas);
        Assert.Single(bench.Server.RequestsTo(CostPath));
        Assert.Equal("spend-limit-reads-2026-09-26", Assert.Single(bench.Server.RequestsTo(SpendLimitsPath)).Header("anthropic-beta"));
    }

    [Fact]
    public async Task For_another_period_one_more_question_finds_what_is_used()
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Server
            .Answer(SpendLimitsPath, Page(Limit(UsageTier, "100000")))
            .Answer(CostPath, request => new(Page(CostRow("2026-11-05", "m", "tokens", request.Span().Start == "2026-11-01T00:00:00Z" ? "4000" : "300"))));

        ProviderReport report = await bench.AskAsync("2026-11-05", "2026-11-06");

        Assert.Equal(3m, report.Usage!.CostUsd);
        Assert.Equal(40m, Assert.Single(report.Quotas).Used);
        Assert.Contains(bench.Server.RequestsTo(CostPath), request => request.Span() == ("2026-11-01T00:00:00Z", "2026-11-21T00:00:00Z"));
    }

    [Fact]
    public async Task An_enterprise_organizations_limits_show_no_use_because_they_cap_something_else_than_the_bill()
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Server.Answer(SpendLimitsPath, Page(
            Limit(Organization, "50000"),
            Limit("\"type\":\"organization_service\",\"service\":\"claude_code\"", "700", "weekly"),
            Limit("\"type\":\"user\",\"user_id\":\"user_1\"", "100"),
            Limit("\"type\":\"seat_tier\",\"seat_tier\":\"premium\"", "100"),
            Limit("\"type\":\"rbac_group\",\"rbac_group_id\":\"g\"", "100")));

        ProviderReport report = await bench.AskAsync("2026-11-01", "2026-12-01");

        Assert.Equal(
            [
                new QuotaWindow { Name = "monthly spend", Limit = 500m, Unit = "USD" },
                new QuotaWindow { Name = "weekly spend (claude_code)", Limit = 7m, Unit = "USD" },
            ],
            report.Quotas);
    }

    [Fact]
    public async Task Limits_without_an_amount_or_switched_off_are_no_limits()
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Server.Answer(SpendLimitsPath, Page(Limit(Organization, null), Limit(Organization, "100", isEnabled: false)));

        Assert.Empty((await bench.AskAsync("2026-11-01", "2026-12-01")).Quotas);
    }

    [Fact]
    public async Task Another_currency_is_not_compared_with_dollars()
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Server.Answer(SpendLimitsPath, Page(Limit(UsageTier, "50000", currency: "EUR")));

        QuotaWindow quota = Assert.Single((await bench.AskAsync("2026-11-01", "2026-12-01")).Quotas);

        Assert.Equal(("EUR", 500m), (quota.Unit, quota.Limit));
        Assert.Null(quota.Used);
    }

    [Fact]
    public async Task An_account_of_one_workspace_shows_that_workspaces_limit_and_its_use()
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Settings["workspace_id"] = "wrkspc_1";
        bench.Server
            .Answer(SpendLimitsPath, Page(Limit(Organization, "50000"), Limit(Workspace, "2000"), Limit("\"type\":\"workspace\",\"workspace_id\":\"wrkspc_2\"", "10")))
            .Answer(CostPath, Page(CostRow("2026-11-01", "m", "tokens", "500")));

        QuotaWindow quota = Assert.Single((await bench.AskAsync("2026-11-01", "2026-12-01")).Quotas);

        Assert.Equal((20m, 5m, 25m), (quota.Limit, quota.Used, quota.UsedPercent));
    }

    [Fact]
    public async Task Without_analytics_the_use_of_a_limit_is_unknown()
    {
        await using ProviderBench bench = await OlderBenchAsync();
        bench.Server.Answer(SpendLimitsPath, Page(Limit(UsageTier, "100000")));

        Assert.Null(Assert.Single((await bench.AskAsync("2026-11-01", "2026-12-01")).Quotas).Used);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    public async Task A_preview_that_the_organization_does_not_have_is_no_news(int status)
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Server.Answer(SpendLimitsPath, Refused, status);

        ProviderReport report = await bench.AskAsync("2026-11-01", "2026-12-01");

        Assert.Empty(report.Quotas);
        Assert.Empty(report.Notes);
        Assert.Empty(bench.Logger.All);
    }

    [Fact]
    public async Task Limits_that_fail_are_logged_and_usage_is_still_shown()
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Server.Answer(SpendLimitsPath, "{}", 500);

        ProviderReport report = await bench.AskAsync("2026-11-01", "2026-12-01");

        Assert.NotNull(report.Usage);
        Assert.Contains(bench.Logger.All, text => text.Contains("spend limit", StringComparison.Ordinal));
    }
}
