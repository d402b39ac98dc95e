using System.Text;
using Aic.Core.Storage;
using Microsoft.Data.Sqlite;

namespace Aic.Core.Tests.Storage;

public sealed class DamagedStoreTests : IDisposable
{
    private const string KeptName = "usage.db.corrupt-20261124T120000Z";

    private readonly StoreHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void A_file_that_is_no_database_is_kept_named_in_a_warning_and_replaced()
    {
        byte[] garbage = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("This is not a database. ", 400)));
        Write(garbage);

        UsageStore store = _home.Open();
        store.SaveUsage(StoreHome.Key, _home.Usage(3));

        Assert.Equal(3, store.Read(StoreHome.Key)!.Snapshot!.Usage.Usage!.RequestsCount);
        string kept = Path.Combine(_home.DataFolder, KeptName);
        Assert.Equal(garbage, File.ReadAllBytes(kept));
        Assert.Contains(kept, Assert.Single(_home.Logger.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.9)]
    [InlineData(0.5)]
    [InlineData(0.1)]
    public void A_truncated_store_is_kept_and_replaced(double share)
    {
        byte[] whole = Healthy();
        byte[] truncated = whole[..(int)(whole.Length * share)];
        Write(truncated);

        // Which statement meets the damage depends on what is missing: whatever it is, nothing is lost and work goes on.
        UsageStore store = _home.Open();
        store.SaveUsage(StoreHome.Key, _home.Usage(3));
        store.ReadHistory("openai", HistorySpan.Day, StoreHome.November.Start, StoreHome.November.End);

        Assert.Equal(3, store.Read(StoreHome.Key)!.Snapshot!.Usage.Usage!.RequestsCount);
        Assert.Equal("ok", _home.Scalar("PRAGMA integrity_check;"));
        Assert.Equal(truncated, File.ReadAllBytes(Path.Combine(_home.DataFolder, KeptName)));
    }

    [Fact]
    public void A_page_that_was_overwritten_is_found_when_it_is_needed()
    {
        byte[] bytes = Healthy();
        bytes.AsSpan(4096).Fill(0xA5);
        Write(bytes);

        UsageStore store = _home.Open();
        store.SaveUsage(StoreHome.Key, _home.Usage(3));

        Assert.Equal(3, store.Read(StoreHome.Key)!.Snapshot!.Usage.Usage!.RequestsCount);
        Assert.Equal(bytes, File.ReadAllBytes(Path.Combine(_home.DataFolder, KeptName)));
    }

    [Fact]
    public void An_empty_file_is_a_new_store()
    {
        Write([]);

        _home.Open().SaveUsage(StoreHome.Key, _home.Usage(3));

        Assert.NotNull(_home.Open().Read(StoreHome.Key)!.Snapshot);
        Assert.Empty(_home.Logger.Warnings);
    }

    [Fact]
    public void Files_that_go_with_a_damaged_store_go_aside_with_it()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows doesn't rename a file that somebody has open.");
        }

        _home.Open().SaveUsage(StoreHome.Key, _home.Usage(1));
        using SqliteConnection other = _home.Connect();
        other.Execute("SELECT * FROM snapshots;");
        _home.Open().SaveUsage(StoreHome.Key, _home.Usage(2));
        Write(Encoding.UTF8.GetBytes(new string('x', 5000)));

        _home.Open().SaveUsage(StoreHome.Key, _home.Usage(3));

        Assert.NotEmpty(File.ReadAllBytes(Path.Combine(_home.DataFolder, $"{KeptName}-wal")));
        Assert.True(File.Exists(Path.Combine(_home.DataFolder, $"{KeptName}-shm")));
        Assert.Equal(3, _home.Open().Read(StoreHome.Key)!.Snapshot!.Usage.Usage!.RequestsCount);
    }

    [Fact]
    public void A_second_damaged_store_does_not_overwrite_the_first()
    {
        UsageStore store = _home.Open();
        for (int i = 1; i <= 2; i++)
        {
            Write(Encoding.UTF8.GetBytes(new string((char)('0' + i), 5000)));
            store.SaveUsage(StoreHome.Key, _home.Usage(i));
        }

        Assert.StartsWith("1", File.ReadAllText(Path.Combine(_home.DataFolder, KeptName)), StringComparison.Ordinal);
        Assert.StartsWith("2", File.ReadAllText(Path.Combine(_home.DataFolder, $"{KeptName}-2")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_that_find_the_damage_at_once_set_one_file_aside_and_lose_nothing_written_after()
    {
        Write(Encoding.UTF8.GetBytes(new string('x', 5000)));

        await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(
            () => _home.Open().SaveUsage(StoreHome.Key with { AccountId = $"account{i}" }, _home.Usage(i)),
            TestContext.Current.CancellationToken)));

        Assert.Single(Directory.GetFiles(_home.DataFolder, "*.corrupt-*"));
        Assert.Single(_home.Logger.Warnings);
        Assert.Equal(16L, _home.Scalar("SELECT COUNT(*) FROM snapshots;"));
    }

    private byte[] Healthy()
    {
        UsageStore store = _home.Open();
        for (int i = 0; i < 20; i++)
        {
            store.SaveUsage(StoreHome.Key with { AccountId = $"account{i}" }, _home.Usage(i) with { Notes = [new string('n', 3000)] });
        }

        return File.ReadAllBytes(_home.Path);
    }

    private void Write(byte[] content)
    {
        Directory.CreateDirectory(_home.DataFolder);
        File.WriteAllBytes(_home.Path, content);
    }
}
