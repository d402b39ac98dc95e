using Aic.Core.Budgets;
using Aic.Core.Configuration;
using Aic.Core.Currencies;
using Aic.Core.Forecasting;
using Aic.Core.Plans;
using Aic.Core.Scopes;

namespace Aic.Core;

/// <content>Questions about parts of all usage: budgets, plans, forecasts.</content>
public sealed partial class UsageTracker
{
    private ScopeReader Scopes => new(this, new ImportedUsage(_store, _options.Time), _options.Time.LocalTimeZone);

    /// <summary>Tells how budgets stand, in the configuration's order. An account that fails is named in the state, never an exception.</summary>
    /// <param name="query">The question.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <exception cref="ConfigException">The configuration file is broken.</exception>
    /// <exception cref="UnknownBudgetException">A name without wildcards is no budget's.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Task<IReadOnlyList<BudgetState>> GetBudgetsAsync(BudgetQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new BudgetReader(Scopes, _options.Time).ReadAsync(ReadConfig().Budgets, query, cancellationToken);
    }

    /// <summary>Tells what plans' usage would have cost at API prices, by month. An account that fails is named in the answer, never an exception.</summary>
    /// <param name="query">The question.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <exception cref="ConfigException">The configuration file is broken.</exception>
    /// <exception cref="UnknownPlanException">A name without wildcards has no plan.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Task<IReadOnlyList<PlanMonth>> GetPlansAsync(PlanQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        AgentConfig config = ReadConfig();
        return new PlanReader(Scopes, new Lazy<ExchangeRates>(() => RatesOf(config)), _options.Time).ReadAsync(config.Plans, query, cancellationToken);
    }

    /// <summary>Tells what a running period is expected to come to. An account that fails is named in the answer, never an exception.</summary>
    /// <param name="query">The question.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <exception cref="ConfigException">The configuration file is broken.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Task<ForecastReport> GetForecastAsync(ForecastQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new ForecastReader(Scopes, _options.Time).ReadAsync(query, cancellationToken);
    }
}
