using Aic.Core.Storage;
using Aic.Core.Usage;
using Aic.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace Aic.Core.Tests.Storage;

/// <summary>A store in a folder of a test's own.</summary>
internal sealed class StoreHome : IDisposable
{
    private readonly TempFolder _folder = new();

    public static readonly UsagePeriod November = new(
        new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero),
        new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero));

    public static readonly UsageKey Key = new("openai", "identity", November);

    public string Folder => _folder.Path;

    /// <summary>A folder that doesn't exist yet.</summary>
    public string DataFolder => _folder.File("data");

    public string Path => System.IO.Path.Combine(DataFolder, "usage.db");

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));

    public RecordingLogger Logger { get; } = new();

    /// <summary>A store as another process would open it.</summary>
    public UsageStore Open(string? path = null) => new(path ?? Path, System.IO.Path.Combine(DataFolder, "locks"), Time, Logger);

    /// <summary>Usage of so many requests, fetched now.</summary>
    public ProviderUsage Usage(long requests, params UsageBreakdown[] breakdown) => new()
    {
        ProviderId = "openai",
        ProviderName = "OpenAI",
        IsAvailable = true,
        FetchedAt = Time.GetUtcNow(),
        Usage = new UsageData
        {
            RequestsCount = requests,
            PeriodStart = November.Start,
            PeriodEnd = November.End,
            Breakdown = breakdown,
        },
    };

    /// <summary>A connection past the store.</summary>
    public SqliteConnection Connect() => StoreConnection.Open(Path, TimeSpan.FromSeconds(4));

    /// <summary>Looks into the file, past the store.</summary>
    public object? Scalar(string sql)
    {
        using SqliteConnection connection = Connect();
        using SqliteCommand command = connection.Command(sql);
        return command.ExecuteScalar();
    }

    public void Dispose() => _folder.Dispose();
}
