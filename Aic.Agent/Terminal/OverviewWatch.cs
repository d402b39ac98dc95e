using Aic.Agent.Commands;
using Aic.Core;
using Aic.Core.Charts;

namespace Aic.Agent.Terminal;

/// <summary>Keeps a drawing of usage up to date: on a screen of its own in a terminal, else as blocks one below the other.</summary>
/// <param name="question">What to draw.</param>
/// <param name="interval">How often.</param>
internal sealed class OverviewWatch(OverviewQuestion question, TimeSpan interval)
{
    private const string Keys = "q or Ctrl+C ends";

    private readonly CliTerminal _terminal = question.Context.Terminal;
    private readonly WatchLoop _loop = new(question.Context.Time, interval);

    /// <summary>Draws until it is stopped, the key q is pressed or nobody reads it any more, and gives the terminal back as it was, whatever happens.</summary>
    /// <param name="cancellationToken">Stops it, which is no error.</param>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        // It may run for days, in which budgets and accounts change.
        using UsageTracker tracker = new(question.Context.TrackerOptions with { ReadsConfigOnce = false });
        using CancellationTokenSource ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (!_terminal.IsLive)
        {
            _terminal.WatchReader(ending.Cancel);
            await _loop.RunAsync(token => WriteBlockAsync(tracker, token), ending.Token);
            return;
        }

        LiveScreen screen = new(Write);
        using ScreenSignals signals = new(screen, _loop);
        if (_terminal.IsInputTerminal)
        {
            QuitKey.Watch(ending.Cancel);
        }

        Action<string> before = _terminal.WriteErrorLine;
        List<string> warnings = [];
        _terminal.WriteErrorLine = warnings.Add;
        try
        {
            await _loop.RunAsync(token => DrawAsync(tracker, screen, token), ending.Token);
        }
        finally
        {
            screen.Leave();
            _terminal.WriteErrorLine = before;
            warnings.Distinct().ToList().ForEach(before);
        }
    }

    private async Task DrawAsync(UsageTracker tracker, LiveScreen screen, CancellationToken cancellationToken)
    {
        (int width, int height) = _terminal.ReadSize();
        TerminalLook look = _terminal.Look(question.NoColor) with { Width = width };
        LivePage page = await PageAsync(tracker, look, cancellationToken);
        screen.Draw(page.Fit(look, height, Keys));
    }

    private async Task WriteBlockAsync(UsageTracker tracker, CancellationToken cancellationToken)
    {
        TerminalLook look = _terminal.Look(question.NoColor);
        LivePage page = await PageAsync(tracker, look, cancellationToken);
        foreach (string line in page.Block(look))
        {
            _terminal.Out.WriteLine(line);
        }

        _terminal.Out.Flush();
    }

    private async Task<LivePage> PageAsync(UsageTracker tracker, TerminalLook look, CancellationToken cancellationToken)
    {
        (UsageOverview overview, string? name) = await question.AskAsync(tracker, look, showsProgress: false, cancellationToken);
        return new LivePage(overview, name, ShowCommand.Advice, interval);
    }

    private void Write(string text)
    {
        _terminal.Out.Write(text);
        _terminal.Out.Flush();
    }
}
