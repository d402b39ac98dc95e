using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using Aic.Core.Budgets;
using Aic.Core.Configuration;

namespace Aic.PowerShell.Completion;

/// <summary>Completes the names of budgets.</summary>
public sealed class BudgetCompleter : IArgumentCompleter
{
    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        WildcardPattern pattern = WildcardPattern.Get((wordToComplete ?? "").Trim('\'', '"') + "*", WildcardOptions.IgnoreCase);
        return Budgets().Where(budget => pattern.IsMatch(budget.Name)).Select(budget => new CompletionResult(
            budget.Name, budget.Name, CompletionResultType.ParameterValue, $"{BudgetText.Limit(budget)} a {BudgetText.Period(budget)}"));
    }

    /// <summary>The budgets; none where the configuration file is broken, for completion is no place for errors.</summary>
    private static IReadOnlyList<Budget> Budgets()
    {
        try
        {
            return TrackerHost.Current.Config.Read().Budgets;
        }
        catch (ConfigException)
        {
            return [];
        }
    }
}
