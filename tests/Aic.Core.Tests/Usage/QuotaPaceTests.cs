using Aic.Core.Usage;

namespace Aic.Core.Tests.Usage;

/// <summary>A window of ten days, from the first of November 2026.</summary>
public sealed class QuotaPaceTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(5, 50, 1.0, QuotaPace.OnPace, null)]
    [InlineData(5, 55, 1.1, QuotaPace.OnPace, 9.09)]
    [InlineData(5, 80, 1.6, QuotaPace.OverPace, 6.25)]
    [InlineData(5, 10, 0.2, QuotaPace.Headroom, null)]
    [InlineData(5, 0, 0.0, QuotaPace.Headroom, null)]
    [InlineData(5, 120, 2.4, QuotaPace.OverPace, 5.0)]
    public void A_quota_is_used_faster_or_slower_than_its_window_passes(int day, int percent, double ratio, QuotaPace pace, double? runsOutAfter)
    {
        QuotaWindow quota = Quota(percent).WithPace(Start.AddDays(day));

        Assert.Equal(((decimal)ratio, pace), (quota.PaceRatio, quota.Pace));
        Assert.Equal(runsOutAfter, quota.RunsOutAt is { } at ? Math.Round((at - Start).TotalDays, 2) : null);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    [InlineData(10)]
    [InlineData(-1)]
    public void A_window_that_has_only_begun_or_is_over_has_no_pace(double day)
    {
        QuotaWindow quota = Quota(50);

        Assert.Same(quota, quota.WithPace(Start.AddDays(day)));
    }

    [Fact]
    public void What_is_not_known_has_no_pace()
    {
        Assert.Null((Quota(50) with { UsedPercent = null }).WithPace(Start.AddDays(5)).Pace);
        Assert.Null((Quota(50) with { StartsAt = null }).WithPace(Start.AddDays(5)).Pace);
        Assert.Null((Quota(50) with { ResetsAt = null }).WithPace(Start.AddDays(5)).Pace);
    }

    [Fact]
    public void The_pace_is_told_in_words()
    {
        DateTimeOffset now = Start.AddDays(5);

        Assert.Equal("over pace, runs out in 1 d", UsageText.Pace(Quota(80).WithPace(now), now));
        Assert.Equal("over pace, used up", UsageText.Pace(Quota(120).WithPace(now), now));
        Assert.Equal("on pace", UsageText.Pace(Quota(50).WithPace(now), now));
        Assert.Equal("headroom", UsageText.Pace(Quota(10).WithPace(now), now));
        Assert.Equal("", UsageText.Pace(Quota(10), now));
    }

    private static QuotaWindow Quota(decimal percent) => new() { Name = "made up", UsedPercent = percent, StartsAt = Start, ResetsAt = Start.AddDays(10) };
}
