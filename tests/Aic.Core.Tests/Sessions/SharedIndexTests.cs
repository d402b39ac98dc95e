using Aic.Core.Sessions;
using Aic.Core.Storage;
using Aic.Testing.Sessions;
using Microsoft.Data.Sqlite;

namespace Aic.Core.Tests.Sessions;

/// <summary>The index as several processes, and trouble, meet it.</summary>
public sealed class SharedIndexTests : IDisposable
{
    private readonly SessionHome _home = new();
    private readonly IReadOnlyList<GeneratedResponse> _told;

    public SharedIndexTests() =>
        _told = ClaudeCodeLogs.Write(_home.PathOf(".claude"), 300_000, 5, new DateTimeOffset(2026, 11, 3, 8, 0, 0, TimeSpan.Zero));

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task Many_that_scan_at_once_all_see_everything_once()
    {
        SessionContent[] answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            () => _home.Start().Read(_home.Reader, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken)));

        Assert.All(answers, content => Assert.Equal(_told.Count, SessionHome.Responses(content.Segments).Count));
        Assert.Empty(_home.Logger.Warnings);
    }

    [Fact]
    public void Where_the_store_can_not_be_used_the_logs_are_told_all_the_same()
    {
        File.WriteAllText(Path.Combine(_home.Folder, "data"), "a file where the folder should be");

        Assert.Equal(_told.Count, _home.Scan().Count);
        Assert.Single(_home.Logger.Warnings.Distinct());
    }

    [Fact]
    public void A_scan_that_is_stopped_leaves_nothing_half()
    {
        using CancellationTokenSource stopped = new();
        stopped.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => _home.Start().Read(_home.Reader, stopped.Token));
        Assert.Equal(_told.Count, _home.Scan().Count);
    }

    [Fact]
    public void Many_small_appends_make_few_segments()
    {
        const string Log = ".claude/projects/p/1.jsonl";
        _home.Write(Log, "");
        for (int i = 0; i < 30; i++)
        {
            _home.Append(Log, new ClaudeLine { Message = $"msg_{i}" }.ToString());
            _home.Scan();
        }

        using SqliteConnection store = StoreConnection.Open(Path.Combine(_home.Folder, "data", "usage.db"), TimeSpan.FromSeconds(4));
        using SqliteCommand count = store.Command("SELECT MAX(n) FROM (SELECT COUNT(*) AS n FROM session_segments GROUP BY file_id);");
        Assert.Equal(1L, count.ExecuteScalar());
    }
}
