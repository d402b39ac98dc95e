using System.Management.Automation;
using Aic.PowerShell.Tests.Hosting;
using Aic.Testing;
using Engine = System.Management.Automation.PowerShell;

namespace Aic.PowerShell.Tests;

/// <summary>Drawings on the host: Show-AicUsage and Watch-AicUsage.</summary>
public sealed class ShowTests
{
    private const string Period = "-Since 2026-11-01Z -Until 2026-11-03Z -TimeZone UTC";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_drawing_is_shown_and_nothing_goes_down_the_pipeline()
    {
        await using FakeServer server = (await FakeServer.StartAsync()).AnswerAsOpenAI();
        using ModuleSession session = new ModuleSession().ConfigureOpenAI(server);

        SessionResult result = session.Run($"Show-AicUsage openai {Period}").MustBeClean();

        Assert.Empty(result.Output);
        Assert.StartsWith("2026-11-01 to 2026-11-02\n\nBilled  $4.56  by day\n", session.Screen.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("OpenAI  monthly spend", session.Screen, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', session.Screen);
    }

    [Fact]
    public async Task Colours_are_there_where_the_host_has_them_and_the_user_wants_them()
    {
        await using FakeServer server = (await FakeServer.StartAsync()).AnswerAsOpenAI();
        using ModuleSession plain = new ModuleSession().ConfigureOpenAI(server);
        using ModuleSession session = new(shared: plain, hasColours: true);

        Assert.Contains("\e[1mBilled", session.Show($"Show-AicUsage openai {Period}"), StringComparison.Ordinal);
        Assert.DoesNotContain('\e', session.Show($"$PSStyle.OutputRendering = 'PlainText'; Show-AicUsage openai {Period}; $PSStyle.OutputRendering = 'Host'"));
    }

    [Fact]
    public async Task PassThru_writes_the_rows_that_were_drawn()
    {
        await using FakeServer server = (await FakeServer.StartAsync()).AnswerAsOpenAI();
        using ModuleSession session = new ModuleSession().ConfigureOpenAI(server);

        SessionResult result = session.Run($"Show-AicUsage openai -Metric Requests {Period} -PassThru").MustBeClean();

        Assert.Equal([4.56m, 0m], result.Values("CostUsd"));
        Assert.Equal(["2026-11-01", "2026-11-02"], result.Values("Bucket"));
        Assert.Contains("Requests  1.23 K  by day", session.Screen, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_account_is_an_error_and_nothing_is_drawn()
    {
        using ModuleSession session = new();

        Assert.Equal(["UnknownProvider,Aic.PowerShell.ShowAicUsageCommand"], session.Run("Show-AicUsage nobody").ErrorIds);
        Assert.Equal(["UnknownProvider,Aic.PowerShell.WatchAicUsageCommand"], session.Run("Watch-AicUsage nobody").ErrorIds);
        Assert.Equal(["InvalidPeriod,Aic.PowerShell.WatchAicUsageCommand"], session.Run("Watch-AicUsage -Since 2026-11-02 -Until 2026-11-01").ErrorIds);
        Assert.Equal("", session.Screen);
    }

    [Fact]
    public async Task Watching_takes_the_screen_and_gives_it_back_when_it_is_stopped()
    {
        await using FakeServer server = (await FakeServer.StartAsync()).AnswerAsOpenAI();
        using ModuleSession plain = new ModuleSession().ConfigureOpenAI(server);
        using ModuleSession session = new(shared: plain, hasColours: true);

        string screen = await WatchAsync(session, $"Watch-AicUsage openai {Period} -Interval 1", "again every 1 s; q or Ctrl+C ends");

        Assert.StartsWith("\e[?1049h\e[?25l\e[H", screen, StringComparison.Ordinal);
        Assert.EndsWith("\e[?25h\e[?1049l", screen, StringComparison.Ordinal);
        Assert.Contains("again every 1 s; q or Ctrl+C ends", screen, StringComparison.Ordinal);
        Assert.Single(server.Requests, request => request.Path == "/v1/organization/usage/embeddings");
    }

    [Fact]
    public async Task Where_the_screen_cannot_be_written_over_watching_writes_blocks()
    {
        await using FakeServer server = (await FakeServer.StartAsync()).AnswerAsOpenAI();
        using ModuleSession session = new ModuleSession().ConfigureOpenAI(server);

        string screen = await WatchAsync(session, $"Watch-AicUsage openai {Period} -Interval 1", "Billed  $4.56");

        Assert.DoesNotContain('\e', screen);
    }

    /// <summary>Lets a script run until its screen has shown a text twice, and stops it.</summary>
    private static async Task<string> WatchAsync(ModuleSession session, string script, string text)
    {
        using Engine engine = session.Prepare(script);
        IAsyncResult running = engine.BeginInvoke();
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(Patience);
        while (session.Screen.Split(text).Length < 3)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), patience.Token);
        }

        await Task.Run(engine.Stop, Cancellation).WaitAsync(Patience, Cancellation);
        Assert.Throws<PipelineStoppedException>(() => engine.EndInvoke(running));
        return session.Screen;
    }
}
