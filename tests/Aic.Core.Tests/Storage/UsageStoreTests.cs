using Aic.Core.Storage;
using Aic.Core.Usage;

namespace Aic.Core.Tests.Storage;

public sealed class UsageStoreTests : IDisposable
{
    private readonly StoreHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Nothing_is_touched_before_the_first_reading_or_writing()
    {
        _home.Open();

        Assert.False(Directory.Exists(_home.DataFolder));
    }

    [Fact]
    public void A_new_store_knows_nothing()
    {
        AccountState? state = _home.Open().Read(StoreHome.Key);

        Assert.Equal(new AccountState(null, null, null), state);
        Assert.Empty(_home.Logger.Warnings);
    }

    [Fact]
    public void Usage_comes_back_as_it_was_saved()
    {
        ProviderUsage usage = _home.Usage(7) with
        {
            Usage = new UsageData
            {
                PeriodStart = StoreHome.November.Start,
                PeriodEnd = StoreHome.November.End,
                TokensInput = 9_007_199_254_740_993,
                CostUsd = 0.000000000000000000000001m,
                CostOther = [new MoneyAmount(1234567890123456.123456789m, "EUR")],
                CostSource = CostSource.Billed,
                Quantities = [new UsageQuantity("images", 3.5m)],
            },
            Notes = ["Ünïcode 😀"],
            Quotas = [new QuotaWindow { Name = "monthly spend", Limit = 100.10m, Unit = "USD", ResetsAt = StoreHome.November.End }],
        };

        _home.Open().SaveUsage(StoreHome.Key, usage);

        ProviderUsage read = _home.Open().Read(StoreHome.Key)!.Snapshot!.Usage;
        Assert.Equivalent(usage, read, strict: true);
        Assert.Null(read.Usage!.RequestsCount);
    }

    [Fact]
    public void Account_identity_and_period_are_kept_apart()
    {
        UsageStore store = _home.Open();
        UsageKey[] keys =
        [
            StoreHome.Key,
            StoreHome.Key with { AccountId = "openai@work" },
            StoreHome.Key with { Identity = "another" },
            StoreHome.Key with { Period = new UsagePeriod(StoreHome.November.Start, StoreHome.November.End.AddTicks(1)) },
        ];

        for (int i = 0; i < keys.Length; i++)
        {
            store.SaveUsage(keys[i], _home.Usage(i));
        }

        Assert.Equal([0, 1, 2, 3], keys.Select(key => store.Read(key)!.Snapshot!.Usage.Usage!.RequestsCount!.Value));
    }

    [Fact]
    public void Each_saving_has_a_sequence_of_its_own_even_when_the_clock_stands_still()
    {
        UsageStore store = _home.Open();

        store.SaveUsage(StoreHome.Key, _home.Usage(1));
        long first = store.Read(StoreHome.Key)!.Snapshot!.Sequence;
        store.SaveUsage(StoreHome.Key, _home.Usage(1));

        Assert.NotEqual(first, store.Read(StoreHome.Key)!.Snapshot!.Sequence);
    }

    [Fact]
    public void A_failure_is_kept_beside_usage_until_usage_is_saved_again()
    {
        UsageStore store = _home.Open();
        UsageError error = new(UsageErrorKind.RateLimited, "Slow down.", TimeSpan.FromSeconds(90));
        store.SaveUsage(StoreHome.Key, _home.Usage(1));

        store.SaveFailure(StoreHome.Key, error, _home.Time.GetUtcNow());
        AccountState failed = store.Read(StoreHome.Key)!;
        Assert.Equal(error, failed.Failure!.Error);
        Assert.Equal(_home.Time.GetUtcNow(), failed.Failure.FailedAt);
        Assert.NotNull(failed.Snapshot);

        store.SaveUsage(StoreHome.Key, _home.Usage(2));
        Assert.Null(store.Read(StoreHome.Key)!.Failure);
    }

    [Fact]
    public void A_refused_key_is_known_for_every_period_and_for_no_other_identity()
    {
        UsageStore store = _home.Open();
        Refusal refusal = new("It said no.", _home.Time.GetUtcNow());

        store.SaveRefusal("openai", "identity", refusal);

        UsageKey otherPeriod = StoreHome.Key with { Period = new UsagePeriod(StoreHome.November.End, StoreHome.November.End.AddDays(1)) };
        Assert.Equal(refusal, store.Read(StoreHome.Key)!.Refusal);
        Assert.Equal(refusal, store.Read(otherPeriod)!.Refusal);
        Assert.Null(store.Read(StoreHome.Key with { Identity = "another" })!.Refusal);

        store.ClearRefusal("openai");
        Assert.Null(store.Read(StoreHome.Key)!.Refusal);
    }

