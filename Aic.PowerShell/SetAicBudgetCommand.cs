using System.Management.Automation;
using Aic.Core;
using Aic.Core.Budgets;
using Aic.Core.Configuration;
using Aic.PowerShell.Completion;
using Aic.PowerShell.Output;
using Aic.PowerShell.Pipeline;

namespace Aic.PowerShell;

/// <summary>Adds a budget, or changes what is named of one.</summary>
[Cmdlet(VerbsCommon.Set, "AicBudget", SupportsShouldProcess = true)]
[OutputType(typeof(AicBudget))]
public sealed class SetAicBudgetCommand : AicCmdlet
{
    /// <summary>The budget's name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(BudgetCompleter))]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <summary>The amount, above 0; needed for a new budget.</summary>
    [Parameter(Position = 1)]
    public decimal? Amount { get; set; }

    /// <summary>What the amount counts: USD or tokens.</summary>
    [Parameter]
    [ValidateSet("USD", "tokens")]
    public string? Unit { get; set; }

    /// <summary>How long it lasts before it starts anew.</summary>
    [Parameter]
    [ValidateSet("Day", "Week", "Month")]
    public string? Period { get; set; }

    /// <summary>The day on which it starts anew; 0 for the first.</summary>
    [Parameter]
    [ValidateRange(0, 31)]
    public int? StartsOn { get; set; }

    /// <summary>Whose usage counts: accounts or providers, or patterns; <c>*</c> for everybody.</summary>
    [Parameter]
    [Alias("AccountId", "ProviderId")]
    [ArgumentCompleter(typeof(AccountCompleter))]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Provider { get; set; }

    /// <summary>Which models count, or patterns; <c>*</c> for all usage.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ModelCompleter))]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Model { get; set; }

    /// <summary>Which projects count, or patterns; <c>*</c> for all usage.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Project { get; set; }

    /// <summary>Which dollars count.</summary>
    [Parameter]
    [ValidateSet("Billed", "Estimated", "Auto")]
    public string? Counts { get; set; }

    /// <summary>What is worth being told about: percentages and <c>projected</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Threshold { get; set; }

    /// <summary>Writes the budget and how it stands to the pipeline.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc />
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        UsageTracker tracker = Tracker;
        BudgetEdit edit = new()
        {
            Amount = Amount,
            Unit = Unit,
            Period = Period,
            StartsOn = StartsOn,
            Accounts = Provider,
            Models = Model,
            Projects = Project,
            Counts = Counts,
            Thresholds = Threshold,
        };
        Budget budget = BudgetChange.Find(Edited(tracker.Config.Read(), edit), Name)!;
        if (!await ShouldProcessAsync(budget.Name, $"Set to {BudgetText.Limit(budget)} a {BudgetText.Period(budget)} for {BudgetText.Scope(budget)} in {tracker.Config.Path}").ConfigureAwait(false))
        {
            return;
        }

        tracker.Config.Update(config => edit.Apply(config, Name));
        if (PassThru)
        {
            IReadOnlyList<BudgetState> states = await tracker.GetBudgetsAsync(new BudgetQuery { Names = [budget.Name] }, cancellationToken).ConfigureAwait(false);
            WriteObject(new AicBudget(states[0]));
        }
    }

    private AgentConfig Edited(AgentConfig config, BudgetEdit edit)
    {
        try
        {
            return edit.Apply(config, Name);
        }
        catch (ConfigException exception)
        {
            throw new TerminatingException(Errors.Invalid("InvalidBudget", exception.Message, Name, "Get-Help Set-AicBudget -Full describes each parameter."));
        }
    }
}
