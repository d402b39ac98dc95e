using System.Management.Automation;
using Aic.PowerShell.Output;

namespace Aic.PowerShell;

/// <summary>Shows the configuration file, with keys masked.</summary>
[Cmdlet(VerbsCommon.Get, "AicConfig")]
[OutputType(typeof(AicConfig))]
public sealed class GetAicConfigCommand : AicCmdlet
{
    /// <inheritdoc />
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        WriteObject(AicConfig.Read(Tracker));
        return Task.CompletedTask;
    }
}
