using System.Management.Automation;
using Aic.Core.Lifecycle.Startup;

namespace Aic.PowerShell;

/// <summary>The system no longer starts the agent.</summary>
[Cmdlet(VerbsLifecycle.Unregister, "AicAgentStartup", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class UnregisterAicAgentStartupCommand : AgentStartupCmdlet
{
    /// <inheritdoc />
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        AgentStartup startup = CreateStartup();
        StartupPlan plan = await startup.PlanDisableAsync(cancellationToken).ConfigureAwait(false);
        await ApplyAsync(startup, plan, cancellationToken).ConfigureAwait(false);
    }
}
