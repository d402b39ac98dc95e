using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Aic.Agent.Tests.Processes;

/// <summary>Coding tools' sessions and the status line, as a whole process.</summary>
public sealed class SessionsTests : IDisposable
{
    private const string Input = """{"session_id":"6f1c-a","transcript_path":"/x.jsonl","model":{"id":"claude-opus-4-1","display_name":"Opus\u001b[31m 4.1"},"cost":{"total_cost_usd":0.5}}""";

    private readonly AicHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task Sessions_are_a_table_or_json()
    {
        WriteLog("6f1c-a");

        AicResult table = await _home.RunAsync("sessions", "--period", "last7days");
        Assert.Empty(table.Error);
        Assert.Contains(table.Lines, line => line.Contains("6f1c-a", StringComparison.Ordinal) && line.Contains("~$6.00", StringComparison.Ordinal) && line.Contains("/home/dev/app", StringComparison.Ordinal));

        AicResult json = await _home.RunAsync("sessions", "--id", "6F1C*", "--json");
        using JsonDocument document = JsonDocument.Parse(json.Out);
        JsonElement session = document.RootElement[0];
        Assert.Equal(("6f1c-a", 1_000_000, 6m), (session.GetProperty("id").GetString(), session.GetProperty("tokens_total").GetInt64(), session.GetProperty("cost_usd").GetDecimal()));
    }

    [Fact]
    public async Task A_session_that_is_not_there_is_a_failure()
    {
        AicResult result = await _home.RunAsync("sessions", "--id", "nothing");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("no such session", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Usage_is_summed_by_project_in_another_time_zone()
    {
        WriteLog("6f1c-a");

        AicResult result = await _home.RunAsync("usage", "claude-code", "--by", "project,session", "--period", "last7days", "--time-zone", "Asia/Kathmandu");

        Assert.Empty(result.Error);
        Assert.Contains(result.Lines, line => line.StartsWith("/home/dev/app", StringComparison.Ordinal) && line.Contains("6f1c-a", StringComparison.Ordinal));
        Assert.Contains("no time zone \"Middle/Earth\"", (await _home.RunAsync("usage", "--time-zone", "Middle/Earth")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_status_line_tells_today_the_session_and_the_block()
    {
        WriteLog("6f1c-a");

        AicResult result = await _home.RunWithInputAsync(Input, "statusline");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Matches(@"^Opus.* 4\.1 \| today ~\$6\.00 \| session ~\$6\.00 \| block ~\$6\.00, [0-4]:[0-5]\d h left \(API prices\)$", Assert.Single(result.Lines));
        Assert.DoesNotContain('\e', result.Out);
        Assert.Equal("~$6.00 1.00 M -", (await _home.RunWithInputAsync(Input, "statusline", "--format", "{session} {session_tokens} {block_speed}")).Out.TrimEnd());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("not json at all }")]
    public async Task Whatever_comes_on_standard_input_the_status_line_is_a_line(string input)
    {
        AicResult result = await _home.RunWithInputAsync(input, "statusline");

        Assert.Equal((0, "", "aic: no usage today"), (result.ExitCode, result.Error, Assert.Single(result.Lines)));
    }

    [Fact]
    public async Task An_input_that_stays_open_is_not_waited_for()
    {
        using Process process = _home.Start("statusline");

        // Standard input is never closed: who waits for its end waits until the test's time is up.
        string line = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);

        Assert.Equal("aic: no usage today", line.TrimEnd());
    }

    [Theory]
    [InlineData(1024)]
    [InlineData(16384)]
    [InlineData(40000)]
    public async Task An_input_that_is_whole_is_read_though_it_stays_open(int length)
    {
        using Process process = _home.Start("statusline");
        await process.StandardInput.WriteAsync(Input.Insert(1, new string(' ', length - Input.Length)));
        await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);

        Assert.StartsWith("Opus", await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_broken_configuration_is_a_short_line_and_no_error()
    {
        _home.WriteConfig("{ broken");

        AicResult result = await _home.RunWithInputAsync(Input, "statusline");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.StartsWith("aic: no usage", Assert.Single(result.Lines), StringComparison.Ordinal);
    }

    private void WriteLog(string session)
    {
        string folder = Path.Combine(_home.Environment["HOME"]!, ".claude", "projects", "-home-dev-app");
        Directory.CreateDirectory(folder);
        string time = DateTimeOffset.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        File.WriteAllText(
            Path.Combine(folder, session + ".jsonl"),
            $$$$"""{"cwd":"/home/dev/app","sessionId":"{{{{session}}}}","type":"assistant","requestId":"r1","timestamp":"{{{{time}}}}","message":{"id":"m1","model":"claude-sonnet-4-20250514","usage":{"input_tokens":1000000,"output_tokens":0}}}""" + "\n");
    }
}
