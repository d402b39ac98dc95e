using System.Text.Json;
using Aic.Core.Budgets;

namespace Aic.Core.Configuration;

/// <summary>Changes the budgets of the configuration. To be used with <see cref="ConfigFile.Update"/>, which checks what comes of it.</summary>
public static class BudgetChange
{
    /// <summary>Adds a budget, or puts it in the place of the one of its name.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="budget">The budget. Fields of the one before it that this version doesn't know are kept.</param>
    public static AgentConfig Set(AgentConfig config, Budget budget)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(budget);
        Budget? before = Find(config, budget.Name);
        Budget after = budget with { Name = before?.Name ?? budget.Name, Unknown = budget.Unknown ?? before?.Unknown };
        return config with { Budgets = before is null ? [.. config.Budgets, after] : [.. config.Budgets.Select(one => ReferenceEquals(one, before) ? after : one)] };
    }

    /// <summary>Removes a budget.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="name">Its name; capitals don't matter.</param>
    /// <exception cref="UnknownBudgetException">There is no such budget.</exception>
    public static AgentConfig Remove(AgentConfig config, string name)
    {
        ArgumentNullException.ThrowIfNull(config);
        Budget budget = Find(config, name) ?? throw new UnknownBudgetException(name, [.. config.Budgets.Select(one => one.Name)]);
        return config with { Budgets = [.. config.Budgets.Where(one => !ReferenceEquals(one, budget))] };
    }

    /// <summary>The budget of a name; null when there is none.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="name">The name; capitals don't matter.</param>
    public static Budget? Find(AgentConfig config, string name)
    {
        ArgumentNullException.ThrowIfNull(config);
        return config.Budgets.FirstOrDefault(budget => string.Equals(budget.Name, name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Reads a budget from JSON, in the form that it has in the configuration file. A field that doesn't exist is a mistake here.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="fields">An object.</param>
    /// <exception cref="ConfigException">It isn't valid; the message names the field and what it must be.</exception>
    public static Budget Parse(string name, JsonElement fields)
    {
        Budget budget = ConfigBudgets.ReadOne(name, new ConfigFields(fields, [], new JsonLines(), (_, problem) => new ConfigException($"That is no valid budget: {problem}.")));
        return budget.Unknown is null
            ? budget
            : throw new ConfigException("A budget has the fields amount, unit, period, starts_on, accounts, models, projects, counts and thresholds, and no others.");
    }
}
