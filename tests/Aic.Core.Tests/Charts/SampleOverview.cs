using Aic.Core.Budgets;
using Aic.Core.Charts;
using Aic.Core.Forecasting;
using Aic.Core.History;
using Aic.Core.Terminal;
using Aic.Core.Usage;

namespace Aic.Core.Tests.Charts;

/// <summary>A month that is always the same: two providers that bill, one of them in euros too, a coding tool, a limit and a budget.</summary>
internal static class SampleOverview
{
    public static readonly DateTimeOffset Start = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    public static readonly DateTimeOffset Now = new(2026, 11, 10, 12, 0, 0, TimeSpan.Zero);

    private static readonly decimal?[] OpenAI = [1.25m, 4m, 5.5m, null, null, 8m, 0m, 0.5m, 6m, 2m];
    private static readonly decimal?[] Work = [0.75m, 1m, 1.5m, 1m, 2m, 4m, 0m, 0.01m, 2m, 1m];
    private static readonly decimal?[] Claude = [null, null, 12m, 14.5m, 9m, 30m, 0m, 2m, 17m, 3.3m];

    public static UsageOverview Make(ChartMetric metric = ChartMetric.Cost, int days = 30) => Of(
        metric,
        days,
        [
            .. Rows("openai", "OpenAI", CostSource.Billed, OpenAI),
            .. Rows("openai@work", "OpenAI", CostSource.Billed, Work),
            .. Rows("azure-openai", "Azure OpenAI", CostSource.Billed, [3m, 2m, 1m]).Select(row => row with { CostUsd = null, CostOther = [new MoneyAmount(row.CostUsd!.Value, "EUR")] }),
            .. Rows("claude-code", "Claude Code", CostSource.Estimated, Claude),
        ]);

    public static UsageOverview Of(ChartMetric metric, int days, params HistoryRow[] rows)
    {
        ChartBucket[] buckets = [.. Enumerable.Range(0, days).Select(day => new ChartBucket(Start.AddDays(day), Start.AddDays(day + 1)))];
        MeasureBuilder builder = new(metric, buckets, buckets.Count(bucket => bucket.Start <= Now));
        rows = [.. rows.Where(row => row.Start < Start.AddDays(days))];
        Array.ForEach(rows, builder.Add);
        return new UsageOverview
        {
            PeriodStart = Start,
            PeriodEnd = Start.AddDays(days),
            Zone = TimeZoneInfo.Utc,
            At = Now,
            Granularity = HistoryGranularity.Day,
            Buckets = buckets,
            Measures = builder.Build(),
            Untold = [.. builder.Untold],
            Rows = rows,
            Usages =
            [
                new ProviderUsage
                {
                    ProviderId = "openai",
                    ProviderName = "OpenAI",
                    IsAvailable = true,
                    IsConfigured = true,
                    IsStale = true,
                    Error = new UsageError(UsageErrorKind.Timeout, "It took too long."),
                    Quotas = [new QuotaWindow { Name = "monthly spend", Used = 40m, Limit = 50m, Unit = "USD", UsedPercent = 80m, StartsAt = Start, ResetsAt = Start.AddDays(30) }.WithPace(Now)],
                },
            ],
            Budgets =
            [
                new BudgetState
                {
                    Budget = new Budget { Name = "all", Amount = 60m },
                    PeriodStart = Start,
                    PeriodEnd = Start.AddDays(30),
                    EvaluatedAt = Now,
                    Status = BudgetStatus.AtRisk,
                    Counts = BudgetCounts.Billed,
                    Used = 40.51m,
                    Percent = 67.52m,
                    Forecast = new PeriodForecast { Expected = 128m, Low = 110m, High = 140m, StraightLine = 130m, DaysKnown = 9, HasWeekdays = false },
                },
            ],
        };
    }

    /// <summary>A row for each day of which something is known.</summary>
    public static IEnumerable<HistoryRow> Rows(string account, string provider, CostSource source, decimal?[] dollars)
    {
        for (int day = 0; day < dollars.Length; day++)
        {
            if (dollars[day] is { } cost)
            {
                yield return new HistoryRow
                {
                    Start = Start.AddDays(day),
                    End = Start.AddDays(day + 1),
                    ProviderId = account.Split('@')[0],
                    ProviderName = provider,
                    AccountId = account,
                    RequestsCount = (long)(cost * 100),
                    TokensInput = (long)(cost * 10_000),
                    TokensOutput = (long)(cost * 1_000),
                    TokensCacheRead = 0,
                    TokensCacheWrite = null,
                    CostUsd = cost,
                    CostSource = source,
                };
            }
        }
    }

    public static IReadOnlyList<string> Draw(UsageOverview overview, TerminalLook look)
    {
        TextPage page = new(look);
        new OverviewPage(page, overview) { Title = "This month", Advice = "Do something.", ColumnHeight = 5 }.Draw();
        return page.Lines;
    }
}
