using System.Text;
using Aic.Agent.Server.Metrics;
using Aic.Core.Usage;

namespace Aic.Agent.Tests.Server.Metrics;

public sealed class UsageMetricsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    private static readonly ProviderUsage Known = new()
    {
        ProviderId = "openai",
        ProviderName = "OpenAI",
        Account = "work",
        IsAvailable = true,
        FetchedAt = Now.AddSeconds(-90),
        Usage = new UsageData
        {
            PeriodStart = Now.AddDays(-23),
            PeriodEnd = Now.AddDays(7),
            RequestsCount = 12,
            TokensInput = 9_007_199_254_740_993,
            TokensOutput = 0,
            TokensCacheRead = 5,
            CostUsd = 1.10m,
            CostOther = [new MoneyAmount(3.5m, "EUR")],
            CostSource = CostSource.Billed,
        },
        Quotas = [new QuotaWindow { Name = "monthly \"spend\"\\", Used = 25m, Limit = 100m, UsedPercent = 25m, Unit = "USD", ResetsAt = DateTimeOffset.UnixEpoch.AddSeconds(1_800_000_000) }],
    };

    [Fact]
    public void What_is_known_is_told_with_its_unit_and_source()
    {
        PrometheusParser metrics = Write(Known);

        Assert.Equal(12, metrics["aic_usage_requests", "provider=\"openai\"", "account=\"openai@work\"", "period=\"this_month\""]);
        Assert.Equal(0, metrics["aic_usage_tokens", "kind=\"output\""]);
        Assert.Equal(5, metrics["aic_usage_tokens", "kind=\"cache_read\""]);
        Assert.Equal(1.1, metrics["aic_usage_cost", "currency=\"USD\"", "cost_source=\"billed\""]);
        Assert.Equal(3.5, metrics["aic_usage_cost", "currency=\"EUR\""]);
        Assert.Equal(25, metrics["aic_quota_used", "unit=\"USD\""]);
        Assert.Equal(100, metrics["aic_quota_limit"]);
        Assert.Equal(0.25, metrics["aic_quota_used_ratio"]);
        Assert.Equal(1_800_000_000, metrics["aic_quota_reset_timestamp_seconds"]);
        Assert.Equal(1, metrics["aic_account_up"]);
        Assert.Equal(0, metrics["aic_account_stale"]);
        Assert.Equal(90, metrics["aic_account_age_seconds"]);
        Assert.All(["aic_usage_requests", "aic_usage_cost", "aic_quota_used"], family => Assert.Equal("gauge", metrics.TypeOf(family)));
    }

    [Fact]
    public void No_digit_of_a_number_is_lost() => Assert.Contains("kind=\"input\"} 9007199254740993\n", Text(Known), StringComparison.Ordinal);

    [Fact]
    public void Quotes_and_backslashes_in_names_are_escaped() =>
        Assert.Contains("""quota="monthly \"spend\"\\",""", Text(Known), StringComparison.Ordinal);

    [Fact]
    public void What_is_unknown_has_no_series()
    {
        PrometheusParser metrics = Write(Known with
        {
            IsAvailable = false,
            FetchedAt = null,
            Usage = Known.Usage! with { RequestsCount = null, TokensInput = null, TokensOutput = null, TokensCacheRead = null, CostUsd = null, CostOther = [], CostSource = CostSource.Unknown },
            Quotas = [new QuotaWindow { Name = "5h" }],
        });

        Assert.Equal(["aic_account_up"], metrics.Samples.Keys.Select(sample => sample.Split('{')[0]));
        Assert.Equal(0, metrics["aic_account_up"]);
    }

    [Fact]
    public void A_failure_is_told_beside_the_numbers_before_it()
    {
        PrometheusParser metrics = Write(Known with { IsStale = true, Error = new UsageError(UsageErrorKind.RateLimited, "Too many requests.") });

        Assert.Equal(0, metrics["aic_account_up"]);
        Assert.Equal(1, metrics["aic_account_stale"]);
        Assert.Equal(1, metrics["aic_account_error", "kind=\"rate_limited\""]);
        Assert.Equal(12, metrics["aic_usage_requests"]);
    }

    private static PrometheusParser Write(ProviderUsage usage) => PrometheusParser.Parse(Text(usage));

    private static string Text(ProviderUsage usage)
    {
        PrometheusText text = new();
        UsageMetrics.Write(text, [usage], NamedPeriod.ThisMonth, Now);
        return Encoding.UTF8.GetString(text.ToBytes());
    }
}
