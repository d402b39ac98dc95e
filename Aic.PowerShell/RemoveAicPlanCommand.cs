using System.Management.Automation;
using Aic.Core.Configuration;
using Aic.Core.Plans;
using Aic.PowerShell.Completion;

namespace Aic.PowerShell;

/// <summary>Removes plans from the configuration file.</summary>
[Cmdlet(VerbsCommon.Remove, "AicPlan", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class RemoveAicPlanCommand : AicCmdlet
{
    /// <summary>Whose plans: accounts or patterns.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("AccountId", "ProviderId", "Id")]
    [ArgumentCompleter(typeof(AccountCompleter))]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Provider { get; set; } = [];

    /// <inheritdoc />
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        ConfigFile file = Tracker.Config;
        string[] all = [.. file.Read().Plans.Select(plan => plan.Account)];
        foreach (string account in FindEach(all, account => account, Provider, name => Errors.UnknownPlan(new UnknownPlanException(name, all))))
        {
            if (await ShouldProcessAsync(account, $"Remove the plan from {file.Path}").ConfigureAwait(false))
            {
                file.Update(config => PlanChange.Remove(config, account));
            }
        }
    }
}
