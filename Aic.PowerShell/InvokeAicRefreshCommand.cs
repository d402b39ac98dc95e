using System.Management.Automation;
using Aic.Core;
using Aic.Core.Usage;
using Aic.PowerShell.Output;

namespace Aic.PowerShell;

/// <summary>Asks the providers now, past every cache, for this month's usage.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "AicRefresh")]
[OutputType(typeof(ProviderUsage))]
public sealed class InvokeAicRefreshCommand : UsageCmdlet
{
    /// <summary>Writes what was read to the pipeline.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc />
    protected override Task RunAsync(IReadOnlyList<string> names, CancellationToken cancellationToken) =>
        ReadAsync(
            names,
            new UsageQuery { Refresh = true, ConfiguredOnly = names.Count == 0 },
            "Asking the providers",
            usage =>
            {
                if (PassThru)
                {
                    WriteObject(PipelineObject.Of(usage));
                }
            },
            cancellationToken);
}
