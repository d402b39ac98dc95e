using System.Management.Automation;
using Aic.Core;
using Aic.Core.Plans;
using Aic.PowerShell.Completion;
using Aic.PowerShell.Output;
using Aic.PowerShell.Pipeline;

namespace Aic.PowerShell;

/// <summary>Shows what plans' usage would have cost at API prices, by month.</summary>
[Cmdlet(VerbsCommon.Get, "AicPlan")]
[OutputType(typeof(PlanMonth))]
public sealed class GetAicPlanCommand : AicCmdlet
{
    /// <summary>Whose plans: accounts or patterns; null for all.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("AccountId", "ProviderId", "Id")]
    [ArgumentCompleter(typeof(AccountCompleter))]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Provider { get; set; }

    /// <summary>How many calendar months back, the running one included.</summary>
    [Parameter]
    [ValidateRange(1, 24)]
    public int Months { get; set; } = 3;

    /// <inheritdoc />
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        UsageTracker tracker = Tracker;
        ShownMoney.Load(tracker);
        foreach (string? name in Provider ?? [null!])
        {
            using DelayedProgress progress = new(WriteProgress, "Reading plans", "adding up usage");
            try
            {
                PlanQuery query = new() { Accounts = name is null ? [] : [name], Months = Months };
                IReadOnlyList<PlanMonth> months = await tracker.GetPlansAsync(query, cancellationToken).ConfigureAwait(false);
                foreach (PlanMonth month in months)
                {
                    WriteObject(month);
                }

                foreach (string problem in months.Select(month => month.NotCompared).OfType<string>().Distinct())
                {
                    WriteWarning(problem);
                }
            }
            catch (UnknownPlanException exception)
            {
                WriteError(Errors.UnknownPlan(exception));
            }
        }
    }
}
