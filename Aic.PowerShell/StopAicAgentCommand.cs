using System.Management.Automation;
using Aic.Core.Configuration;
using Aic.Core.Lifecycle;
using Aic.PowerShell.Pipeline;

namespace Aic.PowerShell;

/// <summary>Ends the agent and returns once it has ended.</summary>
[Cmdlet(VerbsLifecycle.Stop, "AicAgent", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class StopAicAgentCommand : AgentCmdlet
{
    /// <inheritdoc />
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        AicPaths paths = Paths;
        if (!await ShouldProcessAsync(paths.ConfigDirectory, "Stop the agent").ConfigureAwait(false))
        {
            return;
        }

        using DelayedProgress progress = new(WriteProgress, "Stopping the agent", "waiting until it has ended");
        AgentStop stop = await CreateControl(paths).StopAsync(cancellationToken).ConfigureAwait(false);
        if (stop.End is AgentEnd.Terminated or AgentEnd.Killed)
        {
            WriteWarning(stop.Message);
        }
        else
        {
            WriteVerbose(stop.Message);
        }
    }
}
