using System.Runtime.Versioning;
using Aic.Core.Storage;
using Aic.Core.Usage;
using Aic.Testing;
using Microsoft.Data.Sqlite;

namespace Aic.Core.Tests.Tracking;

/// <summary>Several terminals and scheduled tasks at once, and processes that end in the middle of it.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string StoreFile => _folder.File("usage.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Processes_that_read_and_refresh_at_once_fetch_each_account_once()
    {
        string[] accounts = ["alpha", "beta"];
        int number = 0;
        int waitersExpected = 0;
        await using FakeServer server = await FakeServer.StartAsync();
        foreach (string account in accounts)
        {
            server.Answer($"/{account}", _ =>
            {
                // The answer waits for all the others to stand in line, so that they all ask while it is being fetched.
                while (Count($"waiting.{account}.*") < waitersExpected)
                {
                    Thread.Sleep(5);
                }

                return new FakeAnswer($"{Interlocked.Increment(ref number)}");
            });
        }

        Configure(accounts, server.Address);

        // First everybody finds an empty store, and waits. Then those that read find it filled, and those that refresh wait.
        waitersExpected = 5;
        IReadOnlyList<string> first = await RunAsync(accounts, "usage", "usage", "usage", "usage-refresh", "usage-refresh", "usage-refresh");
        Assert.Equal(["1", "2"], first.Distinct().Order());

        waitersExpected = 3;
        IReadOnlyList<string> second = await RunAsync(accounts, "usage-refresh", "usage-refresh", "usage-refresh", "usage-refresh");
        Assert.Equal(["3", "4"], second.Distinct().Order());

        IReadOnlyList<string> third = await RunAsync(accounts, "usage", "usage");
        Assert.Equal(["3", "4"], third.Distinct().Order());
        Assert.All(accounts, account => Assert.Equal(2, server.RequestsTo($"/{account}").Count));
    }

    [Fact]
    public async Task A_process_killed_at_any_moment_leaves_a_whole_store_and_no_lock()
    {
        Configure(["alpha"], endpoint: null);
        Random random = new(20261124);
        for (int round = 0; round < 12; round++)
        {
            File.Delete(_folder.File("fetched"));
            using (WorkerProcess worker = await WorkerProcess.StartAsync("usage-fetch-forever", _folder.Path, "alpha"))
            {
                worker.Go();
                while (!File.Exists(_folder.File("fetched")))
                {
                    await Task.Delay(5, Cancellation);
                }

                await Task.Delay(random.Next(0, 60), Cancellation);
                await worker.KillAsync();
            }

            AssertWhole();
        }

        await RunAsync(["alpha"], "usage-refresh");
        AssertWhole();
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task A_disk_that_takes_no_more_is_a_warning_beside_the_usage()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A limit on the size of files is Unix's.");
        Configure(["alpha"], endpoint: null);

        // The runtime's own memory-mapped code would meet the limit too, hence the variable.
        using WorkerProcess worker = await WorkerProcess.StartUnderShellAsync(
            "trap '' XFSZ; export DOTNET_EnableWriteXorExecute=0; ulimit -f 40", "usage", _folder.Path, "alpha");
        worker.Go();
        (int exitCode, string error) = await worker.EndAsync(Cancellation);

        Assert.Equal(0, exitCode);
        Assert.Equal("1", Assert.Single(Answers()));
        Assert.Contains("Usage is shown but not kept", error, StringComparison.Ordinal);
        Assert.Contains("disk", error, StringComparison.Ordinal);
    }

    /// <summary>Runs processes that all begin at the same moment, and returns what they were answered.</summary>
    private async Task<IReadOnlyList<string>> RunAsync(string[] accounts, params string[] verbs)
    {
        foreach (string left in Directory.EnumerateFiles(_folder.Path, "waiting.*").Concat(Directory.EnumerateFiles(_folder.Path, "answer.*")))
        {
            File.Delete(left);
        }

        WorkerProcess[] workers = await Task.WhenAll(verbs.Select(verb => WorkerProcess.StartAsync(verb, _folder.Path, string.Join(',', accounts))));
        try
        {
            Array.ForEach(workers, worker => worker.Go());
            Assert.All(await Task.WhenAll(workers.Select(worker => worker.EndAsync(Cancellation))), end => Assert.Equal((0, ""), end));
        }
        finally
        {
            Array.ForEach(workers, worker => worker.Dispose());
        }

        IReadOnlyList<string> answers = Answers();
        Assert.Equal(verbs.Length * accounts.Length, answers.Count);
        return answers;
    }

    private IReadOnlyList<string> Answers() => [.. Directory.EnumerateFiles(_folder.Path, "answer.*").Select(File.ReadAllText)];

    private int Count(string pattern) => Directory.EnumerateFiles(_folder.Path, pattern).Count();

    private void Configure(string[] accounts, Uri? endpoint)
    {
        string Entry(string account) => endpoint is null
            ? $$"""  "{{account}}": { "api_key": "made-up-{{account}}", "auth_source": "config" }"""
            : $$"""  "{{account}}": { "api_key": "made-up-{{account}}", "auth_source": "config", "endpoint": "{{endpoint}}{{account}}" }""";
        File.WriteAllText(_folder.File("agent.json"), $$"""{ "providers": { {{string.Join(',', accounts.Select(Entry))}} } }""");
    }

    /// <summary>The store is sound, and holds one fetch: snapshot and history tell the same number.</summary>
    private void AssertWhole()
    {
        using SqliteConnection connection = StoreConnection.Open(StoreFile, TimeSpan.FromSeconds(4));
        Assert.Equal("ok", Scalar(connection, "PRAGMA integrity_check;"));
        long number = (long)Scalar(connection, "SELECT json_extract(usage, '$.usage.requests_count') FROM snapshots;")!;
        string account = Assert.Single(HistoryTable.ReadAccounts(connection));
        IReadOnlyList<UsageBreakdown> history = HistoryTable.Read(connection, account, HistorySpan.Day, DateTimeOffset.UnixEpoch, TimeProvider.System.GetUtcNow().AddYears(1));
        Assert.Equal(200, history.Count);
        Assert.All(history, row => Assert.Equal(number, row.RequestsCount));
        Assert.Empty(Directory.EnumerateFiles(_folder.Path, "*.corrupt-*"));
    }

    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.Command(sql);
        return command.ExecuteScalar();
    }
}
