using System.Management.Automation;
using System.Net;
using Aic.Core.Configuration;
using Aic.Core.Lifecycle;
using Aic.PowerShell.Output;
using Aic.PowerShell.Pipeline;

namespace Aic.PowerShell;

/// <summary>Starts the agent in the background and returns once it serves.</summary>
[Cmdlet(VerbsLifecycle.Start, "AicAgent", SupportsShouldProcess = true)]
[OutputType(typeof(AicAgent))]
public sealed class StartAicAgentCommand : AgentCmdlet
{
    /// <summary>The port, on loopback; 0 for any that is free.</summary>
    [Parameter(Position = 0)]
    [ValidateRange(IPEndPoint.MinPort, IPEndPoint.MaxPort)]
    public int? Port { get; set; }

    /// <summary>Writes the agent to the pipeline.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Goes on only when the agent has ended. Ctrl+C ends the waiting, not the agent.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <inheritdoc />
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        AicPaths paths = Paths;
        if (!await ShouldProcessAsync(paths.ConfigDirectory, WithPort("Start the agent", Port)).ConfigureAwait(false))
        {
            return;
        }

        AgentControl control = CreateControl(paths);
        using (new DelayedProgress(WriteProgress, "Starting the agent", "waiting until it serves"))
        {
            Tell(await control.StartAsync(Port, cancellationToken).ConfigureAwait(false), PassThru);
        }

        if (Wait)
        {
            await control.WaitForEndAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
