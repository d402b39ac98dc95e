using System.Text.Json;
using Aic.Core.Configuration;
using Aic.Core.Plans;
using Aic.Core.Tests.Tracking;
using Aic.Core.Usage;

namespace Aic.Core.Tests.Budgets;

/// <summary>Plans, at noon of 24 November 2026 (UTC).</summary>
public sealed class PlanTests
{
    [Fact]
    public async Task Each_month_is_compared_with_the_plans_monthly_price()
    {
        using TrackerHome home = new(
            BudgetHome.Daily("tool", row => row with { CostUsd = 10 }, CostSource.Estimated),
            BudgetHome.Daily("billed", row => row with { CostUsd = 10 }, CostSource.Billed));
        home.WriteConfig("""{ "plans": { "tool": { "amount": 1200, "period": "year" }, "billed": { "amount": 20, "colour": "red" } } }""");

        IReadOnlyList<PlanMonth> months = await home.Start().GetPlansAsync(new PlanQuery { Months = 2 }, TestContext.Current.CancellationToken);

        Assert.Equal([(240m, 2.4m), (310m, 3.1m), (null, null), (null, null)], months.Select(month => (month.EstimatedUsd, month.TimesPlan)));
        Assert.Equal([new DateOnly(2026, 11, 1), new DateOnly(2026, 10, 1)], months.Take(2).Select(month => month.Month));
        Assert.Equal("3.1 times the plan", PlanText.Times(months[1]));
        Assert.Equal([null, null, "Nothing that billed used is estimated at API prices.", "Nothing that billed used is estimated at API prices."], months.Select(month => month.NotCompared));
    }

    [Fact]
    public async Task A_plan_in_another_currency_is_compared_at_the_rate_that_applies()
    {
        using TrackerHome home = new(BudgetHome.Daily("tool", row => row with { CostUsd = 10 }, CostSource.Estimated));
        home.WriteConfig("""{ "plans": { "tool": { "amount": 40, "currency": "EUR" } }, "exchange_rates": { "USD/EUR": { "rate": 0.5, "as_of": "2026-11-20" } } }""");

        PlanMonth month = Assert.Single(await home.Start().GetPlansAsync(new PlanQuery(), TestContext.Current.CancellationToken));

        Assert.Equal((240m, 3m, 0.5m, null), (month.EstimatedUsd, month.TimesPlan, month.Rate?.Rate, month.NotCompared));
        Assert.Equal(("€40.00 a month", "3.0 times the plan, EUR at 0.5 a USD (own, 2026-11-20)"), (PlanText.Price(month.Plan), PlanText.Times(month)));
    }

    [Fact]
    public async Task A_plan_in_a_currency_without_a_rate_is_not_compared_and_says_so()
    {
        using TrackerHome home = new(BudgetHome.Daily("tool", row => row with { CostUsd = 10 }, CostSource.Estimated));
        home.WriteConfig("""{ "plans": { "tool": { "amount": 40, "currency": "EUR" } }, "exchange_rates": { "USD/GBP": { "rate": 0.5 } } }""");

        PlanMonth month = Assert.Single(await home.Start().GetPlansAsync(new PlanQuery(), TestContext.Current.CancellationToken));

        Assert.Equal((240m, null, null, false), (month.EstimatedUsd, month.TimesPlan, month.Rate, month.IsPartial));
        Assert.StartsWith("No rate from USD to EUR is known", month.NotCompared, StringComparison.Ordinal);
        Assert.Equal("-", PlanText.Times(month));
    }

    [Fact]
    public async Task A_plan_of_nobody_is_told()
    {
        using TrackerHome home = new(new FakeProvider("tool"));
        home.WriteConfig("""{ "plans": { "tool": { "amount": 20 }, "gone": { "amount": 20 } } }""");

        PlanMonth gone = Assert.Single(await home.Start().GetPlansAsync(new PlanQuery { Accounts = ["gone"] }, TestContext.Current.CancellationToken));
        Assert.Equal((null, true, "gone isn't set up."), (gone.EstimatedUsd, gone.IsPartial, Assert.Single(gone.Missing)));
        await Assert.ThrowsAsync<UnknownPlanException>(() => home.Start().GetPlansAsync(new PlanQuery { Accounts = ["none"] }, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("""{ "tool": { } }""", "has no \"amount\"")]
    [InlineData("""{ "tool": { "amount": -1 } }""", "\"amount\" must be a number above 0")]
    [InlineData("""{ "tool": { "amount": 1, "period": "week" } }""", "\"period\" must be \"month\" or \"year\"")]
    [InlineData("""{ "tool": { "amount": 1, "currency": "EURO" } }""", "\"currency\" must be a currency's code")]
    [InlineData("""{ "a b": { "amount": 1 } }""", "is no account's name")]
    [InlineData("""{ "tool": { "amount": 1 }, "TOOL": { "amount": 1 } }""", "stands here twice")]
    [InlineData("""{ "tool": 20 }""", "a plan must be an object")]
    public void A_wrong_plan_in_the_file_is_named(string plans, string problem)
    {
        using TrackerHome home = new();
        home.WriteConfig($$"""{ "plans": {{plans}} }""");

        Assert.Contains(problem, Assert.Throws<ConfigException>(() => home.Start().Config.Read()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_fields_are_kept_and_plans_removed_by_name()
    {
        using TrackerHome home = new();
        home.WriteConfig("""{ "plans": { "Tool": { "amount": 5, "colour": "red" }, "other": { "amount": 6 } } }""");
        ConfigFile file = home.Start().Config;

        file.Update(config => PlanChange.Remove(PlanChange.Set(config, "tool", 7, "eur", PlanPeriod.Year), "OTHER"));

        Plan plan = Assert.Single(file.Read().Plans);
        Assert.Equal(("Tool", 7m, "EUR", PlanPeriod.Year, 0.58m, "red"), (plan.Account, plan.Amount, plan.Currency, plan.Period, plan.MonthlyAmount, plan.Unknown!["colour"].GetString()));
        using JsonDocument mistyped = JsonDocument.Parse("""{ "amount": 5, "perod": "year" }""");
        Assert.Throws<ConfigException>(() => PlanChange.Parse("tool", mistyped.RootElement));
    }
}
