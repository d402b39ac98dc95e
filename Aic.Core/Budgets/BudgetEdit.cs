using Aic.Core.Configuration;

namespace Aic.Core.Budgets;

/// <summary>A change of a budget as somebody typed it: what is null stays as it is. Of a budget that isn't there yet, the rest is as by default.</summary>
public sealed record BudgetEdit
{
    /// <summary>The amount.</summary>
    public decimal? Amount { get; init; }

    /// <summary>The unit's word.</summary>
    public string? Unit { get; init; }

    /// <summary>The period's word.</summary>
    public string? Period { get; init; }

    /// <summary>The day on which it starts anew; 0 for the first one.</summary>
    public int? StartsOn { get; init; }

    /// <summary>Patterns of accounts; <c>*</c> alone for everybody.</summary>
    public IReadOnlyList<string>? Accounts { get; init; }

    /// <summary>Patterns of models; <c>*</c> alone for all usage, that of no model too.</summary>
    public IReadOnlyList<string>? Models { get; init; }

    /// <summary>Patterns of projects; <c>*</c> alone for all usage, that of no project too.</summary>
    public IReadOnlyList<string>? Projects { get; init; }

    /// <summary>Which dollars count: <c>billed</c>, <c>estimated</c>, or <c>auto</c> to let the accounts decide.</summary>
    public string? Counts { get; init; }

    /// <summary>Thresholds, each by itself or several joined by commas.</summary>
    public IReadOnlyList<string>? Thresholds { get; init; }

    /// <summary>Makes the change.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="name">The budget's name.</param>
    /// <exception cref="ConfigException">A value can't be, or a new budget has no amount; the message says what it must be.</exception>
    public AgentConfig Apply(AgentConfig config, string name)
    {
        if (!BudgetText.IsName(name))
        {
            throw new ConfigException($"'{name}' {BudgetRules.NameProblem}.");
        }

        Budget? found = BudgetChange.Find(config, name);
        Budget before = found ?? new Budget { Name = name, Amount = Amount ?? throw new ConfigException($"There is no budget '{name}' yet. Give the amount of the new one.") };
        Budget after = before with
        {
            Amount = Amount ?? before.Amount,
            Unit = Unit is null ? before.Unit : BudgetText.ReadUnit(Unit) ?? throw Wrong("The unit", BudgetRules.UnitProblem),
            Period = Period is null ? before.Period : ConfigWords.Read<BudgetPeriod>(Period) ?? throw Wrong("The period", BudgetRules.PeriodProblem),
            StartsOn = StartsOn switch { null => before.StartsOn, 0 => null, { } day => day },
            Accounts = Patterns(Accounts) ?? before.Accounts,
            Models = Patterns(Models) ?? before.Models,
            Projects = Patterns(Projects) ?? before.Projects,
            Counts = Counts is null ? before.Counts
                : string.Equals(Counts, "auto", StringComparison.OrdinalIgnoreCase) ? null
                : ConfigWords.Read<BudgetCounts>(Counts) ?? throw Wrong("What counts", BudgetRules.CountsProblem + ", or auto"),
            Thresholds = Thresholds is null ? before.Thresholds : [.. Thresholds.SelectMany(text => text.Split(',', StringSplitOptions.RemoveEmptyEntries)).Select(Threshold)],
        };
        if (!BudgetRules.IsAmount(after.Amount))
        {
            throw Wrong("The amount", BudgetRules.AmountProblem);
        }

        if (Period is not null && StartsOn is null && !BudgetRules.IsStart(after.Period, after.StartsOn))
        {
            // The day belonged to the period before.
            after = after with { StartsOn = null };
        }

        return BudgetRules.IsStart(after.Period, after.StartsOn) ? BudgetChange.Set(config, after) : throw Wrong("The day it starts on", BudgetRules.StartsOnProblem);
    }

    private static BudgetThreshold Threshold(string text) => BudgetThreshold.Parse(text) ?? throw Wrong("The thresholds", BudgetRules.ThresholdsProblem);

    private static IReadOnlyList<string>? Patterns(IReadOnlyList<string>? patterns) => patterns is ["*"] ? [] : patterns;

    private static ConfigException Wrong(string what, string problem) => new($"{what} {problem}.");
}
