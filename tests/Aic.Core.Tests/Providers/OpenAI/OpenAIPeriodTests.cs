using System.Globalization;
using Aic.Core.Providers;
using Aic.Core.Usage;
using Aic.Testing;
using static Aic.Core.Tests.Providers.OpenAI.OpenAIPayload;

namespace Aic.Core.Tests.Providers.OpenAI;

public sealed class OpenAIPeriodTests
{
    [Fact]
    public async Task Whole_utc_days_are_asked_for_in_daily_buckets()
    {
        await using ProviderBench bench = await BenchAsync();

        ProviderReport report = await bench.AskAsync("2026-10-01", "2026-11-08");

        RecordedRequest usage = bench.OnlyRequest(Completions);
        Assert.Equal(["1d"], usage.Query("bucket_width"));
        Assert.Equal(["31"], usage.Query("limit"));
        Assert.Equal((Seconds("2026-10-01"), Seconds("2026-11-08")), Span(usage));
        RecordedRequest costs = bench.OnlyRequest(Costs);
        Assert.Equal(["180"], costs.Query("limit"));
        Assert.Equal(["line_item"], costs.Query("group_by[]"));
        Assert.Equal((Seconds("2026-10-01"), Seconds("2026-11-08")), Span(costs));
        Assert.Null(report.Usage!.CostPeriodStart);
        Assert.Null(report.Usage.CostPeriodEnd);
        Assert.Empty(report.Notes);
    }

    [Fact]
    public async Task Other_periods_are_asked_for_by_the_hour_and_their_cost_by_the_day()
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Server.Answer(Completions, Page(Bucket("2026-11-05T05:00", [Completion("m", 10, 0, 0, 1, 1)], hours: 1)));
        bench.Server.Answer(Costs, Page(Bucket("2026-11-05", Cost("1.5", null))));

        ProviderReport report = await bench.AskAsync("2026-11-05T05:00", "2026-11-06T05:00");

        RecordedRequest usage = bench.OnlyRequest(Completions);
        Assert.Equal(["1h"], usage.Query("bucket_width"));
        Assert.Equal(["168"], usage.Query("limit"));
        Assert.Equal((Seconds("2026-11-05T05:00"), Seconds("2026-11-06T05:00")), Span(usage));
        Assert.Equal((Seconds("2026-11-05"), Seconds("2026-11-06")), Span(bench.OnlyRequest(Costs)));
        Assert.Equal(ProviderBench.At("2026-11-05T06:00"), report.Usage!.Breakdown.Single(row => row.Model == "m").End);
        Assert.Equal(1.5m, report.Usage.CostUsd);
        Assert.Equal(ProviderBench.At("2026-11-05"), report.Usage.CostPeriodStart);
        Assert.Equal(ProviderBench.At("2026-11-06"), report.Usage.CostPeriodEnd);
        Assert.Equal("OpenAI bills by UTC day: the cost covers 2026-11-05 00:00 UTC to 2026-11-06 00:00 UTC.", Assert.Single(report.Notes));
    }

    [Fact]
    public async Task Ends_inside_an_hour_are_moved_outward_and_the_note_says_so()
    {
        await using ProviderBench bench = await BenchAsync();

        ProviderReport report = await bench.AskAsync("2026-11-05T18:30", "2026-11-06T18:30");

        Assert.Equal((Seconds("2026-11-05T18:00"), Seconds("2026-11-06T19:00")), Span(bench.OnlyRequest(Completions)));
        Assert.Equal("OpenAI counts by UTC hour: the usage covers 2026-11-05 18:00 UTC to 2026-11-06 19:00 UTC.", report.Notes[0]);
        Assert.Equal(ProviderBench.At("2026-11-05T18:30"), report.Usage!.PeriodStart);
        Assert.Equal(ProviderBench.At("2026-11-06T18:30"), report.Usage.PeriodEnd);
    }

    [Theory]
    [InlineData("2026-11-01", "2026-12-01", "2026-11-21")]
    [InlineData("2026-11-20T05:00", "2026-11-21T05:00", "2026-11-20T11:00")]
    public async Task Nothing_is_asked_beyond_the_bucket_that_is_running_now(string start, string end, string askedEnd)
    {
        await using ProviderBench bench = await BenchAsync();

        ProviderReport report = await bench.AskAsync(start, end);

        Assert.Equal((Seconds(start), Seconds(askedEnd)), Span(bench.OnlyRequest(Completions)));
        Assert.Equal((Seconds(start[..10]), Seconds("2026-11-21")), Span(bench.OnlyRequest(Costs)));
        Assert.Equal(ProviderBench.At(end), report.Usage!.PeriodEnd);
    }

    [Fact]
    public async Task A_period_without_a_utc_day_has_an_unknown_cost()
    {
        await using ProviderBench bench = await BenchAsync();

        ProviderReport report = await bench.AskAsync("2026-11-05T02:00", "2026-11-05T07:00");

        Assert.Empty(bench.Server.RequestsTo(Costs));
        Assert.Null(report.Usage!.CostUsd);
        Assert.Equal(CostSource.Unknown, report.Usage.CostSource);
        Assert.Null(report.Usage.CostPeriodStart);
        Assert.Equal(0, report.Usage.TokensInput);
        Assert.Contains("its cost is unknown", Assert.Single(report.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_that_bills_tomorrow_has_an_unknown_cost_until_then()
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Now = ProviderBench.At("2026-11-20T13:00");

        ProviderReport report = await bench.AskAsync("2026-11-20T12:00", "2026-11-21T12:00");

        Assert.Empty(bench.Server.RequestsTo(Costs));
        Assert.Null(report.Usage!.CostUsd);
        Assert.Contains("begins at 2026-11-21 00:00 UTC", Assert.Single(report.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_period_in_the_future_is_unknown_and_asks_nobody()
    {
        await using ProviderBench bench = await BenchAsync();

        ProviderReport report = await bench.AskAsync("2026-12-01", "2026-12-02");

        Assert.Empty(bench.Server.Requests);
        Assert.Null(report.Usage!.TokensInput);
        Assert.Null(report.Usage.CostUsd);
        Assert.Single(report.Notes);
    }

    private static long Seconds(string moment) => ProviderBench.At(moment).ToUnixTimeSeconds();

    private static (long Start, long End) Span(RecordedRequest request) =>
        (long.Parse(request.Query("start_time").Single(), CultureInfo.InvariantCulture), long.Parse(request.Query("end_time").Single(), CultureInfo.InvariantCulture));
}
