using Aic.Core.Charts;
using Aic.Core.History;
using Aic.Core.Usage;

namespace Aic.Core.Tests.Charts;

public sealed class MeasureBuilderTests
{
    [Fact]
    public void What_may_not_be_added_up_is_apart()
    {
        IReadOnlyList<ChartMeasure> measures = SampleOverview.Make().Measures;

        Assert.Equal(["Billed", "Billed in EUR", "Estimated at API prices"], measures.Select(measure => measure.Title));
        Assert.Equal([40.51m, 6m, 87.8m], measures.Select(measure => measure.Total));
        Assert.Equal(["$40.51", "€6.00", "~$87.80"], measures.Select(measure => measure.Text(measure.Total)));
    }

    [Fact]
    public void A_day_of_which_nothing_is_known_is_no_zero_and_neither_is_one_that_has_not_begun()
    {
        ChartSeries openai = SampleOverview.Make().Measures[0].Series.Single(series => series.AccountId == "openai");

        Assert.Equal([1.25m, 4m, 5.5m, null, null, 8m, 0m, 0.5m, 6m, 2m, null], openai.Values.Take(11));
        Assert.Equal(2, openai.UnknownCount);
    }

    [Fact]
    public void A_day_that_was_used_and_whose_cost_is_not_told_yet_is_unknown_and_one_without_use_is_nothing()
    {
        HistoryRow[] rows = [.. SampleOverview.Rows("azure-openai", "Azure OpenAI", CostSource.Billed, [3m, 2m, 1m])];
        rows[1] = rows[1] with { CostUsd = null, CostSource = CostSource.Unknown };
        rows[2] = rows[1] with { Start = rows[2].Start, End = rows[2].End, RequestsCount = 0, TokensInput = 0, TokensOutput = 0 };

        ChartSeries series = Assert.Single(Assert.Single(SampleOverview.Of(ChartMetric.Cost, 30, rows).Measures).Series);

        Assert.Equal([3m, null, 0m, null], series.Values.Take(4));
    }

    [Fact]
    public void A_day_that_was_billed_in_another_currency_only_cost_nothing_in_this_one()
    {
        HistoryRow[] rows = [.. SampleOverview.Rows("openai", "OpenAI", CostSource.Billed, [3m, 2m])];
        rows[1] = rows[1] with { CostUsd = null, CostOther = [new MoneyAmount(5m, "EUR")] };

        IReadOnlyList<ChartMeasure> measures = SampleOverview.Of(ChartMetric.Cost, 30, rows).Measures;

        Assert.Equal([3m, 0m], measures[0].Series[0].Values.Take(2));
        Assert.Equal([0m, 5m], measures[1].Series[0].Values.Take(2));
    }

    [Fact]
    public void A_part_that_is_not_known_makes_the_sum_the_least_it_can_be()
    {
        HistoryRow[] rows = [.. SampleOverview.Rows("codex", "Codex CLI", CostSource.Estimated, [3m, 2m])];
        rows[1] = rows[1] with { IsCostPartial = true };

        ChartMeasure measure = Assert.Single(SampleOverview.Of(ChartMetric.Cost, 30, rows).Measures);

        Assert.Equal("≥~$5.00", measure.Text(measure.Total, measure.IsPartial));
    }

    [Fact]
    public void Who_does_not_tell_the_metric_is_named()
    {
        HistoryRow[] rows = [.. SampleOverview.Rows("google", "Google AI", CostSource.Unknown, [3m]).Select(row => row with { CostUsd = null })];

        UsageOverview overview = SampleOverview.Of(ChartMetric.Cost, 30, rows);

        Assert.Empty(overview.Measures);
        Assert.Equal(["Google AI"], overview.Untold);
        Assert.Empty(SampleOverview.Of(ChartMetric.Requests, 30, rows).Untold);
    }
}
