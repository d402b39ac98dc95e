using System.Text.Json;
using Aic.Core.Currencies;
using Aic.Core.Plans;

namespace Aic.Core.Configuration;

/// <summary>Changes the plans of the configuration. To be used with <see cref="ConfigFile.Update"/>, which checks what comes of it.</summary>
public static class PlanChange
{
    /// <summary>Adds a plan, or puts it in the place of the one of its account.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="account">Whose usage it covers: <c>claude-code</c>.</param>
    /// <param name="amount">The price, above zero.</param>
    /// <param name="currency">The currency it is paid in; null for US dollars.</param>
    /// <param name="period">How often it is paid.</param>
    /// <exception cref="ConfigException">The account's name, the amount or the currency can't be.</exception>
    public static AgentConfig Set(AgentConfig config, string account, decimal amount, string? currency, PlanPeriod period)
    {
        if (AccountId.Parse(account) is null)
        {
            throw new ConfigException($"'{account}' is no account's name; write {AccountId.Form}.");
        }

        if (!ConfigPlans.IsAmount(amount))
        {
            throw new ConfigException($"The amount {ConfigPlans.AmountProblem}.");
        }

        string code = CurrencyCode.Read(currency ?? Plan.Dollar) ?? throw new ConfigException($"The currency {ConfigRates.CurrencyProblem}.");
        return Set(config, new Plan { Account = account, Amount = amount, Currency = code, Period = period });
    }

    /// <summary>Adds a plan, or puts it in the place of the one of its account.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="plan">The plan. Fields of the one before it that this version doesn't know are kept.</param>
    public static AgentConfig Set(AgentConfig config, Plan plan)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(plan);
        Plan? before = Find(config, plan.Account);
        Plan after = plan with { Account = before?.Account ?? plan.Account, Unknown = plan.Unknown ?? before?.Unknown };
        return config with { Plans = before is null ? [.. config.Plans, after] : [.. config.Plans.Select(one => ReferenceEquals(one, before) ? after : one)] };
    }

    /// <summary>Removes a plan.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="account">Its account; capitals don't matter.</param>
    /// <exception cref="UnknownPlanException">There is no such plan.</exception>
    public static AgentConfig Remove(AgentConfig config, string account)
    {
        ArgumentNullException.ThrowIfNull(config);
        Plan plan = Find(config, account) ?? throw new UnknownPlanException(account, [.. config.Plans.Select(one => one.Account)]);
        return config with { Plans = [.. config.Plans.Where(one => !ReferenceEquals(one, plan))] };
    }

    /// <summary>The plan of an account; null when there is none.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="account">The account; capitals don't matter.</param>
    public static Plan? Find(AgentConfig config, string account)
    {
        ArgumentNullException.ThrowIfNull(config);
        return config.Plans.FirstOrDefault(plan => string.Equals(plan.Account, account, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Reads a plan from JSON, in the form that it has in the configuration file. A field that doesn't exist is a mistake here.</summary>
    /// <param name="account">Its account.</param>
    /// <param name="fields">An object.</param>
    /// <exception cref="ConfigException">It isn't valid; the message names the field and what it must be.</exception>
    public static Plan Parse(string account, JsonElement fields)
    {
        Plan plan = ConfigPlans.ReadOne(account, new ConfigFields(fields, [], new JsonLines(), (_, problem) => new ConfigException($"That is no valid plan: {problem}.")));
        return plan.Unknown is null ? plan : throw new ConfigException("A plan has the fields amount, currency and period, and no others.");
    }
}
