using System.IO.Enumeration;
using Aic.Core.Currencies;
using Aic.Core.Scopes;
using Aic.Core.Usage;

namespace Aic.Core.Plans;

/// <summary>Tells what plans' usage would have cost at API prices.</summary>
/// <param name="reader">Asks for what was used.</param>
/// <param name="rates">Exchange rates, asked for only where a plan is paid in another currency than usage is estimated in.</param>
/// <param name="time">The clock and the user's time zone.</param>
internal sealed class PlanReader(ScopeReader reader, Lazy<ExchangeRates> rates, TimeProvider time)
{
    /// <summary>Tells it.</summary>
    /// <param name="all">All plans.</param>
    /// <param name="query">Which of them, and how many months.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <exception cref="UnknownPlanException">A name without wildcards has no plan.</exception>
    public async Task<IReadOnlyList<PlanMonth>> ReadAsync(IReadOnlyList<Plan> all, PlanQuery query, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Months, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Months, PlanQuery.MostMonths);
        TimeZoneInfo zone = time.LocalTimeZone;
        DateOnly today = DateOnly.FromDateTime(time.GetLocalNow().DateTime);
        DateOnly newest = new(today.Year, today.Month, 1);
        (Plan Plan, DateOnly Month)[] asked = [.. Find(all, query.Accounts).SelectMany(plan => Enumerable.Range(0, query.Months).Select(back => (plan, newest.AddMonths(-back))))];
        ScopeQuestion[] questions =
        [
            .. asked.Select(one => new ScopeQuestion(
                new UsageScope([one.Plan.Account], [], []),
                new UsagePeriod(UsagePeriod.Midnight(one.Month, zone), UsagePeriod.Midnight(one.Month.AddMonths(1), zone)))),
        ];
        IReadOnlyList<ScopeAnswer> answers = await reader.ReadAsync(questions, new UsageQuery { MaxAge = query.MaxAge }, cancellationToken, withPast: false).ConfigureAwait(false);
        return [.. asked.Select((one, index) => Month(one.Plan, one.Month, questions[index].Period, answers[index].Usage.Estimated))];
    }

    private PlanMonth Month(Plan plan, DateOnly month, UsagePeriod period, ScopeMeasure estimated)
    {
        bool isDollar = plan.Currency == Plan.Dollar;
        ExchangeRate? rate = isDollar ? null : rates.Value.Find(Plan.Dollar, plan.Currency);
        decimal? perDollar = isDollar ? 1 : rate?.Rate;
        return new PlanMonth(
            plan,
            month,
            period.Start,
            period.End,
            estimated.Total,
            estimated.Total * perDollar is { } total ? Math.Round(total / plan.MonthlyAmount, 2) : null,
            rate,
            estimated switch
            {
                { Total: null, Missing.Count: 0 } => $"Nothing that {plan.Account} used is estimated at API prices.",
                { Total: not null } when perDollar is null => RateText.NotCompared(Plan.Dollar, plan.Currency, rates.Value.Source),
                _ => null,
            },
            estimated.Missing.Count > 0,
            estimated.Missing);
    }

    private static IReadOnlyList<Plan> Find(IReadOnlyList<Plan> all, IReadOnlyList<string> patterns) => NamePatterns.Choose(
        all,
        patterns,
        (plan, pattern) => FileSystemName.MatchesSimpleExpression(pattern, plan.Account),
        name => new UnknownPlanException(name, [.. all.Select(plan => plan.Account)]));
}
