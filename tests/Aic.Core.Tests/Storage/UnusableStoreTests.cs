using Aic.Core.Storage;
using Microsoft.Data.Sqlite;

namespace Aic.Core.Tests.Storage;

public sealed class UnusableStoreTests : IDisposable
{
    private readonly StoreHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void A_folder_that_cannot_be_made_is_one_warning_and_no_crash()
    {
        File.WriteAllText(_home.DataFolder, "A file is where the folder should be.");

        AssertUnusable("AIC_CONFIG_DIR");
    }

    [Fact]
    public void A_file_that_cannot_be_opened_is_one_warning_and_no_crash()
    {
        Directory.CreateDirectory(_home.Path);

        AssertUnusable("AIC_CONFIG_DIR");
    }

    [Theory]
    [InlineData(8, "AIC_CONFIG_DIR")]
    [InlineData(10, "disk")]
    [InlineData(11, "Move the file away")]
    [InlineData(13, "Free some space")]
    public void Each_trouble_that_SQLite_tells_comes_with_advice(int resultCode, string advice)
    {
        StoreTrouble trouble = StoreTrouble.Of((Exception)new SqliteException("It said no.", resultCode))!;

        Assert.NotEmpty(trouble.Reason);
        Assert.Contains(advice, trouble.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_store_that_another_program_keeps_locked_is_one_warning_and_no_crash()
    {
        _home.Open().SaveUsage(StoreHome.Key, _home.Usage(1));
        using SqliteConnection other = _home.Connect();
        using SqliteTransaction writing = other.BeginTransaction(deferred: false);

        UsageStore store = new(_home.Path, _home.Folder, _home.Time, _home.Logger) { Patience = TimeSpan.FromSeconds(0.2) };
        store.SaveUsage(StoreHome.Key, _home.Usage(2));

        Assert.Contains("locked", Assert.Single(_home.Logger.Warnings), StringComparison.Ordinal);
        Assert.Equal(1, store.Read(StoreHome.Key)!.Snapshot!.Usage.Usage!.RequestsCount);
    }

    [Fact]
    public void A_store_that_can_be_used_again_is_used_again()
    {
        File.WriteAllText(_home.DataFolder, "A file is where the folder should be.");
        UsageStore store = _home.Open();
        Assert.Null(store.Read(StoreHome.Key));

        File.Delete(_home.DataFolder);
        store.SaveUsage(StoreHome.Key, _home.Usage(2));

        Assert.Equal(2, store.Read(StoreHome.Key)!.Snapshot!.Usage.Usage!.RequestsCount);
    }

    private void AssertUnusable(string advice)
    {
        UsageStore store = _home.Open();
        store.SaveUsage(StoreHome.Key, _home.Usage(1));
        store.SaveRefusal("openai", "identity", new Refusal("No.", _home.Time.GetUtcNow()));

        Assert.Null(store.Read(StoreHome.Key));
        string warning = Assert.Single(_home.Logger.Warnings);
        Assert.Contains(_home.Path, warning, StringComparison.Ordinal);
        Assert.Contains(advice, warning, StringComparison.Ordinal);
    }
}
