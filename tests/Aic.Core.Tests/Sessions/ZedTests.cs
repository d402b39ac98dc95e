using Aic.Core.Sessions.Zed;
using Aic.Core.Storage;
using Aic.Testing.Sessions;
using Microsoft.Data.Sqlite;
using ZstdSharp;

namespace Aic.Core.Tests.Sessions;

public sealed class ZedTests
{
    private const string Database = ".local/share/zed/threads/threads.db";

    [Fact]
    public void A_threads_sum_is_unpacked_and_one_that_cannot_be_unpacked_keeps_no_other_from_counting()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The folder is that of Linux.");
        using SessionHome home = new() { Reader = new ZedReader() };
        using SqliteConnection database = home.CreateDatabase(Database, "CREATE TABLE threads (id TEXT PRIMARY KEY, summary TEXT, updated_at TEXT, data_type TEXT, data BLOB);");
        byte[] whole = Pack(
            """{"model":{"provider":"anthropic","model":"claude-sonnet-4"},"request_token_usage":{"u1":{"input_tokens":3,"output_tokens":4}},"cumulative_token_usage":{"input_tokens":10,"output_tokens":20,"cache_read_input_tokens":300,"cache_creation_input_tokens":40}}""");
        Insert(database, "t1", "zstd", whole);
        Insert(database, "t2", "zstd", whole[..^9]);
        Insert(database, "t3", "zstd", [1, 2, 3]);
        Insert(database, "t4", "json", """{"request_token_usage":{"u1":{"input_tokens":3,"output_tokens":4},"u2":{"output_tokens":5}}}"""u8.ToArray());

        IReadOnlyList<GeneratedResponse> found = home.Scan();

        Assert.Equal([(3, 9, 0, 0, ""), (10, 20, 300, 40, "claude-sonnet-4")], found.OrderBy(one => one.Output).Select(one => (one.Input, one.Output, one.CacheRead, one.CacheWrite5m, one.Model)));
    }

    private static void Insert(SqliteConnection database, string id, string type, byte[] data) =>
        database.Execute("INSERT INTO threads VALUES ($id, 'made up', '2026-11-20T10:00:00.000000000+00:00', $type, $data);", ("$id", id), ("$type", type), ("$data", data));

    /// <summary>As Zed packs: a stream, whose frame doesn't tell the length.</summary>
    private static byte[] Pack(string json)
    {
        using MemoryStream packed = new();
        using (CompressionStream stream = new(packed, level: 3, leaveOpen: true))
        {
            stream.Write(System.Text.Encoding.UTF8.GetBytes(json));
        }

        return packed.ToArray();
    }
}
