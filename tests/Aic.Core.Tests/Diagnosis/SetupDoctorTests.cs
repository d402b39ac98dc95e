using Aic.Core.Configuration;
using Aic.Core.Diagnosis;
using Aic.Core.Lifecycle;
using Aic.Core.Providers;
using Aic.Core.Storage;
using Aic.Core.Tests.Sessions;
using Aic.Core.Tests.Tracking;
using Aic.Core.Usage;
using Aic.Testing;
using Microsoft.Data.Sqlite;

namespace Aic.Core.Tests.Diagnosis;

public sealed class SetupDoctorTests : IDisposable
{
    private const string Key = "sk-admin-made-up-0123456789-wxyz";
    private const string Log = ".claude/projects/-home-dev-app/a.jsonl";

    private readonly SessionHome _home = new();

    public void Dispose() => _home.Dispose();

    private string Config => Path.Combine(_home.Folder, "agent.json");

    private string Store => Path.Combine(_home.Folder, "usage.db");

    [Fact]
    public async Task A_fresh_machine_has_nothing_wrong_and_nothing_is_made_there()
    {
        IReadOnlyList<SetupCheck> checks = await LookAsync();

        Assert.DoesNotContain(checks, check => check.Status is CheckStatus.Error or CheckStatus.Warning);
        Assert.Equal(["program", "config", "store", "prices", "agent", "providers", "tools"], checks.Select(check => check.Area).Distinct());
        Assert.All(ProviderCatalog.All, provider => Assert.Equal(CheckStatus.Skipped, Of(checks, provider.Descriptor.Id).Status));
        Assert.Contains("OPENAI_ADMIN_KEY: not set", Of(checks, "openai").Details);
        Assert.Contains("OPENAI_ADMIN_KEY", Of(checks, "openai").WhatToDo, StringComparison.Ordinal);
        Assert.Contains($"{_home.PathOf(".claude/projects")}: not there", Of(checks, "claude-code").Details);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_home.Folder));
    }

    [Fact]
    public async Task Keys_are_shown_masked_and_where_each_comes_from()
    {
        _home.Variables["OPENAI_API_KEY"] = Key;
        _home.Variables["ANTHROPIC_API_KEY"] = "sk-ant-made-up-0123456789-abcd";
        WriteConfig($$"""{ "providers": { "anthropic": { "api_key": "{{Key}}", "auth_source": "config" } } }""");

        IReadOnlyList<SetupCheck> checks = await LookAsync();

        Assert.Equal((CheckStatus.Ok, CheckStatus.Ok), (Of(checks, "openai").Status, Of(checks, "anthropic").Status));
        Assert.Contains("OPENAI_API_KEY: set, ••••wxyz, used", Of(checks, "openai").Details);
        Assert.Contains("ANTHROPIC_API_KEY: set, ••••abcd, not used", Of(checks, "anthropic").Details);
        Assert.Contains("agent.json providers.anthropic.api_key: set, ••••wxyz, used", Of(checks, "anthropic").Details);
        Assert.DoesNotContain("made-up", string.Join('\n', checks.Select(check => $"{check} {string.Join('\n', check.Details)}")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_file_names_its_line_and_the_rest_is_looked_at_all_the_same()
    {
        _home.Variables["OPENAI_API_KEY"] = Key;
        WriteConfig("{\n  \"cache_ttl_seconds\": \"soon\"\n}");

        IReadOnlyList<SetupCheck> checks = await LookAsync();

        SetupCheck file = Of(checks, "file", "config");
        Assert.Equal(CheckStatus.Error, file.Status);
        Assert.Contains("Correct line 2", file.WhatToDo, StringComparison.Ordinal);
        Assert.Equal(CheckStatus.Ok, Of(checks, "openai").Status);
    }

    [Fact]
    public async Task All_mistakes_of_a_file_are_told_at_once_each_with_its_line_and_none_with_a_key()
    {
        WriteConfig($$"""
            {
              "cache_ttl_seconds": "soon",
              "providers": {
                "openai": { "enabled": "yes", "api_key": "{{Key}}" },
                "a b c": { },
                "mistral": { "endpoint": "nowhere" }
              },
              "auto_start": 1
            }
            """);

        SetupCheck[] mistakes = [.. (await LookAsync()).Where(check => check is { Area: "config", Status: CheckStatus.Error })];

        Assert.Equal(["2", "4", "5", "6", "8"], mistakes.Select(mistake => string.Concat(mistake.WhatToDo!.Split("line ")[1].TakeWhile(char.IsAsciiDigit))).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(Key, string.Join('\n', mistakes.Select(mistake => mistake.Message + mistake.WhatToDo)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_told_whether_a_login_of_the_Azure_command_line_is_there()
    {
        string folder = Directory.CreateDirectory(Path.Combine(_home.Folder, "azure")).FullName;
        _home.Variables["AZURE_CONFIG_DIR"] = folder;
        string profile = Path.Combine(folder, "azureProfile.json");
        Assert.Contains($"login {profile}: not there", Of(await LookAsync(), "azure-openai").Details);

        await File.WriteAllTextAsync(profile, "{}", TestContext.Current.CancellationToken);

        Assert.Contains($"login {profile}: there", Of(await LookAsync(), "azure-openai").Details);
    }

    [Fact]
    public async Task What_has_no_effect_in_the_file_is_told()
    {
        WriteConfig("""{ "cache_ttl": 5, "providers": { "opnai": {}, "openai": { "projct": "x" } }, "model_aliases": { "team": "no-such-model" } }""");

        IReadOnlyList<SetupCheck> checks = await LookAsync();

        Assert.Equal(["cache_ttl", "opnai", "openai.projct"], checks.Where(check => check is { Area: "config", Status: CheckStatus.Warning }).Select(check => check.Name));
        Assert.Equal(CheckStatus.Warning, Of(checks, "own", "prices").Status);
    }

    [Fact]
    public async Task A_file_that_others_can_read_is_told()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("There files inherit the protection of the user's profile.");
            return;
        }

        WriteConfig("{}");
        File.SetUnixFileMode(Config, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);

        Assert.Contains("chmod 600", Of(await LookAsync(), "permissions").WhatToDo, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_in_use_is_whole_and_its_logs_and_broken_lines_are_told()
    {
        _home.Write(Log, new ClaudeLine().ToString() + """{"message":{"usage":""" + "\n");
        using UsageTracker tracker = new(Options());
        using IDisposable asking = Hold(tracker);
        await tracker.AskAllAsync();

        IReadOnlyList<SetupCheck> checks = await LookAsync();

        SetupCheck store = Of(checks, "file", "store");
        Assert.Equal(CheckStatus.Ok, store.Status);
        Assert.Contains("journal mode wal", store.Details);
        SetupCheck tool = Of(checks, "claude-code");
        Assert.Equal(CheckStatus.Ok, tool.Status);
        Assert.Contains("1 logs", tool.Message, StringComparison.Ordinal);
        Assert.Contains("1 broken lines of 1 logs are left out", tool.Message, StringComparison.Ordinal);
        Assert.Contains(tool.Details, detail => detail.StartsWith($"{_home.PathOf(Log)}: 1 broken lines", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_damaged_store_is_told_and_left_where_it_is()
    {
        File.WriteAllText(Store, new string('x', 8192));

        Assert.Contains("is damaged", Of(await LookAsync(), "file", "store").Message, StringComparison.Ordinal);
        Assert.Equal(8192, new FileInfo(Store).Length);

        File.Move(Store, Store + ".corrupt-20261101T000000Z");
        Assert.Equal(CheckStatus.Warning, Of(await LookAsync(), "damaged").Status);
    }

    [Fact]
    public async Task A_store_that_is_too_new_or_locked_is_told_with_what_to_do()
    {
        await File.WriteAllBytesAsync(Store, [], TestContext.Current.CancellationToken);
        using SqliteConnection other = StoreConnection.Open(Store, TimeSpan.FromSeconds(1));
        other.Execute("BEGIN IMMEDIATE;");
        Assert.Contains("locked", Of(await LookAsync(), "file", "store").Message, StringComparison.Ordinal);

        other.Execute("ROLLBACK; PRAGMA user_version = 999;");
        Assert.Contains("Update AIC Tracker", Of(await LookAsync(), "file", "store").WhatToDo, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tools_database_that_can_not_be_read_is_named()
    {
        string path = _home.Write(".local/share/opencode/opencode.db", "no database at all, and rather long for its kind");

        SetupCheck tool = Of(await LookAsync(), "opencode");

        Assert.Equal(CheckStatus.Warning, tool.Status);
        Assert.Contains(tool.Details, detail => detail.StartsWith($"{path}: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_home_everything_else_is_looked_at()
    {
        _home.Variables.Clear();

        IReadOnlyList<SetupCheck> checks = await LookAsync(Options() with { Paths = null });

        Assert.Equal(CheckStatus.Error, Of(checks, "folder", "config").Status);
        Assert.Contains(checks, check => check.Name == "openai");
    }

    [Fact]
    public async Task An_agent_that_is_expected_and_a_program_that_is_not_there_are_told()
    {
        WriteConfig("""{ "auto_start": true }""");

        SetupCheck agent = Of(await LookAsync(), "agent");

        Assert.Equal(CheckStatus.Warning, agent.Status);
        Assert.Contains(agent.Details, detail => detail.StartsWith("can't be started: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Providers_are_asked_only_when_that_is_wanted()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.AnswerAll(_ => new FakeAnswer("""{"error":{"message":"Incorrect API key provided"}}""", 401));
        WriteConfig($$"""{ "providers": { "openai": { "api_key": "{{Key}}", "auth_source": "config", "endpoint": "{{server.Address}}" } } }""");

        await LookAsync();
        Assert.Empty(server.Requests);

        SetupCheck online = Of(await LookAsync(isOnline: true), "openai online");
        Assert.Equal(CheckStatus.Error, online.Status);
        Assert.NotEmpty(server.Requests);
    }

    [Fact]
    public async Task Each_channel_of_alerts_is_looked_at_and_none_is_told()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        _home.Variables["PATH"] = _home.Folder;
        WriteConfig($$"""
            { "alerts": { "channels": {
              "hook": { "type": "webhook", "url": "{{server.Address}}secret" },
              "gone": { "type": "command", "command": "/nowhere/notify" },
              "name": { "type": "command", "command": "no-such-program" },
              "shell": { "type": "command", "command": "/bin/sh" },
              "mail": { "type": "email", "host": "127.0.0.1", "user": "me", "password_variable": "MAIL_PASSWORD", "from": "a@example.org", "to": ["b@example.org"] } } } }
            """);

        SetupCheck[] checks = [.. (await LookAsync()).Where(check => check.Area == "alerts")];

        Assert.Equal(
            [("hook", CheckStatus.Ok), ("gone", CheckStatus.Error), ("name", CheckStatus.Error), ("shell", CheckStatus.Ok), ("mail", CheckStatus.Error)],
            checks.Select(check => (check.Name, check.Status)));
        Assert.Contains("no-such-program on PATH", checks[2].Message, StringComparison.Ordinal);
        Assert.Contains("MAIL_PASSWORD", checks[4].Message, StringComparison.Ordinal);
        Assert.DoesNotContain(checks, check => check.Message.Contains("secret", StringComparison.Ordinal));
        Assert.Empty(server.Requests);
    }

    private static SetupCheck Of(IEnumerable<SetupCheck> checks, string name, string? area = null) => Assert.Single(checks, check => check.Name == name && (area is null || check.Area == area));

    /// <summary>Keeps the store open in this process while it is looked at.</summary>
    private static Ending Hold(UsageTracker tracker)
    {
        IAsyncEnumerator<ProviderUsage> asking = tracker.GetUsageAsync(new UsageQuery(), TestContext.Current.CancellationToken).GetAsyncEnumerator();
        Assert.True(asking.MoveNextAsync().AsTask().GetAwaiter().GetResult());
        return new Ending(asking);
    }

    private async Task<IReadOnlyList<SetupCheck>> LookAsync(UsageTrackerOptions? options = null, bool isOnline = false)
    {
        List<SetupCheck> checks = [];
        SetupDoctor doctor = new(options ?? Options(), () => throw new AgentException(AgentProblem.ExecutableNotFound, "There is no aic."));
        await foreach (SetupCheck check in doctor.RunAsync(isOnline, TestContext.Current.CancellationToken))
        {
            checks.Add(check);
        }

        return checks;
    }

    private UsageTrackerOptions Options() => new()
    {
        Paths = new AicPaths(_home.Folder, _home.Folder),
        GetVariable = _home.Variables.GetValueOrDefault,
        Time = _home.Time,
        Logger = _home.Logger,
    };

    private void WriteConfig(string json)
    {
        File.WriteAllText(Config, json);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Config, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    private sealed class Ending(IAsyncEnumerator<ProviderUsage> asking) : IDisposable
    {
        public void Dispose() => asking.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
