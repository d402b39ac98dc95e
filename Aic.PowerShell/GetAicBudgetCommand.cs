using System.Management.Automation;
using Aic.Core.Budgets;
using Aic.PowerShell.Output;

namespace Aic.PowerShell;

/// <summary>Shows what is used and left of budgets, and what is expected by their periods' ends.</summary>
[Cmdlet(VerbsCommon.Get, "AicBudget")]
[OutputType(typeof(AicBudget))]
public sealed class GetAicBudgetCommand : BudgetsCmdlet
{
    /// <inheritdoc />
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        foreach (BudgetState state in await ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            WriteObject(new AicBudget(state));
        }
    }
}
