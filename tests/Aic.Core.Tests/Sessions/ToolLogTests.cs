using Aic.Core.Sessions;
using Aic.Core.Storage;
using Microsoft.Data.Sqlite;

namespace Aic.Core.Tests.Sessions;

/// <summary>What holds for every tool's log. The folders are those of Linux.</summary>
public sealed class ToolLogTests
{
    public static TheoryData<int> Logs => [.. Enumerable.Range(0, ToolLogs.All.Count)];

    public static TheoryData<int> Files => [.. Enumerable.Range(0, ToolLogs.All.Count).Where(log => !ToolLogs.All[log].IsDatabase)];

    public static TheoryData<int> Databases => [.. Enumerable.Range(0, ToolLogs.All.Count).Where(log => ToolLogs.All[log].IsDatabase)];

    [Theory]
    [MemberData(nameof(Logs))]
    public void A_log_says_what_was_used_once_however_often_it_is_read(int number)
    {
        (ToolLog log, SessionHome home) = Start(number);
        using (home)
        {
            log.Write(home);
            Assert.Equal(log.Says.OrderBy(used => used.Output), Scan(home));
            Assert.Equal(log.Says.OrderBy(used => used.Output), Scan(home));
        }
    }

    [Theory]
    [MemberData(nameof(Logs))]
    public void What_a_log_said_stays_when_it_is_deleted(int number)
    {
        (ToolLog log, SessionHome home) = Start(number);
        using (home)
        {
            log.Write(home);
            Scan(home);
            File.Delete(home.PathOf(log.Path));

            Assert.Equal(log.Says.OrderBy(used => used.Output), Scan(home));
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_half_written_log_is_read_on_when_the_rest_is_there(int number)
    {
        (ToolLog log, SessionHome home) = Start(number);
        using (home)
        {
            for (int part = 1; part < 8; part++)
            {
                home.Write(log.Path, log.Content[..(log.Content.Length * part / 8)]);
                Scan(home);
            }

            log.Write(home);

            Assert.Equal(log.Says.OrderBy(used => used.Output), Scan(home));
            Assert.Empty(home.Logger.Warnings);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Broken_logs_say_nothing_and_harm_nothing(int number)
    {
        (ToolLog log, SessionHome home) = Start(number);
        using (home)
        {
            foreach (string broken in new[] { "", "\0\0\0", "null", "[1]", "{\"type\":7}", "[{\"ts\":\"x\",\"say\":\"api_req_started\",\"text\":\"{\"}]", log.Content.Replace("0", "-9", StringComparison.Ordinal) })
            {
                home.Write(log.Path, broken + "\n");
                Assert.Empty(Scan(home));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public void A_locked_or_foreign_database_is_left_alone_until_it_can_be_read(int number)
    {
        (ToolLog log, SessionHome home) = Start(number);
        using (home)
        {
            home.Write(log.Path, "this is no database");
            Assert.Empty(Scan(home));
            File.Delete(home.PathOf(log.Path));

            using SqliteConnection database = home.CreateDatabase(log.Path, log.Content);
            database.Execute("PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE;");
            Assert.Empty(Scan(home));
            database.Execute("COMMIT;");

            Assert.Equal(log.Says.OrderBy(used => used.Output), Scan(home));
            Assert.Empty(home.Logger.Warnings);
        }
    }

    [Theory]
    [InlineData("qwen-code", ".qwen/projects/-home-dev-app/chats/resumed.jsonl")]
    [InlineData("cline", ".cline/data/tasks/t1/ui_messages.json")]
    [InlineData("roo-code", ".config/Cursor/User/globalStorage/rooveterinaryinc.roo-cline/tasks/t1/ui_messages.json")]
    [InlineData("pi", ".pi/agent/sessions/--home-dev-app--/forked.jsonl")]
    [InlineData("omp", ".omp/agent/sessions/app/forked.jsonl")]
    [InlineData("openclaw", ".clawdbot/agents/main/sessions/s1.jsonl.reset.2026-11-21T10-00-00.000Z")]
    [InlineData("grok-build", ".grok/sessions/%2Felsewhere/g1/updates.jsonl")]
    [InlineData("droid", ".factory/sessions/elsewhere/d1.settings.json")]
    [InlineData("kimi", ".kimi/sessions/moved/s1/wire.jsonl")]
    [InlineData("mistral-vibe", ".vibe/logs/session/resumed/meta.json")]
    [InlineData("amp", ".local/share/amp/threads/T-1-copy.json")]
    public void What_a_resumed_or_copied_session_repeats_counts_once(string tool, string copy)
    {
        int number = ToolLogs.All.TakeWhile(candidate => candidate.Tool != tool).Count();
        (ToolLog log, SessionHome home) = Start(number);
        using (home)
        {
            log.Write(home);
            Scan(home);
            home.Write(copy, log.Content);

            Assert.Equal(log.Says.OrderBy(used => used.Output), Scan(home));
        }
    }

    [Fact]
    public void Every_further_tool_has_a_log_here()
    {
        string[] elsewhere = ["claude-code", "codex", "gemini-cli", "opencode", "zed"];

        Assert.Equal(SessionReaders.All.Select(reader => reader.Id).Except(elsewhere).Order(), ToolLogs.All.Select(log => log.Tool).Distinct().Order());
    }

    private static (ToolLog Log, SessionHome Home) Start(int number)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The folders are those of Linux.");
        ToolLog log = ToolLogs.All[number];
        SessionHome home = new() { Reader = log.Reader };
        ToolLogs.WriteRegistry(home, log);
        return (log, home);
    }

    private static IReadOnlyList<Used> Scan(SessionHome home) =>
        [.. home.Scan().OrderBy(response => response.Output).Select(response => new Used(response.Input, response.Output, response.CacheRead, response.CacheWrite5m))];
}
