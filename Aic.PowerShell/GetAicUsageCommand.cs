using System.Management.Automation;
using Aic.Core;
using Aic.Core.Usage;
using Aic.PowerShell.Completion;
using Aic.PowerShell.Output;

namespace Aic.PowerShell;

/// <summary>Tells what accounts used in a period, what it cost and what is left, each as soon as it is known.</summary>
[Cmdlet(VerbsCommon.Get, "AicUsage", DefaultParameterSetName = NamedSet)]
[OutputType(typeof(ProviderUsage), typeof(UsageGroup))]
public sealed class GetAicUsageCommand : PeriodCmdlet
{
    /// <summary>What to sum by.</summary>
    [Parameter]
    [ValidateSet("Provider", "Project", "Session", "Model", "Day", "Hour", "Block")]
    public UsageGrouping[]? By { get; set; }

    /// <summary>The time zone of days and hours; the local one without it.</summary>
    [Parameter]
    [TimeZoneArgument]
    [ArgumentCompleter(typeof(TimeZoneCompleter))]
    public TimeZoneInfo? TimeZone { get; set; }

    /// <summary>Asks the providers again, past every cache.</summary>
    [Parameter]
    public SwitchParameter Refresh { get; set; }

    /// <summary>Leaves out accounts without a credential and those that are switched off.</summary>
    [Parameter]
    public SwitchParameter ConfiguredOnly { get; set; }

    /// <inheritdoc />
    protected override async Task RunAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        UsageGrouping by = (By ?? []).Aggregate(UsageGrouping.None, (all, one) => all | one);
        TimeZoneInfo zone = TimeZone ?? TimeZoneInfo.Local;
        UsageQuery query = new()
        {
            Period = AskedPeriod(new ZonedTime(TimeProvider.System, zone)),
            Refresh = Refresh,
            ConfiguredOnly = ConfiguredOnly,
            Detail = by,
            TimeZone = TimeZone,
        };
        const string Activity = "Reading usage";
        if (by == UsageGrouping.None)
        {
            await ReadAsync(names, query, Activity, usage => WriteObject(PipelineObject.Of(usage)), cancellationToken).ConfigureAwait(false);
            return;
        }

        List<ProviderUsage> answers = [];
        await ReadAsync(names, query, Activity, answers.Add, cancellationToken).ConfigureAwait(false);
        foreach (string note in answers.Where(answer => (by & UsageGrouping.Detail) != 0 && answer.Usage is not null).SelectMany(answer => answer.Notes))
        {
            WriteVerbose(note);
        }

        foreach (UsageGroup group in UsageGrouper.Group(answers, by, zone))
        {
            WriteObject(PipelineObject.Of(group, by, zone));
        }
    }
}
