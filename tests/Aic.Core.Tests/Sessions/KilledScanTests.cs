using Aic.Testing;
using Aic.Testing.Sessions;

namespace Aic.Core.Tests.Sessions;

/// <summary>A process that is killed while it reads logs or keeps what they say.</summary>
public sealed class KilledScanTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 11, 3, 8, 0, 0, TimeSpan.Zero);

    private readonly SessionHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task The_index_is_right_whenever_the_kill_comes()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        int told = 0;
        for (int round = 0; round < 6; round++)
        {
            // Folders of their own: each round brings new logs beside those that are known.
            string folder = _home.PathOf($".claude/projects/round-{round}");
            told += ClaudeCodeLogs.Write(folder, 3_000_000, 100 + round, Start.AddDays(round)).Count;
            using WorkerProcess worker = await WorkerProcess.StartAsync("usage-sessions", _home.Folder);
            worker.Go();
            Assert.Equal("scanning", await worker.SaysAsync(cancellationToken));
            await Task.Delay(40 * round, cancellationToken);
            await worker.KillAsync();
        }

        Assert.Equal(told, _home.Scan().Count);
        Assert.Equal(told, _home.Scan().Count);
        Assert.Empty(_home.Logger.Warnings);
    }

    [Fact]
    public async Task A_process_that_is_left_alone_keeps_what_it_read()
    {
        int told = ClaudeCodeLogs.Write(_home.PathOf(".claude"), 300_000, 7, Start).Count;
        using WorkerProcess worker = await WorkerProcess.StartAsync("usage-sessions", _home.Folder);
        worker.Go();
        List<string?> said = [await worker.SaysAsync(TestContext.Current.CancellationToken), await worker.SaysAsync(TestContext.Current.CancellationToken), await worker.SaysAsync(TestContext.Current.CancellationToken)];
        Assert.Equal(["scanning", $"claude-code {told}", "done"], said);
        await worker.EndAsync(TestContext.Current.CancellationToken);

        Directory.Delete(_home.PathOf(".claude"), recursive: true);
        Assert.Equal(told, _home.Scan().Count);
    }
}
