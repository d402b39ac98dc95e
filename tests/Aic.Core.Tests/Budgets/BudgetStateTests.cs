using Aic.Core.Budgets;
using Aic.Core.Tests.Tracking;
using Aic.Core.Usage;

namespace Aic.Core.Tests.Budgets;

/// <summary>How budgets stand: at noon of 24 November 2026 (UTC), a Tuesday.</summary>
public sealed class BudgetStateTests
{
    [Fact]
    public async Task A_budget_tells_what_is_used_left_and_to_come()
    {
        using TrackerHome home = new(Billing("acme", 4));

        BudgetState state = await home.AskOneAsync("""{ "amount": 110 }""");

        Assert.Equal((96m, 14m, 87.27m), (state.Used, state.Left, state.Percent));
        Assert.Equal((96m, null, BudgetCounts.Billed), (state.BilledUsd, state.EstimatedUsd, state.Counts));
        Assert.Equal(1.11m, state.Pace);
        Assert.Equal((new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero)), (state.PeriodStart, state.PeriodEnd));
        Assert.Equal(BudgetStatus.AtRisk, state.Status);
        Assert.Equal(["50%", "80%", "projected"], state.Thresholds.Where(one => one.IsCrossed).Select(one => one.Threshold.ToString()));

        // Four dollars a day, of which half of today's are to come: 2 + 6 × 4 until the month's end.
        Assert.Equal(122m, state.Forecast!.Expected, 3);
        Assert.Equal(new DateOnly(2026, 11, 27), state.RunsOutOn);
        Assert.False(state.IsPartial);
    }

    [Fact]
    public async Task What_is_used_up_is_told_with_the_day_it_was()
    {
        using TrackerHome home = new(Billing("acme", 4));

        BudgetState state = await home.AskOneAsync("""{ "amount": 40 }""");

        Assert.Equal((BudgetStatus.UsedUp, -56m, new DateOnly(2026, 11, 10)), (state.Status, state.Left, state.RunsOutOn));
        Assert.All(state.Thresholds, threshold => Assert.True(threshold.IsCrossed));
    }

    [Fact]
    public async Task A_budget_that_lasts_runs_out_on_no_day()
    {
        using TrackerHome home = new(Billing("acme", 4));

        BudgetState state = await home.AskOneAsync("""{ "amount": 1000 }""");

        Assert.Equal((BudgetStatus.Within, null), (state.Status, state.RunsOutOn));
        Assert.DoesNotContain(state.Thresholds, threshold => threshold.IsCrossed);
    }

    [Fact]
    public async Task What_is_only_imported_counts_where_it_could_not_count_twice()
    {
        using TrackerHome home = new(Billing("acme", 4), Billing("gone", 1));
        home.Variables.Clear();
        home.Variables[FakeProvider.VariableOf("acme")] = "sk-acme-0123456789";
        using MemoryStream file = new("date,account_id,cost_usd,cost_source\n2026-11-02,gone,10,billed\n2026-11-03,acme@other,20,billed\n"u8.ToArray());
        await home.Start().ImportAsync(file, null, TestContext.Current.CancellationToken);

        BudgetState all = await home.AskOneAsync("""{ "amount": 1000 }""");
        BudgetState named = await home.AskOneAsync("""{ "amount": 1000, "accounts": ["acme@other"] }""");

        Assert.Equal((106m, true, "gone is imported, and not all of its days are: 1 of 24, the last one 2026-11-02."), (all.Used, all.IsPartial, Assert.Single(all.Missing)));
        Assert.Equal((20m, true), (named.Used, named.IsPartial));
    }

    [Fact]
    public async Task Billed_and_estimated_dollars_are_never_added()
    {
        using TrackerHome home = new(Billing("acme", 1), BudgetHome.Daily("tool", row => row with { CostUsd = 10 }, CostSource.Estimated));

        BudgetState billed = await home.AskOneAsync("""{ "amount": 100 }""");
        BudgetState estimated = await home.AskOneAsync("""{ "amount": 100, "counts": "estimated" }""");

        Assert.Equal((24m, 24m, 240m), (billed.Used, billed.BilledUsd, billed.EstimatedUsd));
        Assert.Equal((240m, 24m, 240m), (estimated.Used, estimated.BilledUsd, estimated.EstimatedUsd));
    }

    [Fact]
    public async Task Unknown_cost_is_named_and_no_zero()
    {
        FakeProvider mute = new("mute") { Answer = (_, period, _) => Task.FromResult(FakeProvider.Requests(5, period)) };
        FakeProvider broken = new("broken");
        broken.Fail(UsageErrorKind.Forbidden, "It needs an admin key.");
        using TrackerHome home = new(Billing("acme", 1), mute, broken);

        BudgetState some = await home.AskOneAsync("""{ "amount": 100 }""");
        BudgetState none = await home.AskOneAsync("""{ "amount": 100, "accounts": ["mute", "broken", "gone"] }""");

        Assert.Equal((24m, true), (some.Used, some.IsPartial));
        Assert.Equal(["broken: It needs an admin key.", "mute tells no cost."], some.Missing);
        Assert.Equal((null, null, null, BudgetStatus.Unknown, true), (none.Used, none.Left, none.Percent, none.Status, none.IsPartial));
        Assert.Contains("gone isn't set up.", none.Missing);
        Assert.DoesNotContain(none.Thresholds, threshold => threshold.IsCrossed);
    }

    [Fact]
    public async Task Other_currencies_stand_beside_dollars()
    {
        FakeProvider euros = BudgetHome.Daily("euros", row => row with { CostOther = new MoneyAmount(2, "EUR") }, CostSource.Billed);
        using TrackerHome home = new(Billing("acme", 1), euros);

        BudgetState state = await home.AskOneAsync("""{ "amount": 100 }""");

        Assert.Equal(24m, state.Used);
        Assert.Equal(new MoneyAmount(48, "EUR"), Assert.Single(state.CostOther));
        Assert.Equal(["euros was billed in EUR too, which isn't added to US dollars."], state.Missing);
    }

    [Fact]
    public async Task Tokens_of_all_kinds_count_once()
    {
        FakeProvider tokens = BudgetHome.Daily("acme", row => row with { TokensInput = 100, TokensOutput = 20, TokensCacheRead = 3, TokensCacheWrite = 4 }, CostSource.Billed);
        using TrackerHome home = new(tokens);

        BudgetState state = await home.AskOneAsync("""{ "amount": 10000, "unit": "tokens", "period": "week" }""");

        Assert.Equal((254m, null, 2.54m), (state.Used, state.Counts, state.Percent));
    }

    [Fact]
    public async Task Models_are_cut_out_and_what_belongs_to_none_is_named()
    {
        int index = 0;
        FakeProvider mixed = BudgetHome.Daily("acme", row => row with { Model = (index++ % 3) switch { 0 => "big-1", 1 => "small-1", _ => null }, CostUsd = 1 }, CostSource.Billed);
        using TrackerHome home = new(mixed);

        BudgetState state = await home.AskOneAsync("""{ "amount": 100, "models": ["BIG-*"] }""");

        Assert.Equal(8m, state.Used);
        Assert.Equal(["acme doesn't tell for all of its cost which model it is for."], state.Missing);
    }

    [Fact]
    public async Task An_account_is_meant_by_its_provider_too()
    {
        using TrackerHome home = new(Billing("acme", 1), Billing("plain", 2));
        home.WriteConfig(
            """
            {
              "providers": { "acme@work": { "api_key": "sk-work-0123456789", "auth_source": "config" } },
              "budgets": { "all": { "amount": 1, "accounts": ["acme"] }, "one": { "amount": 1, "accounts": ["*@work"] } }
            }
            """);

        IReadOnlyList<BudgetState> states = await home.AskAsync();

        Assert.Equal([48m, 24m], states.Select(state => state.Used));
    }

    [Fact]
    public async Task A_name_picks_budgets_and_a_wrong_one_is_told()
    {
        using TrackerHome home = new(Billing("acme", 1));
        home.WriteConfig("""{ "budgets": { "work-day": { "amount": 1, "period": "day" }, "work-month": { "amount": 1 }, "home": { "amount": 1 } } }""");

        Assert.Equal(["work-day", "work-month"], (await home.AskAsync("WORK-*")).Select(state => state.Budget.Name));
        UnknownBudgetException exception = await Assert.ThrowsAsync<UnknownBudgetException>(() => home.AskAsync("school"));
        Assert.Contains("There are: work-day, work-month, home.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Budgets_of_the_same_period_ask_a_provider_once()
    {
        FakeProvider acme = Billing("acme", 1);
        using TrackerHome home = new(acme);
        home.WriteConfig("""{ "budgets": { "a": { "amount": 1 }, "b": { "amount": 2 }, "c": { "amount": 3, "models": ["model-*"] } } }""");

        await home.AskAsync();
        await home.AskAsync();

        // Once for the month, and once for the weeks before it, which the forecast looks back to.
        Assert.Equal(2, acme.Calls);
    }

    [Fact]
    public async Task Stale_usage_still_counts_and_says_so()
    {
        FakeProvider acme = Billing("acme", 1);
        using TrackerHome home = new(acme);
        await home.AskOneAsync("""{ "amount": 100 }""");
        acme.Fail(UsageErrorKind.Timeout);
        home.Time.Advance(TimeSpan.FromHours(1));

        BudgetState state = await home.AskOneAsync("""{ "amount": 100 }""");

        Assert.Equal((24m, true, new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero)), (state.Used, state.IsStale, state.AsOf));
    }

    private static FakeProvider Billing(string id, decimal daily) => BudgetHome.Daily(id, row => row with { CostUsd = daily }, CostSource.Billed);
}
