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
        IReadOnlyList<Budget> all = file.Read().Budgets;
        foreach (Budget budget in FindEach(all, budget => budget.Name, Name, name => Errors.UnknownBudget(name, [.. all.Select(budget => budget.Name)])))
        {
            if (await ShouldProcessAsync(budget.Name, $"Remove from {file.Path}").ConfigureAwait(false))
            {
                file.Update(config => BudgetChange.Remove(config, budget.Name));
            }
        }
    }
}
