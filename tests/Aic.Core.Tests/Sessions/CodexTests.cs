using System.Globalization;
using Aic.Core.Sessions;
using Aic.Core.Sessions.Codex;
using Aic.Core.Usage;
using Aic.Testing.Sessions;

namespace Aic.Core.Tests.Sessions;

public sealed class CodexTests : IDisposable
{
    private const string Log = ".codex/sessions/2026/11/20/rollout-2026-11-20T10-00-00-0001.jsonl";
    private const string Other = ".codex/sessions/2026/11/20/rollout-2026-11-20T11-00-00-0002.jsonl";

    private readonly SessionHome _home = new() { Reader = new CodexReader() };

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Cached_tokens_are_part_of_the_input_and_reasoning_is_part_of_the_output()
    {
        _home.Write(Log, Meta() + Turn("gpt-5-codex") + Counts(0, total: (1000, 600, 50, 20), last: (1000, 600, 50, 20)));

        GeneratedResponse response = Assert.Single(_home.Scan());

        Assert.Equal((400, 600, 50), (response.Input, response.CacheRead, response.Output));
        Assert.Equal(("gpt-5-codex", "session-1", "/home/dev/app"), (response.Model, response.Session, response.Project));
    }

    [Fact]
    public void Without_the_last_requests_counts_a_turn_is_the_difference_of_totals()
    {
        _home.Write(Log, Meta() + Turn("gpt-5") + Counts(0, total: (1000, 100, 200, 0)) + Counts(60, total: (1600, 300, 450, 0)) + Counts(120, total: (50, 0, 5, 0)));

        Assert.Equal([(900, 100, 200), (400, 200, 250), (50, 0, 5)], Found());
    }

    [Fact]
    public void An_event_with_unchanged_totals_counts_once()
    {
        _home.Write(Log, Meta() + Turn("gpt-5") + Counts(0, total: (10, 0, 5, 0), last: (10, 0, 5, 0)) + Counts(3, total: (10, 0, 5, 0), last: (10, 0, 5, 0)));

        Assert.Equal([(10, 0, 5)], Found());
    }

    [Fact]
    public void The_parents_events_that_a_forked_session_begins_with_count_once()
    {
        _home.Write(Log, Meta() + Turn("gpt-5") + Counts(0, total: (10, 0, 5, 0), last: (10, 0, 5, 0)) + Counts(60, total: (30, 0, 15, 0), last: (20, 0, 10, 0)));
        _home.Write(
            Other,
            Meta("session-2", """ "forked_from_id":"session-1", """) + Meta() + Turn("gpt-5")
            + Counts(3600, total: (10, 0, 5, 0), last: (10, 0, 5, 0)) + Counts(3600.01, total: (30, 0, 15, 0), last: (20, 0, 10, 0))
            + Counts(3700, total: (37, 0, 18, 0), last: (7, 0, 3, 0)));

        Assert.Equal([(10, 0, 5), (20, 0, 10), (7, 0, 3)], Found());
        Assert.Equal("session-2", _home.Scan()[^1].Session);
    }

    [Fact]
    public void A_forked_session_that_repeats_nothing_loses_nothing_however_it_is_scanned()
    {
        _home.Write(Other, Meta("session-2", """ "source":{"subagent":{"thread_spawn":{}}}, """) + Turn("gpt-5"));
        Assert.Empty(_home.Scan());

        _home.Append(Other, Counts(0, total: (10, 0, 5, 0), last: (10, 0, 5, 0)));
        Assert.Equal([(10, 0, 5)], Found());

        _home.Append(Other, Counts(60, total: (12, 0, 6, 0), last: (2, 0, 1, 0)));
        Assert.Equal([(10, 0, 5), (2, 0, 1)], Found());
    }

    [Fact]
    public void A_forked_sessions_repetition_is_left_out_also_when_a_scan_ends_within_it()
    {
        _home.Write(Other, Meta("session-2", """ "forked_from_id":"session-1", """) + Counts(0, total: (10, 0, 5, 0), last: (10, 0, 5, 0)));
        _home.Scan();
        _home.Append(Other, Counts(0.02, total: (30, 0, 15, 0), last: (20, 0, 10, 0)));
        Assert.Empty(_home.Scan());

        _home.Append(Other, Counts(90, total: (31, 0, 16, 0), last: (1, 0, 1, 0)));
        Assert.Equal([(1, 0, 1)], Found());
    }

    [Fact]
    public void A_copy_with_the_same_times_counts_once()
    {
        string events = Turn("gpt-5") + Counts(0, total: (10, 0, 5, 0), last: (10, 0, 5, 0));
        _home.Write(Log, Meta() + events);
        _home.Write(".codex/archived_sessions/rollout-2026-11-20T10-00-00-0001.jsonl", Meta() + events);

        Assert.Equal([(10, 0, 5)], Found());
    }

