using System.Management.Automation;
using Aic.Core.Charts;
using Aic.Core.History;
using Aic.Core.Providers;
using Aic.Core.Terminal;
using Aic.Core.Usage;
using Aic.PowerShell.Output;

namespace Aic.PowerShell;

/// <summary>Draws what was used over time, and what is left, on the host.</summary>
[Cmdlet(VerbsCommon.Show, "AicUsage", DefaultParameterSetName = NamedSet)]
[OutputType(typeof(HistoryRow))]
public sealed class ShowAicUsageCommand : OverviewCmdlet
{
    /// <summary>Writes the rows that the drawing is made of, too.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc />
    protected override async Task RunAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        List<ProviderUsage> usages = [];
        await ReadAsync(names, UsageNow, "Reading usage", usages.Add, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<ProviderAccount> accounts = Tracker.GetAccounts();
        IReadOnlyList<string> known = Accounts(names, accounts);
        if (names.Count > 0 && known.Count == 0)
        {
            return;
        }

        TerminalLook look = await LookAsync().ConfigureAwait(false);
        UsageOverview overview = await OverviewAsync(known, usages, accounts, look, cancellationToken).ConfigureAwait(false);
        TextPage page = new(look);
        new OverviewPage(page, overview) { Title = Title, Advice = Advice }.Draw();
        WriteHost(page.Lines);
        if (PassThru)
        {
            foreach (HistoryRow row in overview.Rows)
            {
                WriteObject(PipelineObject.Of(row, overview.Granularity, HistoryGrouping.Account));
            }
        }
    }
}
