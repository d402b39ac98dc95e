using Aic.Core.Usage;

namespace Aic.Core.Tests.Usage;

public sealed class UsageGrouperTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void By_model_tokens_and_costs_of_one_model_meet_in_one_group()
    {
        ProviderUsage usage = Usage("openai", Row("gpt-5", tokens: 100), Row("gpt-5", cost: 1.25m, item: "gpt-5, input"), Row("gpt-5-mini", tokens: 7));

        IReadOnlyList<UsageGroup> groups = UsageGrouper.Group([usage], UsageGrouping.Model, TimeZoneInfo.Utc);

        Assert.Equal(["gpt-5", "gpt-5-mini"], groups.Select(group => group.Model));
        Assert.Equal((100, 1.25m), (groups[0].TokensInput, groups[0].CostUsd));
        Assert.Null(groups[1].CostUsd);
    }

    [Fact]
    public void What_belongs_to_no_model_is_told_apart_by_its_item_and_comes_last()
    {
        ProviderUsage usage = Usage("openai", Row(null, cost: 3m, item: "web search"), Row(null, cost: 1m, item: "storage"), Row("gpt-5", cost: 2m));

        IReadOnlyList<UsageGroup> groups = UsageGrouper.Group([usage], UsageGrouping.Model, TimeZoneInfo.Utc);

        Assert.Equal(["gpt-5", null, null], groups.Select(group => group.Model));
        Assert.Equal([null, "storage", "web search"], groups.Select(group => group.Item));
    }

    [Fact]
    public void By_day_and_provider_each_account_stands_by_itself()
    {
        ProviderUsage first = Usage("openai", Row("gpt-5", tokens: 1), Row("gpt-5", tokens: 2, day: 1));
        ProviderUsage second = Usage("openai", Row("gpt-5", tokens: 4)) with { Account = "work" };

        IReadOnlyList<UsageGroup> groups = UsageGrouper.Group([first, second], UsageGrouping.Day | UsageGrouping.Provider, TimeZoneInfo.Utc);

        Assert.Equal(
            [(new DateOnly(2026, 11, 23), null, 1L), (new DateOnly(2026, 11, 23), "work", 4L), (new DateOnly(2026, 11, 24), null, 2L)],
            groups.Select(group => (group.Day!.Value, group.Account, group.TokensInput!.Value)));
    }

    [Fact]
    public void Hours_belong_to_the_users_day_and_daily_buckets_to_their_own()
    {
        TimeZoneInfo berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        UsageBreakdown lateHour = Row("gpt-5", tokens: 5) with { Start = Monday.AddHours(23), End = Monday.AddHours(24) };
        ProviderUsage usage = Usage("openai", lateHour, Row("gpt-5", cost: 1m));

        IReadOnlyList<UsageGroup> groups = UsageGrouper.Group([usage], UsageGrouping.Day, berlin);

        Assert.Equal([(new DateOnly(2026, 11, 23), null, 1m), (new DateOnly(2026, 11, 24), 5L, null)], groups.Select(group => (group.Day!.Value, group.TokensInput, group.CostUsd)));
    }

    [Fact]
    public void Billed_and_estimated_costs_are_never_added()
    {
        ProviderUsage billed = Usage("openai", Row("gpt-5", cost: 1m));
        ProviderUsage estimated = Usage("google", Row("gpt-5", cost: 2m) with { CostSource = CostSource.Estimated });

        IReadOnlyList<UsageGroup> groups = UsageGrouper.Group([billed, estimated], UsageGrouping.Model, TimeZoneInfo.Utc);

        Assert.Equal([(1m, CostSource.Billed), (2m, CostSource.Estimated)], groups.Select(group => (group.CostUsd!.Value, group.CostSource)));
    }

    [Fact]
    public void Currencies_are_never_added()
    {
        ProviderUsage dollars = Usage("openai", Row("gpt-5", cost: 1m));
        ProviderUsage euros = Usage("azure-openai", Row("gpt-5") with { CostOther = new MoneyAmount(2m, "EUR"), CostSource = CostSource.Billed });

        UsageGroup total = Assert.Single(UsageGrouper.Group([dollars, euros], UsageGrouping.Model, TimeZoneInfo.Utc));

        Assert.Equal(1m, total.CostUsd);
        Assert.Equal([new MoneyAmount(2m, "EUR")], total.CostOther);
    }

    [Fact]
    public void A_sum_that_lacks_an_accounts_cost_says_so()
    {
        ProviderUsage known = Usage("openai", Row("gpt-5", cost: 1m));
        ProviderUsage unknown = Usage("google", Row("gemini-3", tokens: 9));

        IReadOnlyList<UsageGroup> groups = UsageGrouper.Group([known, unknown], UsageGrouping.Provider, TimeZoneInfo.Utc);

        Assert.Equal([false, true], groups.Select(group => group.IsCostPartial));
        Assert.Equal([1m, null], groups.Select(group => group.CostUsd));
    }

    [Fact]
    public void A_count_that_one_account_does_not_know_is_not_the_sum_of_the_others()
    {
        ProviderUsage known = Usage("openai", Row("gpt-5", tokens: 7));
        ProviderUsage unknown = Usage("mistral", Row("gpt-5", cost: 1m));

        UsageGroup group = Assert.Single(UsageGrouper.Group([known, unknown], UsageGrouping.Model, TimeZoneInfo.Utc));

        Assert.Null(group.TokensInput);
        Assert.Equal(1m, group.CostUsd);
    }

    [Fact]
    public void Totals_without_a_breakdown_are_a_group_without_day_and_model()
    {
        ProviderUsage usage = Usage("mistral", Row("x", tokens: 3));
        usage = usage with { Usage = usage.Usage! with { Breakdown = [] } };

        UsageGroup group = Assert.Single(UsageGrouper.Group([usage], UsageGrouping.Day | UsageGrouping.Model, TimeZoneInfo.Utc));

        Assert.Equal((null, null, 3L), (group.Day, group.Model, group.TokensInput));
    }

    private static UsageBreakdown Row(string? model, long? tokens = null, decimal? cost = null, string? item = null, int day = 0) => new()
    {
        Start = Monday.AddDays(day),
        End = Monday.AddDays(day + 1),
        Model = model,
        Item = item,
        TokensInput = tokens,
        CostUsd = cost,
        CostSource = cost is null ? CostSource.Unknown : CostSource.Billed,
    };

    private static ProviderUsage Usage(string id, params UsageBreakdown[] rows) => new()
    {
        ProviderId = id,
        ProviderName = id,
        IsAvailable = true,
        Usage = UsageTotals.Of(new UsagePeriod(Monday, Monday.AddDays(7)), rows, UsageColumns.None, rows[0].CostSource),
    };
}
