using System.Runtime.Versioning;
using Aic.Core.Configuration;
using Aic.Testing;

namespace Aic.Core.Tests.Configuration;

/// <summary>Many processes at once, and processes that end in the middle of a write.</summary>
public sealed class ConfigProcessTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string FilePath => _folder.File("agent.json");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Fifty_processes_write_at_once_and_nothing_is_lost_while_every_read_is_whole()
    {
        const int Count = 50;
        List<WorkerProcess> workers = [];
        try
        {
            for (int number = 0; number < Count; number++)
            {
                workers.Add(await WorkerProcess.StartAsync("config-write", _folder.Path, $"acme@{number}"));
            }

            workers.ForEach(worker => worker.Go());
            Task<(int ExitCode, string Error)[]> writing = Task.WhenAll(workers.Select(worker => worker.EndAsync(Cancellation)));
            int known = 0;
            while (!writing.IsCompleted)
            {
                int accounts = new ConfigFile(FilePath).Read().Providers.Count;
                Assert.True(accounts >= known, "An account was lost.");
                known = accounts;
                await Task.Delay(20, Cancellation);
            }

            Assert.All(await writing, end => Assert.Equal((0, ""), end));
            AgentConfig config = new ConfigFile(FilePath).Read();
            Assert.Equal(Count, config.Providers.Count);
            Assert.All(config.Providers, account => Assert.Equal($"made-up-{account.Key}", account.Value.ApiKey));
            Assert.Equal(["agent.json", "agent.json.lock"], Directory.EnumerateFiles(_folder.Path).Select(Path.GetFileName).Order());
        }
        finally
        {
            workers.ForEach(worker => worker.Dispose());
        }
    }

    [Fact]
    public async Task A_writer_killed_at_any_moment_leaves_the_old_file_or_the_new_and_no_lock()
    {
        Random random = new(20261124);
        ConfigFile file = new(FilePath) { Patience = TimeSpan.Zero };
        int known = file.Update(config => config with { CacheTtlSeconds = 0 }).CacheTtlSeconds;
        for (int round = 0; round < 32; round++)
        {
            // Without a umask, only what the program asks for keeps other users out.
            using WorkerProcess worker = OperatingSystem.IsWindows()
                ? await WorkerProcess.StartAsync("config-write-forever", _folder.Path)
                : await WorkerProcess.StartUnderShellAsync("umask 000", "config-write-forever", _folder.Path);
            worker.Go();
            Assert.Equal("writing", await worker.SaysAsync(Cancellation));
            await Task.Delay(random.Next(0, 30), Cancellation);
            await worker.KillAsync();

            AgentConfig left = file.Read();
            Assert.True(left.CacheTtlSeconds > known, "A write was lost.");
            Assert.Equal(left.CacheTtlSeconds, left.Unknown!["number"].GetInt32());
            Assert.Equal(200_000, left.Unknown["filler"].GetString()!.Length);
            known = file.Update(config => config).CacheTtlSeconds;
            AssertOwnerOnly();
        }
    }

    [Fact]
    public void What_killed_writers_left_behind_is_removed_once_it_is_old()
    {
        ConfigFile file = new(FilePath);
        file.Update(config => config);
        string old = FilePath + ".0123.tmp";
        string young = FilePath + ".4567.tmp";
        string other = _folder.File("other.json.0123.tmp");
        foreach (string leftover in new[] { old, young, other })
        {
            File.WriteAllText(leftover, "{");
        }

        File.SetLastWriteTimeUtc(old, DateTime.UtcNow.AddMinutes(-2));
        File.SetLastWriteTimeUtc(other, DateTime.UtcNow.AddMinutes(-2));
        file.Update(config => config);

        Assert.False(File.Exists(old));
        Assert.True(File.Exists(young));
        Assert.True(File.Exists(other));
    }

    [Fact]
    public void A_lock_that_is_not_let_go_of_ends_in_an_error_that_names_it()
    {
        ConfigFile file = new(FilePath) { Patience = TimeSpan.FromMilliseconds(30) };
        using (FileStream held = new(FilePath + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
        {
            ConfigException exception = Assert.Throws<ConfigException>(() => file.Update(config => config));

            Assert.Contains(FilePath + ".lock", exception.Message, StringComparison.Ordinal);
            Assert.False(File.Exists(FilePath));
        }

        file.Update(config => config);
        Assert.True(File.Exists(FilePath));
    }

    [Fact]
    public async Task Threads_of_one_process_lose_nothing_either()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Run(
            () => new ConfigFile(FilePath).Update(config => config with
            {
                Providers = config.Providers.Append(new($"acme@{number}", new ProviderConfig())).ToDictionary(),
            }),
            Cancellation)));

        Assert.Equal(8, new ConfigFile(FilePath).Read().Providers.Count);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task A_disk_that_takes_no_more_leaves_the_old_file_and_nothing_else()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A limit on the size of files is Unix's.");
        new ConfigFile(FilePath).Update(config => config);
        string before = File.ReadAllText(FilePath);

        // The runtime's own memory-mapped code would meet the limit too, hence the variable.
        using WorkerProcess worker = await WorkerProcess.StartUnderShellAsync(
            "trap '' XFSZ; export DOTNET_EnableWriteXorExecute=0; ulimit -f 64", "config-write-big", _folder.Path);
        worker.Go();
        (int exitCode, string error) = await worker.EndAsync(Cancellation);

        Assert.Equal(1, exitCode);
        Assert.Contains("can't be written", error, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(FilePath));
        Assert.Equal(["agent.json", "agent.json.lock"], Directory.EnumerateFiles(_folder.Path).Select(Path.GetFileName).Order());
    }

    private void AssertOwnerOnly()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        foreach (string path in Directory.EnumerateFiles(_folder.Path))
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }
    }
}
