using System.Management.Automation;
using Aic.Core.Configuration;
using Aic.Core.Plans;
using Aic.PowerShell.Completion;
using Aic.PowerShell.Pipeline;

namespace Aic.PowerShell;

/// <summary>Sets what is paid for a subscription.</summary>
[Cmdlet(VerbsCommon.Set, "AicPlan", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class SetAicPlanCommand : AicCmdlet
{
    /// <summary>Whose usage the subscription covers.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("AccountId", "ProviderId", "Id")]
    [ArgumentCompleter(typeof(AccountCompleter))]
    [ValidateNotNullOrEmpty]
    public string Provider { get; set; } = "";

    /// <summary>What it costs.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    public decimal Amount { get; set; }

    /// <summary>The currency it is paid in; null for US dollars.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(CurrencyCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Currency { get; set; }

    /// <summary>The amount is for a year.</summary>
    [Parameter]
    public SwitchParameter Yearly { get; set; }

    /// <inheritdoc />
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        ConfigFile file = Tracker.Config;
        PlanPeriod period = Yearly ? PlanPeriod.Year : PlanPeriod.Month;
        Plan plan = PlanChange.Find(Changed(file.Read(), period), Provider)!;
        if (await ShouldProcessAsync(plan.Account, $"Set the plan to {PlanText.Price(plan)} in {file.Path}").ConfigureAwait(false))
        {
            file.Update(config => PlanChange.Set(config, Provider, Amount, Currency, period));
        }
    }

    private AgentConfig Changed(AgentConfig config, PlanPeriod period)
    {
        try
        {
            return PlanChange.Set(config, Provider, Amount, Currency, period);
        }
        catch (ConfigException exception)
        {
            throw new TerminatingException(Errors.Invalid("InvalidPlan", exception.Message, Provider, "Give an account, such as claude-code, an amount above 0, and a currency such as EUR where it isn't US dollars."));
        }
    }
}
