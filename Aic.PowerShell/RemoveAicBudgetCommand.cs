using System.IO.Enumeration;
using System.Management.Automation;
using Aic.Core.Budgets;
using Aic.Core.Configuration;
using Aic.PowerShell.Completion;

namespace Aic.PowerShell;

/// <summary>Removes budgets from the configuration file.</summary>
[Cmdlet(VerbsCommon.Remove, "AicBudget", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class RemoveAicBudgetCommand : AicCmdlet
{
    /// <summary>Which budgets: names or patterns.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(BudgetCompleter))]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Name { get; set; } = [];

    /// <inheritdoc />
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        ConfigFile file = Tracker.Config;
        foreach (string name in Name)
        {
            IReadOnlyList<Budget> all = file.Read().Budgets;
            string[] budgets = [.. all.Select(budget => budget.Name).Where(known => FileSystemName.MatchesSimpleExpression(name, known))];
            if (budgets.Length == 0 && !IsPattern(name))
            {
                WriteError(Errors.UnknownBudget(name, [.. all.Select(budget => budget.Name)]));
            }

            foreach (string budget in budgets)
            {
                if (await ShouldProcessAsync(budget, $"Remove from {file.Path}").ConfigureAwait(false))
                {
                    file.Update(config => BudgetChange.Remove(config, budget));
                }
            }
        }
    }
}
