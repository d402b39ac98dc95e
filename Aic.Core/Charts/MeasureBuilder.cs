using Aic.Core.History;
using Aic.Core.Usage;

namespace Aic.Core.Charts;

/// <summary>Makes measures of a history's rows: what may be added up together, what is known, and what isn't.</summary>
/// <param name="metric">The metric.</param>
/// <param name="buckets">The buckets.</param>
/// <param name="begun">How many of them have begun.</param>
internal sealed class MeasureBuilder(ChartMetric metric, IReadOnlyList<ChartBucket> buckets, int begun)
{
    private readonly Dictionary<long, int> _numbers = NumbersOf(buckets);
    private readonly List<Account> _accounts = [];

    /// <summary>The accounts of the rows.</summary>
    public IEnumerable<string> AccountIds => _accounts.Select(account => account.Id);

    /// <summary>Adds a row that is told apart by account.</summary>
    /// <param name="row">The row.</param>
    public void Add(HistoryRow row)
    {
        Account account = AccountOf(row);
        int bucket = _numbers[row.Start.UtcTicks];
        bool isTold = false;
        foreach ((CostSource source, string? currency, decimal amount, bool isPartial) in AmountsOf(row))
        {
            isTold = true;
            account.PartOf(source, currency, buckets.Count).Add(bucket, amount, isPartial);
        }

        account.Known[bucket] |= isTold || !HasUse(row) ? Knowledge.Told : Knowledge.Untold;
    }

    /// <summary>The measures: what was billed first, dollars before other currencies, and what is estimated last.</summary>
    public IReadOnlyList<ChartMeasure> Build() =>
    [
        .. _accounts.SelectMany(account => account.Parts.Select(part => (Account: account, Part: part)))
            .GroupBy(pair => $"{pair.Part.Source} {pair.Part.Currency}")
            .OrderBy(group => group.First().Part.Source)
            .ThenBy(group => group.First().Part.Currency != "USD")
            .ThenBy(group => group.First().Part.Currency, StringComparer.Ordinal)
            .Select(group => new ChartMeasure(
                metric,
                group.First().Part.Source,
                group.First().Part.Currency,
                [.. group.Select(pair => SeriesOf(pair.Account, pair.Part)).OrderByDescending(series => series.Total)])),
    ];

    /// <summary>The names of accounts that were used and don't tell the metric.</summary>
    public IEnumerable<string> Untold => _accounts.Where(account => account.Parts.Count == 0 && Array.Exists(account.Known, known => known != Knowledge.None)).Select(account => account.Name);

    private ChartSeries SeriesOf(Account account, Part part)
    {
        decimal?[] values = new decimal?[buckets.Count];
        for (int i = 0; i < begun; i++)
        {
            // Where the account is known and tells amounts of another kind only, there is nothing of this one.
            values[i] = part.Amounts[i] ?? (account.Known[i] == Knowledge.Told ? 0m : null);
        }

        return new ChartSeries
        {
            AccountId = account.Id,
            Name = account.Name,
            Values = values,
            UnknownCount = values.Take(begun).Count(value => value is null),
            IsPartial = part.IsPartial,
        };
    }

    private IEnumerable<(CostSource Source, string? Currency, decimal Amount, bool IsPartial)> AmountsOf(HistoryRow row)
    {
        switch (metric)
        {
            case ChartMetric.Requests when row.RequestsCount is { } requests:
                yield return (CostSource.Unknown, null, requests, false);
                break;
            case ChartMetric.Tokens when row is { TokensInput: { } input, TokensOutput: { } output }:
                // Where cached tokens aren't told apart, they are in the input already.
                yield return (CostSource.Unknown, null, (decimal)input + output + (row.TokensCacheRead ?? 0) + (row.TokensCacheWrite ?? 0), false);
                break;
            case ChartMetric.Cost:
                if (row.CostUsd is { } dollars)
                {
                    yield return (row.CostSource, "USD", dollars, row.IsCostPartial);
                }

                foreach (MoneyAmount other in row.CostOther)
                {
                    yield return (row.CostSource, other.Currency, other.Amount, row.IsCostPartial);
                }

                break;
        }
    }

    private Account AccountOf(HistoryRow row)
    {
        Account? account = _accounts.Find(known => known.Id == row.AccountId);
        if (account is null)
        {
            string id = row.AccountId!;
            account = new Account(id, UsageText.Name(row.ProviderName!, id.Contains('@', StringComparison.Ordinal) ? id[(id.IndexOf('@', StringComparison.Ordinal) + 1)..] : null), buckets.Count);
            _accounts.Add(account);
        }

        return account;
    }

    private static bool HasUse(HistoryRow row) =>
        row.RequestsCount > 0 || row.TokensInput > 0 || row.TokensOutput > 0 || row.TokensCacheRead > 0 || row.TokensCacheWrite > 0 || row.Quantities.Count > 0;

    private static Dictionary<long, int> NumbersOf(IReadOnlyList<ChartBucket> buckets)
    {
        Dictionary<long, int> numbers = [];
        for (int i = 0; i < buckets.Count; i++)
        {
            numbers.Add(buckets[i].Start.UtcTicks, i);
        }

        return numbers;
    }

    [Flags]
    private enum Knowledge
    {
        None = 0,
        Told = 1,
        Untold = 2,
    }

    private sealed class Account(string id, string name, int count)
    {
        public string Id => id;

        public string Name => name;

        public Knowledge[] Known { get; } = new Knowledge[count];

        public List<Part> Parts { get; } = [];

        public Part PartOf(CostSource source, string? currency, int count)
        {
            Part? part = Parts.Find(known => known.Source == source && known.Currency == currency);
            if (part is null)
            {
                part = new Part(source, currency, count);
                Parts.Add(part);
            }

            return part;
        }
    }

    private sealed class Part(CostSource source, string? currency, int count)
    {
        public CostSource Source => source;

        public string? Currency => currency;

        public decimal?[] Amounts { get; } = new decimal?[count];

        public bool IsPartial { get; private set; }

        public void Add(int bucket, decimal amount, bool isPartial)
        {
            Amounts[bucket] = (Amounts[bucket] ?? 0) + amount;
            IsPartial |= isPartial;
        }
    }
}
