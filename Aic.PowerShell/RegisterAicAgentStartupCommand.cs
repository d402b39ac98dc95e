using System.Management.Automation;
using System.Net;
using Aic.Core.Lifecycle.Startup;

namespace Aic.PowerShell;

/// <summary>Has the system start the agent with the user's session.</summary>
[Cmdlet(VerbsLifecycle.Register, "AicAgentStartup", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class RegisterAicAgentStartupCommand : AgentStartupCmdlet
{
    /// <summary>The port, on loopback.</summary>
    [Parameter(Position = 0)]
    [ValidateRange(1, IPEndPoint.MaxPort)]
    public int? Port { get; set; }

    /// <inheritdoc />
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        AgentStartup startup = CreateStartup();
        return ApplyAsync(startup, startup.PlanEnable(FindExecutable(), Port), cancellationToken);
    }
}
