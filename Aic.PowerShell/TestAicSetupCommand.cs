using System.Management.Automation;
using Aic.Core;
using Aic.Core.Diagnosis;
using Aic.PowerShell.Pipeline;

namespace Aic.PowerShell;

/// <summary>Looks at everything that numbers depend on, and tells what to do.</summary>
[Cmdlet(VerbsDiagnostic.Test, "AicSetup")]
[OutputType(typeof(SetupCheck), typeof(bool))]
public sealed class TestAicSetupCommand : AgentCmdlet
{
    /// <summary>Asks the providers too whether the keys are good.</summary>
    [Parameter]
    public SwitchParameter Online { get; set; }

    /// <summary>Answers only whether everything works.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc />
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        bool works = true;
        using DelayedProgress progress = new(WriteProgress, "Looking at the setup", "looking");
        await foreach (SetupCheck check in new SetupDoctor(new UsageTrackerOptions(), FindExecutable).RunAsync(Online, cancellationToken).ConfigureAwait(false))
        {
            works &= check.Status != CheckStatus.Error;
            if (!Quiet)
            {
                WriteObject(check);
            }
        }

        if (Quiet)
        {
            WriteObject(works);
        }
    }
}