    [Fact]
    public void An_account_keeps_its_newest_snapshots_only_and_leaves_the_others_theirs()
    {
        UsageStore store = _home.Open();
        UsageKey other = StoreHome.Key with { AccountId = "mistral" };
        store.SaveUsage(other, _home.Usage(1));

        UsageKey[] keys = [.. Enumerable.Range(0, 40).Select(day => StoreHome.Key with { Period = new UsagePeriod(StoreHome.November.Start, StoreHome.November.Start.AddDays(day + 1)) })];
        _home.Time.Advance(TimeSpan.FromDays(1));
        store.SaveUsage(keys[0], _home.Usage(0));
        _home.Time.AdjustTime(_home.Time.GetUtcNow().AddHours(-30));
        foreach (UsageKey key in keys)
        {
            store.SaveUsage(key, _home.Usage(1));
        }

        Assert.Equal(32L, _home.Scalar("SELECT COUNT(*) FROM snapshots WHERE account_id = 'openai';"));
        Assert.NotNull(store.Read(keys[^1])!.Snapshot);
        Assert.NotNull(store.Read(other)!.Snapshot);
    }

    [Fact]
    public void Snapshots_and_failures_that_nobody_asked_for_in_a_long_time_are_forgotten()
    {
        UsageStore store = _home.Open();
        store.SaveUsage(StoreHome.Key with { AccountId = "mistral" }, _home.Usage(1));
        store.SaveFailure(StoreHome.Key with { AccountId = "cohere" }, new UsageError(UsageErrorKind.Network, "No."), _home.Time.GetUtcNow());

        _home.Time.Advance(TimeSpan.FromDays(61));
        store.SaveUsage(StoreHome.Key, _home.Usage(1));
        store.SaveFailure(StoreHome.Key, new UsageError(UsageErrorKind.Network, "No."), _home.Time.GetUtcNow());

        Assert.Equal(1L, _home.Scalar("SELECT COUNT(*) FROM snapshots;"));
        Assert.Equal(1L, _home.Scalar("SELECT COUNT(*) FROM failures;"));
    }

    [Fact]
    public void A_snapshot_that_cannot_be_read_any_more_counts_as_none()
    {
        UsageStore store = _home.Open();
        store.SaveUsage(StoreHome.Key, _home.Usage(1));
        _home.Scalar("UPDATE snapshots SET usage = '{\"provider_id\":1}';");

        Assert.Null(store.Read(StoreHome.Key)!.Snapshot);
    }

    [Fact]
    public void The_file_is_open_only_while_it_is_used_or_held()
    {
        UsageStore store = _home.Open();
        using (store.Hold())
        {
            using (store.Hold())
            {
                store.SaveUsage(StoreHome.Key, _home.Usage(1));
            }

            store.Read(StoreHome.Key);
            Assert.True(File.Exists($"{_home.Path}-wal"));
        }

        Assert.False(File.Exists($"{_home.Path}-wal"));

        store.SaveUsage(StoreHome.Key, _home.Usage(2));
        Assert.False(File.Exists($"{_home.Path}-wal"));
        Assert.Equal(2, store.Read(StoreHome.Key)!.Snapshot!.Usage.Usage!.RequestsCount);
    }

    [Fact]
    public async Task Many_threads_read_and_write_while_it_is_held()
    {
        UsageStore store = _home.Open();
        using (store.Hold())
        {
            await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(
                () =>
                {
                    UsageKey key = StoreHome.Key with { AccountId = $"account{i}" };
                    store.SaveUsage(key, _home.Usage(i));
                    Assert.Equal(i, store.Read(key)!.Snapshot!.Usage.Usage!.RequestsCount);
                },
                TestContext.Current.CancellationToken)));
        }

        Assert.Empty(_home.Logger.Warnings);
        Assert.Equal(16L, _home.Scalar("SELECT COUNT(*) FROM snapshots;"));
    }

    [Fact]
    public void The_file_is_in_wal_mode_and_bears_its_schema_version()
    {
        _home.Open().SaveUsage(StoreHome.Key, _home.Usage(1));

        Assert.Equal("wal", _home.Scalar("PRAGMA journal_mode;"));
        Assert.Equal((long)StoreSchema.Migrations.Count, _home.Scalar("PRAGMA user_version;"));
    }

    [Fact]
    public void Folder_and_files_are_the_owners_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Unix has modes; Windows has access lists.");
            return;
        }

        const UnixFileMode OthersMask = ~(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        _home.Open().SaveUsage(StoreHome.Key, _home.Usage(1));

        // A second connection keeps -wal and -shm from being removed when the first one closes.
        using (_home.Connect())
        {
            _home.Open().SaveUsage(StoreHome.Key, _home.Usage(2));
            string[] all = [_home.DataFolder, .. Directory.EnumerateFileSystemEntries(_home.DataFolder, "*", SearchOption.AllDirectories)];
            Assert.Contains($"{_home.Path}-wal", all);
            Assert.Contains($"{_home.Path}-shm", all);
            foreach (string path in all)
            {
                Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(path) & OthersMask);
            }
        }
    }
}
