using Aic.Core.Sessions.OpenCode;
using Aic.Core.Storage;
using Aic.Testing.Sessions;
using Microsoft.Data.Sqlite;

namespace Aic.Core.Tests.Sessions;

public sealed class OpenCodeTests : IDisposable
{
    private const string Folder = ".local/share/opencode";

    private readonly SessionHome _home = new() { Reader = new OpenCodeReader() };

    public void Dispose() => _home.Dispose();

    [Fact]
    public void A_message_gives_all_that_it_says()
    {
        _home.Write(File("msg_1"), Message("msg_1", 100, 20, reasoning: 5, read: 300, write: 40));

        GeneratedResponse response = Assert.Single(_home.Scan());

        Assert.Equal((100, 25, 300, 40), (response.Input, response.Output, response.CacheRead, response.CacheWrite5m));
        Assert.Equal(("claude-sonnet-4", "ses_1", "/home/dev/app"), (response.Model, response.Session, response.Project));
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1_795_000_000_000), response.Time);
    }

    [Theory]
    [InlineData(120, 20)]
    [InlineData(125, 25)]
    public void The_total_tells_whether_reasoning_is_part_of_the_output(int total, int output)
    {
        _home.Write(File("msg_1"), Message("msg_1", 100, 20, reasoning: 5, total: total));

        Assert.Equal(output, Assert.Single(_home.Scan()).Output);
    }

    [Fact]
    public void Users_messages_and_broken_files_do_not_count()
    {
        _home.Write(File("msg_1"), """{"id":"msg_1","role":"user","time":{"created":1795000000000}}""");
        _home.Write(File("msg_2"), """{"id":"msg_2","role":"assist""");
        _home.Write(File("msg_3"), Message("msg_3", 1, 1));

        Assert.Single(_home.Scan());
    }

    [Fact]
    public void Database_and_documents_tell_the_same_message_once_and_the_database_is_read_on()
    {
        _home.Write(File("msg_1"), Message("msg_1", 100, 20));
        using SqliteConnection database = Create();
        Insert(database, "msg_1", Message(null, 100, 20), 1);
        Insert(database, "msg_2", Message(null, 7, 3), 2);
        Assert.Equal([3, 20], Outputs());

        Insert(database, "msg_2", Message(null, 7, 9), 3);
        Insert(database, "msg_3", Message(null, 8, 4), 3);
        Insert(database, "msg_4", "no message", 3);
        Assert.Equal([4, 9, 20], Outputs());
    }

    [Fact]
    public void A_row_that_cannot_be_read_is_counted_once_and_only_while_it_is_broken()
    {
        using SqliteConnection database = Create();
        Insert(database, "msg_1", Message(null, 100, 20), 1);
        Insert(database, "msg_2", "no message", 2);
        Insert(database, "msg_3", Message(null, -5, 20), 2);
        Assert.Equal([20], Outputs());
        Assert.Equal(2, BrokenRows());

        Insert(database, "msg_4", Message(null, 1, 4), 2);
        Assert.Equal([4, 20], Outputs());
        Assert.Equal(2, BrokenRows());

        Insert(database, "msg_2", Message(null, 1, 9), 3);
        Assert.Equal([4, 9, 20], Outputs());
        Assert.Equal(1, BrokenRows());
    }

    [Fact]
    public void A_database_that_is_locked_or_half_migrated_is_left_alone_until_it_can_be_read()
    {
        using SqliteConnection database = Create();
        database.Execute("PRAGMA journal_mode = DELETE;");
        Insert(database, "msg_1", Message(null, 100, 20), 1);
        database.Execute("BEGIN EXCLUSIVE;");
        Assert.Empty(_home.Scan());

        database.Execute("ALTER TABLE message RENAME TO messages; COMMIT;");
        Assert.Empty(_home.Scan());

        database.Execute("ALTER TABLE messages RENAME TO message;");
        Assert.Equal([20], Outputs());
        Assert.Empty(_home.Logger.Warnings);
    }

    [Fact]
    public void A_database_without_times_is_read_as_a_whole()
    {
        using SqliteConnection database = Create("CREATE TABLE message (id TEXT, session_id TEXT, data TEXT);");
        database.Execute("INSERT INTO message VALUES ('msg_1', 'ses_1', $data);", ("$data", Message(null, 1, 2)));

        Assert.Equal([2], Outputs());
    }

    private int BrokenRows() => Assert.Single(_home.Start().Known(_home.Reader)!).BrokenLines;

    private SqliteConnection Create(string schema = "CREATE TABLE message (id TEXT PRIMARY KEY, session_id TEXT, time_created INTEGER, time_updated INTEGER, data TEXT);")
    {
        string path = _home.Write($"{Folder}/opencode.db", "");
        SqliteConnection database = StoreConnection.Open(path, TimeSpan.FromSeconds(4));
        database.Execute("PRAGMA journal_mode = WAL;");
        database.Execute(schema);
        return database;
    }

    private static void Insert(SqliteConnection database, string id, string data, long updated) =>
        database.Execute("INSERT OR REPLACE INTO message VALUES ($id, 'ses_1', 1, $updated, $data);", ("$id", id), ("$updated", updated), ("$data", data));

    private IReadOnlyList<long> Outputs() => [.. _home.Scan().Select(response => response.Output).Order()];

    private static string File(string id) => $"{Folder}/storage/message/ses_1/{id}.json";

    private static string Message(string? id, int input, int output, int reasoning = 0, int read = 0, int write = 0, int? total = null) =>
        $$$"""
        { {{{(id is null ? "" : $"\"id\":\"{id}\",")}}} "sessionID":"ses_1", "role":"assistant", "modelID":"claude-sonnet-4", "providerID":"anthropic", "cost":0.01,
          "path":{"cwd":"/home/dev/app/src","root":"/home/dev/app"}, "time":{"created":1795000000000,"completed":1795000001000},
          "tokens":{ {{{(total is null ? "" : $"\"total\":{total},")}}} "input":{{{input}}},"output":{{{output}}},"reasoning":{{{reasoning}}},"cache":{"read":{{{read}}},"write":{{{write}}}} } }
        """;
}
