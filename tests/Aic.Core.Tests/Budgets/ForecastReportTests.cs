using Aic.Core.Forecasting;
using Aic.Core.Providers;
using Aic.Core.Tests.Tracking;
using Aic.Core.Usage;

namespace Aic.Core.Tests.Budgets;

/// <summary>What November 2026 comes to, asked at noon of the 24th (UTC).</summary>
public sealed class ForecastReportTests
{
    [Fact]
    public async Task Each_measure_is_forecast_by_itself()
    {
        using TrackerHome home = new(
            BudgetHome.Daily("acme", row => row with { CostUsd = 4 }, CostSource.Billed),
            BudgetHome.Daily("tool", row => row with { CostUsd = 10, TokensInput = 90, TokensOutput = 10 }, CostSource.Estimated));

        ForecastReport report = await AskAsync(home, new ForecastQuery());

        Assert.Equal([ForecastMeasure.BilledUsd, ForecastMeasure.EstimatedUsd, ForecastMeasure.Tokens], report.Forecasts.Select(one => one.Measure));
        Assert.Equal([96m, 240m, 2400m], report.Forecasts.Select(one => one.Used));
        Assert.Equal([122m, 305m, 3050m], report.Forecasts.Select(one => Math.Round(one.Forecast!.Expected, 3)));
        Assert.All(report.Forecasts, one => Assert.Equal(56, one.Forecast!.DaysKnown));
    }

    [Fact]
    public async Task A_part_is_cut_out_and_what_is_missing_named()
    {
        using TrackerHome home = new(
            BudgetHome.Daily("acme", row => row with { CostUsd = 4 }, CostSource.Billed),
            new FakeProvider("mute") { Answer = (_, period, _) => Task.FromResult(FakeProvider.Requests(1, period)) });

        MeasureForecast all = Assert.Single((await AskAsync(home, new ForecastQuery())).Forecasts);
        MeasureForecast part = Assert.Single((await AskAsync(home, new ForecastQuery { Scope = new UsageScope(["acme"], [], []) })).Forecasts);

        Assert.Equal((true, "mute tells no cost."), (all.IsPartial, Assert.Single(all.Missing)));
        Assert.False(part.IsPartial);
    }

    [Fact]
    public async Task A_period_that_is_over_has_usage_and_no_forecast()
    {
        using TrackerHome home = new(BudgetHome.Daily("acme", row => row with { CostUsd = 4 }, CostSource.Billed));

        MeasureForecast month = Assert.Single((await AskAsync(home, new ForecastQuery { Period = UsagePeriod.Named(NamedPeriod.LastMonth, home.Time) })).Forecasts);

        Assert.Equal((124m, null), (month.Used, month.Forecast));
    }

    [Fact]
    public async Task Weeks_before_that_an_account_cannot_tell_are_not_taken_for_idleness()
    {
        FakeProvider forgetful = new("forgetful")
        {
            Answer = (context, period, _) => period.Start < new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero)
                ? throw new ProviderException(new UsageError(UsageErrorKind.NotSupported, "It keeps a month."))
                : Task.FromResult(new ProviderReport { Usage = BudgetHome.Usage(period, context.Time.GetUtcNow(), row => row with { CostUsd = 100 }, CostSource.Billed) }),
        };
        using TrackerHome home = new(BudgetHome.Daily("acme", row => row with { CostUsd = 1 }, CostSource.Billed), forgetful);

        MeasureForecast month = Assert.Single((await AskAsync(home, new ForecastQuery())).Forecasts);

        Assert.Equal((23, 3080.5m), (month.Forecast!.DaysKnown, Math.Round(month.Forecast.Expected, 2)));
    }

    private static Task<ForecastReport> AskAsync(TrackerHome home, ForecastQuery query) => home.Start().GetForecastAsync(query, TestContext.Current.CancellationToken);
}
