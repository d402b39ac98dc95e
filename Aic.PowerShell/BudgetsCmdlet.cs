using System.Management.Automation;
using Aic.Core;
using Aic.Core.Budgets;
using Aic.PowerShell.Completion;
using Aic.PowerShell.Output;
using Aic.PowerShell.Pipeline;

namespace Aic.PowerShell;

/// <summary>A cmdlet that tells how budgets stand, given by name, by pattern or down the pipeline.</summary>
public abstract class BudgetsCmdlet : AicCmdlet
{
    /// <summary>Which budgets: names or patterns; null for all.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(BudgetCompleter))]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Name { get; set; }

    /// <summary>Asks the providers now, past what is known already.</summary>
    [Parameter]
    public SwitchParameter Refresh { get; set; }

    /// <summary>Tells how the budgets stand; for each name that is none's an error is written.</summary>
    private protected async Task<IReadOnlyList<BudgetState>> ReadAsync(CancellationToken cancellationToken)
    {
        UsageTracker tracker = Tracker;
        IReadOnlyList<Budget> all = tracker.Config.Read().Budgets;
        List<string> names = [];
        foreach (string name in Name ?? [])
        {
            if (IsPattern(name) || all.Any(budget => string.Equals(budget.Name, name, StringComparison.OrdinalIgnoreCase)))
            {
                names.Add(name);
            }
            else
            {
                WriteError(Errors.UnknownBudget(name, [.. all.Select(budget => budget.Name)]));
            }
        }

        if (Name is not null && names.Count == 0)
        {
            return [];
        }

        ShownMoney.Load(tracker);
        using DelayedProgress progress = new(WriteProgress, "Reading budgets", "asking the providers");
        return await tracker.GetBudgetsAsync(new BudgetQuery { Names = names, Refresh = Refresh }, cancellationToken).ConfigureAwait(false);
    }
}