    [Fact]
    public async Task Blanks_order_and_escapes_do_not_hide_a_line_and_a_missing_model_is_the_default_of_its_time()
    {
        _home.Write(
            Log,
            """
            { "payload" : { "info" : { "last_token_usage" : { "output_tokens" : 5 , "input_tokens" : 10 } } , "type" : "token\u005fcount" } , "type" : "event_msg" , "timestamp" : "2026-11-20T10:00:00Z" }

            """);

        GeneratedResponse response = Assert.Single(_home.Scan());
        Assert.Equal((10, 5, "gpt-5"), (response.Input, response.Output, response.Model));
        Assert.Equal(["The log doesn't name the model of 1 responses; gpt-5, the tool's default of the time, is assumed."], (await _home.AskAsync()).Notes);
    }

    [Fact]
    public void The_state_is_kept_between_scans()
    {
        _home.Write(Log, Meta() + Turn("gpt-5-codex") + Counts(0, total: (1000, 0, 200, 0)));
        _home.Scan();
        _home.Append(Log, Counts(60, total: (1600, 0, 450, 0)));

        GeneratedResponse response = _home.Scan()[^1];
        Assert.Equal((600, 250, "gpt-5-codex", "session-1"), (response.Input, response.Output, response.Model, response.Session));
    }

    [Fact]
    public void The_newest_limits_are_quotas_until_their_windows_end()
    {
        DateTimeOffset now = _home.Time.GetUtcNow();
        string Limits(double seconds, int used, long resetsAt) =>
            $$$$$"""{"timestamp":"{{{{{At(seconds)}}}}}","type":"event_msg","payload":{"type":"token_count","info":null,"rate_limits":{"primary":{"used_percent":{{{{{used}}}}}.5,"window_minutes":300,"resets_at":{{{{{resetsAt}}}}}},"secondary":{"used_percent":7,"window_minutes":10080,"resets_in_seconds":604800}}}}""" + "\n";
        _home.Write(Log, Meta() + Limits(100, 40, now.AddHours(1).ToUnixTimeSeconds()));
        _home.Write(Other, Meta("session-2") + Limits(50, 10, now.AddHours(2).ToUnixTimeSeconds()));
        SessionContent content = _home.Start().Read(_home.Reader, TestContext.Current.CancellationToken);

        IReadOnlyList<QuotaWindow> quotas = _home.Reader.Quotas(content.States, now);
        Assert.Equal([("5h", 40.5m), ("weekly", 7m)], quotas.Select(quota => (quota.Name, quota.UsedPercent!.Value)));
        Assert.Equal(now.AddHours(1), quotas[0].ResetsAt);
        Assert.Equal("weekly", Assert.Single(_home.Reader.Quotas(content.States, now.AddHours(1))).Name);
    }

    private IReadOnlyList<(long Input, long CacheRead, long Output)> Found() => [.. _home.Scan().Select(response => (response.Input, response.CacheRead, response.Output))];

    private static string Meta(string id = "session-1", string further = "") =>
        $$$"""{"timestamp":"2026-11-20T10:00:00.000Z","type":"session_meta","payload":{"id":"{{{id}}}",{{{further}}}"cwd":"/home/dev/app","originator":"codex_cli_rs","model_provider":"openai","instructions":"token_count"}}""" + "\n";

    private static string Turn(string model) =>
        $$$"""{"timestamp":"2026-11-20T10:00:00.000Z","type":"turn_context","payload":{"cwd":"/home/dev/app","model":"{{{model}}}"}}""" + "\n";

    private static string Counts(double seconds, (int Input, int Cached, int Output, int Reasoning) total, (int Input, int Cached, int Output, int Reasoning)? last = null) =>
        $$$"""{"timestamp":"{{{At(seconds)}}}","type":"event_msg","payload":{"type":"token_count","info":{"total_token_usage":{{{Usage(total)}}}{{{(last is { } one ? $",\"last_token_usage\":{Usage(one)}" : "")}}},"model_context_window":272000},"rate_limits":null}}""" + "\n";

    private static string Usage((int Input, int Cached, int Output, int Reasoning) usage) =>
        $$"""{"input_tokens":{{usage.Input}},"cached_input_tokens":{{usage.Cached}},"output_tokens":{{usage.Output}},"reasoning_output_tokens":{{usage.Reasoning}},"total_tokens":{{usage.Input + usage.Output}}}""";

    private static string At(double seconds) =>
        new DateTime(2026, 11, 20, 10, 0, 5, DateTimeKind.Utc).AddSeconds(seconds).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
