using Aic.Core.Providers;
using Aic.Core.Providers.Mistral;
using Aic.Core.Usage;

namespace Aic.Core.Tests.Providers.Mistral;

public sealed class MistralQuotaTests
{
    private const string NoSpendLimit = """{"limits":{"completion":{"no_monthly_limit":true,"monthly_limit_reached":false,"usage":3},"last_payment_failure":false,"currency":"EUR"}}""";
    private const string NoRateLimits = """{"tokens_limits_by_model":{}}""";

    [Theory]
    [InlineData("""{"no_monthly_limit":false,"monthly_limit_reached":false,"usage":128.42,"vibe_usage":41.1,"total_usage":169.52,"usage_limit":500.0}""", 169.52)]
    [InlineData("""{"monthly_limit_reached":false,"usage":"128.42","vibe_usage":"41.10","total_usage":null,"usage_limit":"500"}""", 169.52)]
    [InlineData("""{"monthly_limit_reached":false,"usage":128.42,"usage_limit":500}""", 128.42)]
    [InlineData("""{"monthly_limit_reached":false,"usage_limit":500}""", null)]
    public async Task The_spend_limit_is_told_in_whole_currency_with_what_counts_against_it(string completion, double? used)
    {
        QuotaWindow quota = Assert.Single((await AskAsync($$$"""{"limits":{"completion":{{{completion}}},"last_payment_failure":false,"currency":"usd"}}""", NoRateLimits)).Quotas);

        Assert.Equal(("monthly spend", (decimal?)used, 500m, "USD"), (quota.Name, quota.Used, quota.Limit, quota.Unit));
        Assert.Equal(used is null ? null : Math.Round((decimal)used / 5, 2), quota.UsedPercent);
        Assert.Equal(ProviderBench.At("2026-12-01"), quota.ResetsAt);
    }

    [Fact]
    public async Task No_limit_is_no_quota_and_a_limit_of_nothing_has_no_share()
    {
        Assert.Empty((await AskAsync(NoSpendLimit, NoRateLimits)).Quotas);
        Assert.Null(Assert.Single((await AskAsync("""{"limits":{"completion":{"usage":0,"usage_limit":0},"currency":"EUR"}}""", NoRateLimits)).Quotas).UsedPercent);
    }

    [Fact]
    public async Task Rate_limits_are_told_for_the_models_that_were_used()
    {
        const string Rates = """
            {"requests_per_second":6,"tokens_limits_by_model":{
              "mistral-large-2411":{"tokens_per_minute":500000,"tokens_per_month":"200000000"},
              "mistral-other":{"tokens_per_minute":1,"tokens_per_month":2}}}
            """;

        ProviderReport report = await AskAsync(NoSpendLimit, Rates);

        Assert.Equal(
            [
                new QuotaWindow { Name = "requests per second", Limit = 6, Unit = "requests" },
                new QuotaWindow { Name = "tokens per minute (mistral-large-2411)", Limit = 500_000, Unit = "tokens" },
                new QuotaWindow { Name = "tokens per month (mistral-large-2411)", Limit = 200_000_000, Unit = "tokens" },
            ],
            report.Quotas);
    }

    [Theory]
    [InlineData("""[{"tokens_per_minute":14,"tokens_per_month":56}]""")]
    [InlineData("""{"mistral-large-2411":"many"}""")]
    [InlineData("null")]
    [InlineData("7")]
    public async Task Limits_that_name_no_model_are_passed_over(string limits)
    {
        ProviderReport report = await AskAsync(NoSpendLimit, $$"""{"requests_per_second":6,"tokens_limits_by_model":{{limits}}}""");

        Assert.Equal("requests per second", Assert.Single(report.Quotas).Name);
    }

    [Fact]
    public async Task A_failed_payment_is_worth_a_note()
    {
        ProviderReport report = await AskAsync("""{"limits":{"completion":{"monthly_limit_reached":true},"last_payment_failure":true,"currency":"EUR"}}""", NoRateLimits);

        Assert.Contains(report.Notes, note => note.Contains("latest payment failed", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{}", 403)]
    [InlineData("<html></html>", 200)]
    [InlineData("{}", 500)]
    public async Task Limits_that_can_not_be_read_are_a_note_beside_the_usage(string body, int status)
    {
        await using ProviderBench bench = await StartAsync();
        bench.Server.Answer("/v1/admin/spend-limit", body, status).Answer("/v1/admin/rate-limit", body, status);

        ProviderReport report = await bench.AskAsync("2026-11-01", "2026-12-01");

        Assert.Equal(5, report.Usage!.TokensInput);
        Assert.Null(report.Error);
        Assert.Contains(report.Notes, note => note.StartsWith("The spend limit couldn't be read: ", StringComparison.Ordinal));
        Assert.Empty(report.Quotas);
    }

    private static async Task<ProviderReport> AskAsync(string spend, string rates)
    {
        await using ProviderBench bench = await StartAsync();
        bench.Server.Answer("/v1/admin/spend-limit", spend).Answer("/v1/admin/rate-limit", rates);
        return await bench.AskAsync("2026-11-01", "2026-12-01");
    }

    private static async Task<ProviderBench> StartAsync()
    {
        ProviderBench bench = await ProviderBench.StartAsync(new MistralProvider());
        bench.Server.AnswerMonths("/v1/admin/usage", "EUR", ("2026-11", new MistralAnswer(2026, 11).Use("mistral-large-2411", "input", "2026-11-03", 5)));
        return bench;
    }
}
