using System.Globalization;
using Aic.Core.Forecasting;
using Aic.Core.Usage;

namespace Aic.Core.Scopes;

/// <summary>What a part of all usage came to, in one measure.</summary>
internal sealed class ScopeMeasure
{
    private readonly Dictionary<DateOnly, decimal> _days = [];
    private readonly List<string> _missing = [];

    /// <summary>The sum; null when no account of the scope tells it.</summary>
    public decimal? Total { get; private set; }

    /// <summary>The same by day; what belongs to no day isn't in it.</summary>
    public IEnumerable<DailyAmount> Days => _days.Select(day => new DailyAmount(day.Key, day.Value));

    /// <summary>What isn't in the sum and why, a sentence each.</summary>
    public IReadOnlyList<string> Missing => _missing;

    /// <summary>Adds an amount.</summary>
    public void Add(DateOnly? day, decimal amount)
    {
        Total = (Total ?? 0) + amount;
        if (day is { } known)
        {
            _days[known] = _days.GetValueOrDefault(known) + amount;
        }
    }

    /// <summary>Notes that something isn't in the sum.</summary>
    public void Lacks(string sentence)
    {
        if (!_missing.Contains(sentence))
        {
            _missing.Add(sentence);
        }
    }
}

/// <summary>What a part of all usage came to in a period: billed and estimated dollars, tokens, other currencies. Nothing is added to what it differs from.</summary>
internal sealed class ScopeUsage
{
    private readonly List<MoneyAmount> _other = [];

    /// <summary>US dollars that providers say they billed.</summary>
    public ScopeMeasure Billed { get; } = new();

    /// <summary>US dollars at API prices.</summary>
    public ScopeMeasure Estimated { get; } = new();

    /// <summary>Tokens of all kinds.</summary>
    public ScopeMeasure Tokens { get; } = new();

    /// <summary>What was billed in other currencies, one amount for each.</summary>
    public IReadOnlyList<MoneyAmount> Other => UsageTotals.SumMoney(_other);

    /// <summary>True when some of it is older than it should be, because its provider failed since.</summary>
    public bool IsStale { get; private set; }

    /// <summary>The oldest of the moments at which providers were asked (UTC); null when nothing is known.</summary>
    public DateTimeOffset? AsOf { get; private set; }

    /// <summary>Sums what accounts used.</summary>
    /// <param name="usages">The accounts. Those outside of the scope are passed over.</param>
    /// <param name="scope">The scope.</param>
    /// <param name="zone">The user's time zone.</param>
    public static ScopeUsage Of(IEnumerable<ProviderUsage> usages, UsageScope scope, TimeZoneInfo zone)
    {
        ScopeUsage sum = new();
        foreach (ProviderUsage usage in usages.Where(usage => scope.HasAccount(usage.AccountId, usage.ProviderId)))
        {
            sum.Add(usage, scope, zone);
        }

        return sum;
    }

    /// <summary>Notes that something isn't in any of the sums.</summary>
    public void LacksAll(string sentence)
    {
        Billed.Lacks(sentence);
        Estimated.Lacks(sentence);
        Tokens.Lacks(sentence);
    }

    private void Add(ProviderUsage usage, UsageScope scope, TimeZoneInfo zone)
    {
        if (usage.Usage is not { } data)
        {
            LacksAll($"{usage.AccountId}: {usage.Error?.Message ?? usage.Description ?? "nothing is known of it."}");
            return;
        }

        IsStale |= usage.IsStale;
        AsOf = usage.FetchedAt < AsOf || AsOf is null ? usage.FetchedAt : AsOf;
        UsageGrouping by = UsageGrouping.Day
            | (scope.Models.Count > 0 ? UsageGrouping.Model : UsageGrouping.None)
            | (scope.Projects.Count > 0 ? UsageGrouping.Project : UsageGrouping.None);
        IReadOnlyList<UsageGroup> groups = UsageGrouper.Group([usage], by, zone);
        AddZeros(data);
        foreach (UsageGroup group in groups)
        {
            if (scope.HasModel(group.Model) && scope.HasProject(group.Project))
            {
                Add(group);
            }
            else if (group.CostUsd > 0 && ((scope.Models.Count > 0 && group.Model is null) || (scope.Projects.Count > 0 && group.Project is null)))
            {
                Measure(group.CostSource).Lacks($"{usage.AccountId} doesn't tell for all of its cost {(group.Model is null && scope.Models.Count > 0 ? "which model" : "which project")} it is for.");
            }
        }

        NoteMissing(usage, data, scope);
    }

    /// <summary>A measure that an account answers for is known, although it may have nothing in the scope.</summary>
    private void AddZeros(UsageData data)
    {
        if (data.CostSource != CostSource.Unknown)
        {
            Measure(data.CostSource).Add(null, 0);
        }

        if (data.TokensInput is not null && data.TokensOutput is not null)
        {
            Tokens.Add(null, 0);
        }
    }

    private void Add(UsageGroup group)
    {
        if (group.CostUsd is { } cost)
        {
            Measure(group.CostSource).Add(group.Day, cost);
        }

        _other.AddRange(group.CostOther);

        // Where cached tokens aren't told apart, they are in the input already.
        if (group is { TokensInput: { } input, TokensOutput: { } output })
        {
            Tokens.Add(group.Day, (decimal)input + output + (group.TokensCacheRead ?? 0) + (group.TokensCacheWrite ?? 0));
        }
    }

    private void NoteMissing(ProviderUsage usage, UsageData data, UsageScope scope)
    {
        if (data.CostSource == CostSource.Unknown)
        {
            string sentence = $"{usage.AccountId} tells no cost.";
            Billed.Lacks(sentence);
            Estimated.Lacks(sentence);
        }

        if (data.TokensInput is null || data.TokensOutput is null)
        {
            Tokens.Lacks($"{usage.AccountId} doesn't tell all of its tokens.");
        }

        string[] unpriced = data.CostSource != CostSource.Estimated ? [] :
        [
            .. data.Breakdown
                .Where(row => row.CostSource == CostSource.Unknown && scope.HasModel(row.Model) && scope.HasProject(row.Project))
                .Select(row => row.Model ?? "a model without a name")
                .Distinct(StringComparer.Ordinal),
        ];
        if (unpriced.Length > 0)
        {
            Estimated.Lacks($"{usage.AccountId}: no price is known for {string.Join(", ", unpriced)}.");
        }

        foreach (MoneyAmount money in data.CostOther)
        {
            Billed.Lacks(string.Create(CultureInfo.InvariantCulture, $"{usage.AccountId} was billed in {money.Currency} too, which isn't added to US dollars."));
        }
    }

    private ScopeMeasure Measure(CostSource source) => source == CostSource.Estimated ? Estimated : Billed;
}
