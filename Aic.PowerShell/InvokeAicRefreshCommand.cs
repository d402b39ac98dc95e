using System.Management.Automation;
using Aic.Core;
using Aic.Core.Usage;
using Aic.PowerShell.Completion;
using Aic.PowerShell.Output;

namespace Aic.PowerShell;

/// <summary>Asks the providers now, past every cache, for this month's usage.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "AicRefresh")]
[OutputType(typeof(ProviderUsage))]
public sealed class InvokeAicRefreshCommand : UsageCmdlet
{
    /// <summary>Which accounts: names or patterns of accounts or providers.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("AccountId", "ProviderId", "Id")]
    [ArgumentCompleter(typeof(AccountCompleter))]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Provider { get; set; }

    /// <summary>Writes what was read to the pipeline.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc />
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        Remember(Provider);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    protected override Task EndProcessingAsync(CancellationToken cancellationToken) =>
        ReadAsync(
            new UsageQuery { Refresh = true, ConfiguredOnly = Provider is null },
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
