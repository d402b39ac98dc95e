using System.Management.Automation;
using System.Management.Automation.Host;
using Aic.Core;
using Aic.Core.Charts;
using Aic.Core.Terminal;
using Aic.Core.Usage;
using Aic.PowerShell.Output;

namespace Aic.PowerShell;

/// <summary>Draws what Show-AicUsage draws, and keeps it up to date until Ctrl+C.</summary>
[Cmdlet(VerbsCommon.Watch, "AicUsage", DefaultParameterSetName = NamedSet)]
[OutputType(typeof(void))]
public sealed class WatchAicUsageCommand : OverviewCmdlet
{
    private LiveScreen? _screen;

    /// <summary>Seconds between two looks. Providers are asked only when what is known of them isn't fresh any more.</summary>
    [Parameter]
    [ValidateRange(1, 86_400)]
    public int Interval { get; set; } = 30;

    /// <inheritdoc />
    protected override async Task RunAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        List<string> known = Known(names, Tracker.GetAccounts());
        if (names.Count > 0 && known.Count == 0)
        {
            return;
        }

        WatchLoop loop = new(TimeProvider.System, TimeSpan.FromSeconds(Interval));
        PSHost host = Host;
        if (!await OnPipelineAsync(() => HostLook.IsLive(host)).ConfigureAwait(false))
        {
            await loop.RunAsync(token => WriteBlockAsync(known, token), cancellationToken).ConfigureAwait(false);
            return;
        }

        _screen = new LiveScreen(host.UI.Write);
        using ScreenSignals signals = new(_screen, loop);
        using CancellationTokenSource ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task keys = new HostWindow(host, loop.Wake, ending.Cancel).WatchAsync(OnPipelineAsync, ending.Token);
        await loop.RunAsync(token => DrawAsync(known, token), ending.Token).ConfigureAwait(false);
        await ending.CancelAsync().ConfigureAwait(false);
        await keys.ConfigureAwait(false);
    }

    /// <summary>The pipeline's thread comes here however the cmdlet ends: by itself, with an error, or stopped.</summary>
    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _screen?.Leave();
        }

        base.Dispose(disposing);
    }

    private async Task DrawAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        TerminalLook look = await LookAsync().ConfigureAwait(false);
        LivePage page = await PageAsync(names, look, cancellationToken).ConfigureAwait(false);
        await OnPipelineAsync(() =>
        {
            _screen!.Draw(page.Fit(look, HostLook.SizeOf(Host).Height, "q or Ctrl+C ends"));
            return true;
        }).ConfigureAwait(false);
    }

    private async Task WriteBlockAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        TerminalLook look = await LookAsync().ConfigureAwait(false);
        WriteHost((await PageAsync(names, look, cancellationToken).ConfigureAwait(false)).Block(look));
    }

    private async Task<LivePage> PageAsync(IReadOnlyList<string> names, TerminalLook look, CancellationToken cancellationToken)
    {
        UsageTracker tracker = Tracker;
        List<ProviderUsage> usages = [];
        await foreach (ProviderUsage usage in tracker.GetUsageAsync(UsageNow with { Accounts = names }, cancellationToken).ConfigureAwait(false))
        {
            usages.Add(usage);
        }

        UsageOverview overview = await OverviewAsync(names, usages, tracker.GetAccounts(), look, cancellationToken).ConfigureAwait(false);
        return new LivePage(overview, Title, Advice, TimeSpan.FromSeconds(Interval));
    }
}
