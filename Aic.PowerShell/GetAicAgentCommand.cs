using System.Management.Automation;
using Aic.PowerShell.Output;

namespace Aic.PowerShell;

/// <summary>Shows whether the agent runs, where and how it is.</summary>
[Cmdlet(VerbsCommon.Get, "AicAgent")]
[OutputType(typeof(AicAgent))]
public sealed class GetAicAgentCommand : AgentCmdlet
{
    /// <inheritdoc />
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken) =>
        WriteObject(new AicAgent(await CreateControl(Paths).GetStatusAsync(cancellationToken).ConfigureAwait(false)));
}
