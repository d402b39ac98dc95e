using System.IO.Enumeration;
using Aic.Core.Providers;
using Aic.Core.Scopes;

namespace Aic.Core.Budgets;

/// <summary>Tells how the budgets of a configuration stand.</summary>
/// <param name="reader">Asks for what was used.</param>
/// <param name="time">The clock and the user's time zone.</param>
internal sealed class BudgetReader(ScopeReader reader, TimeProvider time)
{
    /// <summary>Tells it.</summary>
    /// <param name="all">All budgets.</param>
    /// <param name="query">Which of them, and how to ask.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <exception cref="UnknownBudgetException">A name without wildcards is no budget's.</exception>
    public async Task<IReadOnlyList<BudgetState>> ReadAsync(IReadOnlyList<Budget> all, BudgetQuery query, CancellationToken cancellationToken)
    {
        IReadOnlyList<Budget> budgets = Find(all, query.Names);
        TimeZoneInfo zone = time.LocalTimeZone;
        DateTimeOffset now = time.GetUtcNow();
        ScopeQuestion[] questions = [.. budgets.Select(budget => new ScopeQuestion(budget.Scope, BudgetCalendar.PeriodAt(budget, now, zone)))];
        IReadOnlyList<ScopeAnswer> answers = await reader.ReadAsync(questions, query.Usage, cancellationToken).ConfigureAwait(false);
        return [.. budgets.Select((budget, index) => BudgetEvaluator.Evaluate(
            budget, CountsOf(budget, answers[index].Accounts), questions[index].Period, answers[index].Usage, answers[index].Past, now, zone))];
    }

    /// <summary>The budgets that patterns name, in their own order; all of them when there is no pattern.</summary>
    /// <exception cref="UnknownBudgetException">A pattern without wildcards is no budget's name.</exception>
    public static IReadOnlyList<Budget> Find(IReadOnlyList<Budget> all, IReadOnlyList<string> patterns) => NamePatterns.Choose(
        all,
        patterns,
        (budget, pattern) => FileSystemName.MatchesSimpleExpression(pattern, budget.Name),
        name => new UnknownBudgetException(name, [.. all.Select(budget => budget.Name)]));

    /// <summary>Only coding tools tell projects, and they are billed nowhere.</summary>
    private static BudgetCounts? CountsOf(Budget budget, IReadOnlyList<ProviderAccount> accounts) =>
        budget.Unit == BudgetUnit.Tokens ? null
        : budget.Counts is { } own ? own
        : budget.Projects.Count > 0 || (accounts.Count > 0 && accounts.All(account => account.Provider.Source == UsageSource.Sessions)) ? BudgetCounts.Estimated
        : BudgetCounts.Billed;
}
