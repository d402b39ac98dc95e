using System.Management.Automation;
using Aic.Core.Alerts;
using Aic.PowerShell.Completion;

namespace Aic.PowerShell;

/// <summary>Shows what needs attention: budgets, quotas, providers that fail, refused keys, unusual days.</summary>
[Cmdlet(VerbsCommon.Get, "AicAlert")]
[OutputType(typeof(Alert))]
public sealed class GetAicAlertCommand : AlertsCmdlet
{
    /// <summary>Which alerts: ids or patterns; null for all.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(AlertCompleter))]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Id { get; set; }

    /// <summary>Of which kinds; null for all.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public AlertKind[]? Kind { get; set; }

    /// <summary>Shows those too that were over in the last 90 days.</summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    /// <inheritdoc />
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        AlertQuery query = new() { Kinds = Kind ?? [], IncludesCleared = All };
        foreach (Alert alert in Id is null ? Find(query) : FindEach(Id, query))
        {
            WriteObject(alert);
        }

        return Task.CompletedTask;
    }
}
