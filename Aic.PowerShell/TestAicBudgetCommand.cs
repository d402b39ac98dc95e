using System.Management.Automation;
using Aic.Core.Budgets;
using Aic.PowerShell.Output;
using Aic.PowerShell.Pipeline;

namespace Aic.PowerShell;

/// <summary>Tests whether budgets are kept. One that isn't is an error, so that <c>pwsh -Command</c> ends with exit code 1.</summary>
[Cmdlet(VerbsDiagnostic.Test, "AicBudget")]
[OutputType(typeof(AicBudget), typeof(bool))]
public sealed class TestAicBudgetCommand : BudgetsCmdlet
{
    private bool _areKept = true;

    /// <summary>From which share on a budget isn't kept, in percent, or <c>projected</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string At { get; set; } = "100";

    /// <summary>Writes each budget to the pipeline, kept or not.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Answers only whether all are kept, and writes no errors for those that aren't.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc />
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        BudgetThreshold threshold = BudgetThreshold.Parse(At)
            ?? throw new TerminatingException(Errors.Invalid("InvalidThreshold", $"'{At}' is no threshold.", At, "Give -At a percentage such as 80, or projected."));
        IReadOnlyList<BudgetState> states = await ReadAsync(cancellationToken).ConfigureAwait(false);
        if (states.Count == 0 && Name is null)
        {
            _areKept = false;
            WriteError(Errors.Invalid("NoBudget", "There is no budget to test.", null, "Set one: Set-AicBudget all 200"));
        }

        foreach (BudgetState state in states)
        {
            Test(state, threshold);
            if (PassThru)
            {
                WriteObject(new AicBudget(state));
            }
        }
    }

    /// <inheritdoc />
    protected override Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        if (Quiet)
        {
            WriteObject(_areKept);
        }

        return Task.CompletedTask;
    }

    private void Test(BudgetState state, BudgetThreshold threshold)
    {
        bool isReached = state.HasReached(threshold);
        _areKept &= !isReached && state.Used is not null;
        if (Quiet)
        {
            return;
        }

        if (isReached)
        {
            WriteError(Errors.BudgetReached(new AicBudget(state), BudgetText.Crossed(state, threshold)));
        }
        else if (state.Used is null)
        {
            WriteError(Errors.BudgetUnknown(new AicBudget(state), $"What is used of the budget {state.Budget.Name} isn't known. {string.Join(" ", state.Missing)}"));
        }
        else
        {
            foreach (string missing in state.Missing)
            {
                WriteWarning($"{state.Budget.Name}: {missing}");
            }
        }
    }
}
