using Aic.Core.History;
using Aic.Core.Tests.Tracking;
using Aic.Core.Usage;
using static Aic.Core.Tests.History.HistoryHome;

namespace Aic.Core.Tests.History;

/// <summary>Accounts are summed side by side, and the answer is that of summing them one after the other.</summary>
public sealed class ManyAccountsTests : IDisposable
{
    private static readonly UsagePeriod November = Days("2026-11-01", "2026-11-30");
    private static readonly string[] Ids = ["alpha@a", "alpha@b", "alpha@c", "alpha@d", "beta@a", "beta@b", "beta@c", "beta@d"];

    private readonly HistoryHome _home = new();

    public ManyAccountsTests() =>
        _home.WriteConfig($"{{\"providers\": {{{string.Join(",", Ids.Select(id => $"\"{id}\": {{\"api_key\": \"sk-made-up-0123456789\"}}"))}}}}}");

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData(HistoryGrouping.None)]
    [InlineData(HistoryGrouping.Provider)]
    [InlineData(HistoryGrouping.Account)]
    [InlineData(HistoryGrouping.Model)]
    [InlineData(HistoryGrouping.Account | HistoryGrouping.Model)]
    public async Task Sums_are_those_of_all_accounts_in_their_order(HistoryGrouping by)
    {
        await RefreshAsync();

        HistoryAnswer answer = await AskAsync(by);

        (string Day, string? Provider, string? Account, string? Model, long Requests, decimal Cost)[] expected =
        [
            .. Ids.SelectMany(id => RowsOf(id).Select(row => (Id: id, Row: row)))
                .GroupBy(pair => (
                    pair.Row.Start,
                    Provider: by.HasFlag(HistoryGrouping.Provider) || by.HasFlag(HistoryGrouping.Account) ? pair.Id.Split('@')[0] : null,
                    Account: by.HasFlag(HistoryGrouping.Account) ? pair.Id : null,
                    Model: by.HasFlag(HistoryGrouping.Model) ? pair.Row.Model : null))
                .OrderBy(group => group.Key.Start).ThenBy(group => group.Key.Provider, StringComparer.Ordinal)
                .ThenBy(group => group.Key.Account, StringComparer.Ordinal).ThenBy(group => group.Key.Model, StringComparer.Ordinal)
                .Select(group => (Date(group.Key.Start), group.Key.Provider, group.Key.Account, group.Key.Model, group.Sum(pair => pair.Row.RequestsCount!.Value), group.Sum(pair => pair.Row.CostUsd!.Value))),
        ];
        Assert.Equal(expected, answer.Rows.Where(row => row.RequestsCount > 0).Select(row => (Date(row.Start), row.ProviderId, row.AccountId, row.Model, row.RequestsCount!.Value, row.CostUsd!.Value)));
        Assert.Equal(Ids, answer.Accounts.Select(account => account.AccountId));
    }

    [Theory]
    [InlineData("alpha@a")]
    [InlineData("alpha@b")]
    [InlineData("beta@d")]
    public async Task What_one_account_does_not_know_the_sum_does_not_either(string ignorant)
    {
        await RefreshAsync(id => id == ignorant ? row => row with { RequestsCount = null, CostUsd = null, CostSource = CostSource.Unknown, TokensInput = 5 } : row => row with { TokensInput = 5 });

        IReadOnlyList<HistoryRow> rows = (await AskAsync(HistoryGrouping.None)).Rows;

        HistoryRow day = rows.Single(row => Date(row.Start) == "2026-11-03");
        Assert.Equal((null, 5L * Ids.Length * 2, true), (day.RequestsCount, day.TokensInput, day.IsCostPartial));
        Assert.Equal(Ids.Where(id => id != ignorant).SelectMany(RowsOf).Where(row => row.Start == day.Start).Sum(row => row.CostUsd), day.CostUsd);
    }

    private static string Date(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private Task<HistoryAnswer> AskAsync(HistoryGrouping by) =>
        _home.AskAsync(new HistoryQuery { Accounts = ["alpha@*", "beta@*"], Period = November, Granularity = HistoryGranularity.Day, By = by, TimeZone = TimeZoneInfo.Utc });

    private async Task RefreshAsync(Func<string, Func<UsageBreakdown, UsageBreakdown>>? change = null)
    {
        foreach (FakeProvider provider in new[] { _home.Alpha, _home.Beta })
        {
            provider.Answer = (context, asked, _) => Task.FromResult(Report(asked, RowsOf(context.Account.Id).Select(change?.Invoke(context.Account.Id) ?? (row => row))));
        }

        UsageTracker tracker = _home.Start();
        foreach (string id in Ids)
        {
            await tracker.AskAsync(id, refresh: true, November);
        }
    }

    /// <summary>Two models a day, of which each account uses others of three.</summary>
    private static IEnumerable<UsageBreakdown> RowsOf(string id)
    {
        int number = Array.IndexOf(Ids, id) + 1;
        return
            from day in Enumerable.Range(1, 24)
            from model in Enumerable.Range(number, 2)
            select Day($"2026-11-{day:00}", $"model-{model % 3}", (number * 1000) + (day * 10) + model, (number * day) + (model / 100m));
    }
}
