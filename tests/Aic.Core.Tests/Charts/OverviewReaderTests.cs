using Aic.Core.Charts;
using Aic.Core.History;
using Aic.Core.Tests.History;
using Aic.Core.Usage;

namespace Aic.Core.Tests.Charts;

/// <summary>What is drawn comes from what is kept.</summary>
public sealed class OverviewReaderTests
{
    [Fact]
    public async Task History_and_usage_make_an_overview_and_nobody_is_asked_for_it()
    {
        using HistoryHome home = new();
        UsagePeriod period = HistoryHome.Days("2026-11-01", "2026-11-30");
        await home.RefreshAsync(home.Alpha, period, HistoryHome.Day("2026-11-02", "a", 3, 1.5m), HistoryHome.Day("2026-11-04", "a", 1, 2.5m));
        home.Alpha.Answer = (_, _, _) => throw new InvalidOperationException("Nobody is to be asked.");

        UsageOverview overview = await home.Start().GetOverviewAsync(new OverviewQuery { Accounts = ["alpha"], Period = period, TimeZone = TimeZoneInfo.Utc }, [], HistoryHome.Cancellation);

        ChartSeries series = Assert.Single(Assert.Single(overview.Measures).Series);
        Assert.Equal((30, HistoryGranularity.Day, 24), (overview.Buckets.Count, overview.Granularity, overview.BegunCount));
        Assert.Equal([0m, 1.5m, 0m, 2.5m], series.Values.Take(4));
        Assert.Null(series.Values[24]);
        Assert.Equal(2, overview.Rows.Count(row => row.CostUsd > 0));
    }

    [Theory]
    [InlineData(60, HistoryGranularity.Day)]
    [InlineData(30, HistoryGranularity.Day)]
    [InlineData(29, HistoryGranularity.Week)]
    [InlineData(4, HistoryGranularity.Month)]
    public async Task What_does_not_fit_is_told_by_longer_buckets(int most, HistoryGranularity granularity)
    {
        using HistoryHome home = new();

        UsageOverview overview = await home.Start().GetOverviewAsync(
            new OverviewQuery { Period = HistoryHome.Days("2026-11-01", "2026-11-30"), MostBuckets = most, TimeZone = TimeZoneInfo.Utc }, [], HistoryHome.Cancellation);

        Assert.Equal(granularity, overview.Granularity);
        Assert.Empty(overview.Measures);
    }

    [Fact]
    public async Task An_account_that_could_not_be_asked_is_named()
    {
        using HistoryHome home = new();
        ProviderUsage failed = new() { ProviderId = "alpha", ProviderName = "Alpha", IsAvailable = false, IsConfigured = true, Error = new UsageError(UsageErrorKind.Timeout, "Too slow.") };

        UsageOverview overview = await home.Start().GetOverviewAsync(new OverviewQuery { Period = HistoryHome.Days("2026-11-01", "2026-11-30") }, [failed], HistoryHome.Cancellation);

        Assert.Equal(["Alpha"], overview.Untold);
    }
}
