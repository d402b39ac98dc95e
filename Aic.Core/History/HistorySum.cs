using Aic.Core.Storage;
using Aic.Core.Usage;

namespace Aic.Core.History;

/// <summary>The sum of one bucket and group, of costs of one kind.</summary>
internal sealed class HistorySum
{
    private const HistoryFields Counts =
        HistoryFields.Requests | HistoryFields.Input | HistoryFields.Output | HistoryFields.CacheRead | HistoryFields.CacheWrite | HistoryFields.CostUsd;

    private HistoryFields _known;
    private HistoryFields _unknown;
    private long _requests;
    private long _input;
    private long _output;
    private long _cacheRead;
    private long _cacheWrite;
    private decimal _costUsd;
    private Dictionary<string, decimal>? _other;
    private Dictionary<string, decimal>? _quantities;

    /// <summary>The account that was added last, by its place among the others; -1 for none.</summary>
    public int LastPosition { get; set; } = -1;

    /// <summary>How the costs are known, of those that are.</summary>
    public CostSource Source { get; private set; }

    /// <summary>True when an account in it doesn't know its cost.</summary>
    public bool IsCostPartial { get; set; }

    /// <summary>True when a part of it was imported.</summary>
    public bool IsImported { get; set; }

    /// <summary>Adds a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="names">The names of its chunk.</param>
    /// <param name="quantities">Its quantities.</param>
    /// <exception cref="OverflowException">The sum is beyond what a count can hold.</exception>
    public void Add(in HistoryValues row, string[] names, UsageQuantity[] quantities)
    {
        checked
        {
            _requests += row.Requests;
            _input += row.Input;
            _output += row.Output;
            _cacheRead += row.CacheRead;
            _cacheWrite += row.CacheWrite;
        }

        _known |= row.Fields & Counts;
        if (row.Has(HistoryFields.CostUsd))
        {
            _costUsd += row.CostUsd;
        }

        if (row.Has(HistoryFields.CostOther))
        {
            AddTo(ref _other, names[row.Currency], row.CostOther);
        }

        if (Source == CostSource.Unknown)
        {
            Source = row.Source;
        }

        foreach (UsageQuantity quantity in quantities)
        {
            AddTo(ref _quantities, quantity.Unit, quantity.Amount);
        }
    }

    /// <summary>Adds another sum.</summary>
    /// <param name="other">The other one.</param>
    public void Add(HistorySum other)
    {
        checked
        {
            _requests += other._requests;
            _input += other._input;
            _output += other._output;
            _cacheRead += other._cacheRead;
            _cacheWrite += other._cacheWrite;
        }

        _known |= other._known;
        _unknown |= other._unknown;
        _costUsd += other._costUsd;
        foreach ((string currency, decimal amount) in other._other ?? [])
        {
            AddTo(ref _other, currency, amount);
        }

        foreach ((string unit, decimal amount) in other._quantities ?? [])
        {
            AddTo(ref _quantities, unit, amount);
        }

        Source = Source == CostSource.Unknown ? other.Source : Source;
        IsCostPartial |= other.IsCostPartial;
        IsImported |= other.IsImported;
    }

    /// <summary>Notes what an account in it tells, and so what it doesn't.</summary>
    /// <param name="told">The fields of any of the account's rows in the period.</param>
    public void Note(HistoryFields told)
    {
        _unknown |= Counts & ~HistoryFields.CostUsd & ~told;
        IsCostPartial |= (told & (HistoryFields.CostUsd | HistoryFields.CostOther)) == 0;
    }

    /// <summary>Makes nothing of it the sum of what an account tells: it was asked, and nothing was used.</summary>
    /// <param name="told">The fields of any of the account's rows in the period.</param>
    public void AddNothing(HistoryFields told)
    {
        _known |= told & Counts;
        Note(told);
        if (Source == CostSource.Unknown && (told & HistoryFields.CostUsd) != 0)
        {
            Source = (told & HistoryFields.Estimated) != 0 ? CostSource.Estimated : CostSource.Billed;
        }
    }

    /// <summary>The row.</summary>
    /// <param name="group">Its names.</param>
    /// <param name="bucket">Its time.</param>
    /// <param name="isComplete">Whether the whole bucket is known.</param>
    public HistoryRow ToRow(HistoryGroup group, (DateTimeOffset Start, DateTimeOffset End) bucket, bool isComplete) => new()
    {
        Start = bucket.Start,
        End = bucket.End,
        ProviderId = group.Provider?.Id,
        ProviderName = group.Provider?.Name,
        AccountId = group.AccountId,
        Project = group.Project,
        Model = group.Model,
        Item = group.Item,
        RequestsCount = Count(HistoryFields.Requests, _requests),
        TokensInput = Count(HistoryFields.Input, _input),
        TokensOutput = Count(HistoryFields.Output, _output),
        TokensCacheRead = Count(HistoryFields.CacheRead, _cacheRead),
        TokensCacheWrite = Count(HistoryFields.CacheWrite, _cacheWrite),
        CostUsd = (_known & HistoryFields.CostUsd) != 0 ? _costUsd : null,
        CostOther = _other is null ? [] : [.. _other.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new MoneyAmount(pair.Value, pair.Key))],
        CostSource = Source,
        IsCostPartial = IsCostPartial,
        Quantities = _quantities is null ? [] : [.. _quantities.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new UsageQuantity(pair.Key, pair.Value))],
        IsComplete = isComplete,
        IsImported = IsImported,
    };

    private long? Count(HistoryFields field, long sum) => (_known & ~_unknown & field) != 0 ? sum : null;

    private static void AddTo(ref Dictionary<string, decimal>? sums, string name, decimal amount)
    {
        sums ??= new Dictionary<string, decimal>(StringComparer.Ordinal);
        sums[name] = sums.GetValueOrDefault(name) + amount;
    }
}
