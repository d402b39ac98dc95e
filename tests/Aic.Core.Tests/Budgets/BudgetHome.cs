using Aic.Core.Budgets;
using Aic.Core.Providers;
using Aic.Core.Tests.Tracking;
using Aic.Core.Usage;

namespace Aic.Core.Tests.Budgets;

/// <summary>Providers that bill, estimate or tell something each day, for questions about budgets and forecasts.</summary>
internal static class BudgetHome
{
    /// <summary>A provider that tells the same every UTC day, up to the time of the clock.</summary>
    public static FakeProvider Daily(string id, Func<UsageBreakdown, UsageBreakdown> row, CostSource source) => new(id)
    {
        Answer = (context, period, _) => Task.FromResult(new ProviderReport { Usage = Usage(period, context.Time.GetUtcNow(), row, source) }),
    };

    /// <summary>What it tells of a period.</summary>
    public static UsageData Usage(UsagePeriod period, DateTimeOffset now, Func<UsageBreakdown, UsageBreakdown> row, CostSource source)
    {
        List<UsageBreakdown> rows = [];
        for (DateTimeOffset day = period.Start; day < period.End && day <= now; day = day.AddDays(1))
        {
            rows.Add(row(new UsageBreakdown { Start = day, End = day.AddDays(1), Model = "model-a", CostSource = source }));
        }

        return UsageTotals.Of(period, rows, UsageColumns.None, source);
    }

    public static Task<IReadOnlyList<BudgetState>> AskAsync(this TrackerHome home, params string[] names) =>
        home.Start().GetBudgetsAsync(new BudgetQuery { Names = names }, TestContext.Current.CancellationToken);

    public static async Task<BudgetState> AskOneAsync(this TrackerHome home, string budget)
    {
        home.WriteConfig($$"""{ "budgets": { "mine": {{budget}} } }""");
        return Assert.Single(await home.AskAsync());
    }
}
