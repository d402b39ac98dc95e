using System.Management.Automation;
using System.Net;
using Aic.Core.Configuration;
using Aic.PowerShell.Output;
using Aic.PowerShell.Pipeline;

namespace Aic.PowerShell;

/// <summary>Ends the agent and starts it where it served.</summary>
[Cmdlet(VerbsLifecycle.Restart, "AicAgent", SupportsShouldProcess = true)]
[OutputType(typeof(AicAgent))]
public sealed class RestartAicAgentCommand : AgentCmdlet
{
    /// <summary>Another port, on loopback; 0 for any that is free.</summary>
    [Parameter(Position = 0)]
    [ValidateRange(IPEndPoint.MinPort, IPEndPoint.MaxPort)]
    public int? Port { get; set; }

    /// <summary>Writes the agent to the pipeline.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc />
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        AicPaths paths = Paths;
        if (await ShouldProcessAsync(paths.ConfigDirectory, WithPort("Restart the agent", Port)).ConfigureAwait(false))
        {
            using DelayedProgress progress = new(WriteProgress, "Restarting the agent", "waiting until it serves");
            Tell(await CreateControl(paths).RestartAsync(Port, cancellationToken).ConfigureAwait(false), PassThru);
        }
    }
}
