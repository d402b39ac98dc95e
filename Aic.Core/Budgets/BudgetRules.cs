namespace Aic.Core.Budgets;

/// <summary>What a budget's values must be like, wherever they come from. A problem is a sentence without its subject.</summary>
internal static class BudgetRules
{
    /// <summary>The largest amount: more is a mistake, and would overflow sums of it.</summary>
    public const decimal MaxAmount = 1_000_000_000_000_000m;

    public const string AmountProblem = "must be a number above 0, and at most 1000000000000000";
    public const string UnitProblem = "must be \"USD\" or \"tokens\": no other currency is added to dollars";
    public const string PeriodProblem = "must be \"day\", \"week\" or \"month\"";
    public const string CountsProblem = "must be \"billed\" or \"estimated\"";
    public const string StartsOnProblem = "must be a day of the month (1 to 31), or with \"period\": \"week\" a day of the week (1 is Monday, 7 is Sunday); a day has none";
    public const string ThresholdsProblem = "must be a list of percentages (above 0, at most 1000) and \"projected\", such as [50, 80, 100, \"projected\"], each once";
    public const string PatternsProblem = "must be a list of names, where * and ? stand for any letters";
    public const string NameProblem = "is no budget's name: use " + BudgetText.NameForm;

    /// <summary>True for an amount that can be a budget's.</summary>
    public static bool IsAmount(decimal amount) => amount is > 0 and <= MaxAmount;

    /// <summary>True where a period can start on such a day.</summary>
    public static bool IsStart(BudgetPeriod period, int? startsOn) => startsOn is not { } day || period switch
    {
        BudgetPeriod.Week => day is >= 1 and <= 7,
        BudgetPeriod.Month => day is >= 1 and <= 31,
        _ => false,
    };
}
