using System.Net;
using System.Text.Json;
using Aic.Core.Providers;
using Aic.Testing;

namespace Aic.Agent.Tests.Server;

public sealed class UsageEndpointTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Usage_is_the_wire_form_that_the_command_line_prints()
    {
        await using AgentHome home = await AgentHome.StartedAsync("alpha", "beta");

        JsonElement report = await home.GetJsonAsync("/api/v1/usage");

        Assert.Equal(["alpha", "beta"], report.GetProperty("providers").EnumerateArray().Select(provider => provider.GetProperty("provider_id").GetString()));
        JsonElement alpha = report.GetProperty("providers")[0];
        Assert.Equal(1, alpha.GetProperty("usage").GetProperty("requests_count").GetInt64());
        Assert.Equal(1.5m, alpha.GetProperty("usage").GetProperty("cost_usd").GetDecimal());
        Assert.Equal("billed", alpha.GetProperty("usage").GetProperty("cost_source").GetString());
        Assert.Equal(home.Time.GetUtcNow(), alpha.GetProperty("fetched_at").GetDateTimeOffset());
        Assert.False(alpha.GetProperty("is_stale").GetBoolean());
        Assert.Equal(JsonValueKind.Null, alpha.GetProperty("error").ValueKind);
        Assert.False(report.TryGetProperty("groups", out _));
    }

    [Fact]
    public async Task Groups_are_those_of_the_command_line()
    {
        await using AgentHome home = await AgentHome.StartedAsync("alpha", "beta");

        JsonElement groups = (await home.GetJsonAsync("/api/v1/usage?by=model,day")).GetProperty("groups");

        JsonElement group = Assert.Single(groups.EnumerateArray());
        Assert.Equal(("model-1", "2026-11-01", 3.0m), (group.GetProperty("model").GetString(), group.GetProperty("day").GetString(), group.GetProperty("cost_usd").GetDecimal()));
    }

    [Fact]
    public async Task Projects_of_session_logs_are_told_apart_and_lines_that_are_added_change_the_tag()
    {
        await using AgentHome home = await AgentHome.WithAsync("alpha");
        using TempFolder claude = new();
        home.Variables["CLAUDE_CONFIG_DIR"] = claude.Path;
        WriteSession(claude, "app", requests: 2);
        WriteSession(claude, "site", requests: 1);
        await home.StartAsync(options => options with { Tracker = options.Tracker with { Catalog = [.. home.Providers, ProviderCatalog.Find("claude-code")!] } });

        using HttpResponseMessage first = await home.GetAsync("/api/v1/usage?by=project");
        using HttpResponseMessage plain = await home.GetAsync("/api/v1/usage");
        using HttpResponseMessage same = await home.SendAsync(HttpMethod.Get, "/api/v1/usage?by=project", ("If-None-Match", first.Headers.ETag!.ToString()));
        using HttpResponseMessage other = await home.SendAsync(HttpMethod.Get, "/api/v1/usage?by=project", ("If-None-Match", plain.Headers.ETag!.ToString()));
        WriteSession(claude, "app", requests: 3);
        await home.PostAsync("/api/v1/refresh?wait=true&provider=claude-code");
        using HttpResponseMessage later = await home.SendAsync(HttpMethod.Get, "/api/v1/usage?by=project", ("If-None-Match", first.Headers.ETag!.ToString()));

        Assert.Equal([("/home/dev/app", 200L), ("/home/dev/site", 100L), (null, null)], await ProjectsOfAsync(first));
        Assert.Equal((HttpStatusCode.NotModified, HttpStatusCode.OK), (same.StatusCode, other.StatusCode));
        Assert.Equal([("/home/dev/app", 300L), ("/home/dev/site", 100L), (null, null)], await ProjectsOfAsync(later));
    }

    [Fact]
    public async Task What_is_not_set_up_is_told_when_asked_for()
    {
        await using AgentHome home = await AgentHome.WithAsync("alpha", "beta");
        home.Variables.Clear();
        await home.StartAsync();

        Assert.Equal(0, (await home.GetJsonAsync("/api/v1/usage")).GetProperty("providers").GetArrayLength());
        JsonElement all = (await home.GetJsonAsync("/api/v1/usage?include=unconfigured")).GetProperty("providers");
        Assert.Equal(2, all.GetArrayLength());
        Assert.Equal("missing_key", all[0].GetProperty("error").GetProperty("kind").GetString());
        Assert.Equal("Set ALPHA_KEY.", all[0].GetProperty("description").GetString());
    }

    [Fact]
    public async Task One_account_is_answered_alone_and_is_no_other_of_its_provider()
    {
        await using AgentHome home = await AgentHome.WithAsync("alpha", "beta");
        home.WriteConfig("""{ "providers": { "alpha@work": { "api_key": "sk-work-not-a-real-key-0123456789" } } }""");
        await home.StartAsync();

        JsonElement alpha = await home.GetJsonAsync("/api/v1/usage/ALPHA");
        Assert.Equal(1, home.Providers[0].Calls);
        JsonElement work = await home.GetJsonAsync("/api/v1/usage/alpha@work?period=today");

        Assert.Equal(("alpha", JsonValueKind.Null), (alpha.GetProperty("provider_id").GetString(), alpha.GetProperty("account").ValueKind));
        Assert.Equal("work", work.GetProperty("account").GetString());
        Assert.Equal(0, home.Providers[1].Calls);
    }

    [Fact]
    public async Task An_account_that_there_is_not_is_a_problem_that_lists_those_there_are()
    {
        await using AgentHome home = await AgentHome.StartedAsync("alpha", "beta");

        using HttpResponseMessage response = await home.GetAsync("/api/v1/usage/gamma");

        Assert.Contains("alpha, beta", (await AgentHome.ProblemAsync(response, 404, "unknown-account")).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?perid=today", "There are: period, since, until, by, include.")]
    [InlineData("?period=tomorrow", "There is no such period")]
    [InlineData("?period=today&period=today", "stands twice")]
    [InlineData("?period=today&since=2026-11-01", "contradict")]
    [InlineData("?since=soon", "since is no date")]
    [InlineData("?since=2026-11-08&until=2026-11-01", "is empty")]
    [InlineData("?until=0001-01-01T00:00:00Z", "beyond all calendars")]
    [InlineData("?by=", "by knows")]
    [InlineData("?by=colour", "by knows")]
    [InlineData("?include=everything", "include knows")]
    [InlineData("?%00=1", "There is no such parameter")]
    public async Task Parameters_that_make_no_sense_are_told(string query, string detail)
    {
        await using AgentHome home = await AgentHome.StartedAsync("alpha");

        using HttpResponseMessage response = await home.GetAsync($"/api/v1/usage{query}");

        Assert.Contains(detail, (await AgentHome.ProblemAsync(response, 400, "invalid-request")).GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, home.Providers[0].Calls);
    }

    [Theory]
    [InlineData("period=last_7-Days", "2026-11-18T00:00:00Z", "2026-11-25T00:00:00Z")]
    [InlineData("since=2026-11-01&until=2026-11-08", "2026-11-01T00:00:00Z", "2026-11-08T00:00:00Z")]
    [InlineData("since=2026-11-01T08:00:00%2B02:00", "2026-11-01T06:00:00Z", "2026-11-25T00:00:00Z")]
    [InlineData("since=2026-11-01T08:00:00+02:00", "2026-11-01T06:00:00Z", "2026-11-25T00:00:00Z")]
    public async Task Periods_are_those_of_the_command_line(string query, string start, string end)
    {
        await using AgentHome home = await AgentHome.StartedAsync("alpha");

        JsonElement usage = (await home.GetJsonAsync($"/api/v1/usage?{query}")).GetProperty("providers")[0].GetProperty("usage");

        Assert.Equal((DateTimeOffset.Parse(start, null), DateTimeOffset.Parse(end, null)), (usage.GetProperty("period_start").GetDateTimeOffset(), usage.GetProperty("period_end").GetDateTimeOffset()));
    }

    [Fact]
    public async Task Who_has_the_answer_already_is_told_so_in_one_line()
    {
        await using AgentHome home = await AgentHome.StartedAsync("alpha");
        using HttpResponseMessage first = await home.GetAsync("/api/v1/usage");
        string tag = first.Headers.ETag!.ToString();

        foreach (string known in new[] { tag, $"\"other\", {tag}", $"W/{tag}", "*" })
        {
            using HttpResponseMessage again = await home.SendAsync(HttpMethod.Get, "/api/v1/usage", ("If-None-Match", known));
            Assert.Equal((HttpStatusCode.NotModified, tag), (again.StatusCode, again.Headers.ETag!.ToString()));
            Assert.Empty(await again.Content.ReadAsByteArrayAsync(Cancelled));
        }

        using HttpResponseMessage other = await home.SendAsync(HttpMethod.Get, "/api/v1/usage", ("If-None-Match", "\"other\""));
        using HttpResponseMessage grouped = await home.SendAsync(HttpMethod.Get, "/api/v1/usage?by=model", ("If-None-Match", tag));
        Assert.False(first.Headers.ETag.IsWeak);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        Assert.Equal(HttpStatusCode.OK, grouped.StatusCode);
    }

    [Fact]
    public async Task The_tag_changes_with_the_numbers_the_configuration_and_age()
    {
        await using AgentHome home = await AgentHome.WithAsync("alpha");
        await home.StartAsync(options => options with { WorkDelay = TimeSpan.FromDays(1) });
        HashSet<string> tags = [await TagAsync(home)];

        Assert.Contains(await TagAsync(home), tags);
        (await home.PostAsync("/api/v1/refresh?wait=true")).Dispose();
        Assert.True(tags.Add(await TagAsync(home)));
        (await home.PostAsync("/api/v1/config/alpha", """{ "enabled": false }""")).Dispose();
        Assert.True(tags.Add(await TagAsync(home)));
        (await home.PostAsync("/api/v1/config/alpha", """{ "enabled": true }""")).Dispose();
        tags.Add(await TagAsync(home));
        home.Time.Advance(TimeSpan.FromSeconds(301));
        Assert.True(tags.Add(await TagAsync(home)));
        Assert.True((await home.GetJsonAsync("/api/v1/usage")).GetProperty("providers")[0].GetProperty("is_stale").GetBoolean());
    }

    [Fact]
    public async Task At_midnight_a_named_period_is_another_one()
    {
        await using AgentHome home = await AgentHome.WithAsync("alpha");
        await home.StartAsync(options => options with { WorkDelay = TimeSpan.FromDays(30) });
        Assert.Equal(1, (await home.GetJsonAsync("/api/v1/usage?period=today")).GetProperty("providers")[0].GetProperty("usage").GetProperty("requests_count").GetInt64());

        home.Time.Advance(TimeSpan.FromHours(12));

        JsonElement usage = (await home.GetJsonAsync("/api/v1/usage?period=today")).GetProperty("providers")[0].GetProperty("usage");
        Assert.Equal(2, usage.GetProperty("requests_count").GetInt64());
        Assert.Equal(new DateTimeOffset(2026, 11, 25, 0, 0, 0, TimeSpan.Zero), usage.GetProperty("period_start").GetDateTimeOffset());
    }

    [Fact]
    public async Task What_is_known_is_told_at_once_however_slow_a_provider_is()
    {
        await using AgentHome home = await AgentHome.StartedAsync("alpha", "beta");
        await home.GetJsonAsync("/api/v1/usage");
        home.Provider.AnswerAll(_ => new FakeAnswer("{}") { Delay = Timeout.InfiniteTimeSpan });
        foreach (string id in new[] { "alpha", "beta" })
        {
            home.Provider.Answer($"/{id}/usage", _ => new FakeAnswer("{}") { Delay = Timeout.InfiniteTimeSpan });
        }

        home.Time.Advance(TimeSpan.FromMinutes(10));
        using HttpResponseMessage started = await home.PostAsync("/api/v1/refresh");

        JsonElement alpha = (await home.GetJsonAsync("/api/v1/usage")).GetProperty("providers")[0];
        Assert.True(alpha.GetProperty("is_stale").GetBoolean());
        Assert.Equal(1, alpha.GetProperty("usage").GetProperty("requests_count").GetInt64());
    }

    [Fact]
    public async Task An_account_that_was_never_asked_does_not_hold_up_the_others()
    {
        await using AgentHome home = await AgentHome.WithAsync("alpha", "beta");
        TaskCompletionSource gate = new();
        home.Provider.Answer("/beta/usage", _ => new FakeAnswer(AgentHome.Usage(7)) { Gate = gate.Task });
        home.Variables.TryRemove(HttpProvider.KeyVariable("beta"), out _);
        await home.StartAsync();
        await home.GetJsonAsync("/api/v1/usage");
        home.Variables[HttpProvider.KeyVariable("beta")] = HttpProvider.Key("beta");

        JsonElement beta = (await home.GetJsonAsync("/api/v1/usage?by=provider")).GetProperty("providers")[1];
        Assert.Equal((false, true), (beta.GetProperty("is_available").GetBoolean(), beta.GetProperty("is_configured").GetBoolean()));
        Assert.Contains("for the first time", beta.GetProperty("description").GetString(), StringComparison.Ordinal);

        gate.SetResult();
        await Eventually.IsSoAsync(async () => (await home.GetJsonAsync("/api/v1/usage?by=provider")).GetProperty("providers")[1].GetProperty("is_available").GetBoolean());
        Assert.Equal(1, home.Providers[1].Calls);
    }

    [Fact]
    public async Task A_period_that_many_ask_for_at_once_is_fetched_once()
    {
        await using AgentHome home = await AgentHome.StartedAsync("alpha");

        JsonElement[] answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => home.GetJsonAsync("/api/v1/usage?period=lastmonth")));

        Assert.All(answers, answer => Assert.Equal(1, answer.GetProperty("providers")[0].GetProperty("usage").GetProperty("requests_count").GetInt64()));
        Assert.Equal(1, home.Providers[0].Calls);
    }

    [Fact]
    public async Task A_first_question_that_fails_is_answered_with_the_reason_and_not_repeated_by_the_next()
    {
        await using AgentHome home = await AgentHome.StartedAsync("alpha");
        home.Provider.Answer("/alpha/usage", _ => new FakeAnswer("""{ "error": { "message": "Slow down." } }""", 429) { Headers = new Dictionary<string, string> { ["Retry-After"] = "120" } });

        JsonElement first = (await home.GetJsonAsync("/api/v1/usage")).GetProperty("providers")[0];
        JsonElement second = (await home.GetJsonAsync("/api/v1/usage?by=day")).GetProperty("providers")[0];

        Assert.Equal("rate_limited", first.GetProperty("error").GetProperty("kind").GetString());
        Assert.Equal(120, first.GetProperty("error").GetProperty("retry_after").GetDouble());
        Assert.Equal(first.GetRawText(), second.GetRawText());
        Assert.Equal(1, home.Providers[0].Calls);
    }

    [Fact]
    public async Task A_restarted_agent_finds_what_the_one_before_it_knew()
    {
        await using AgentHome home = await AgentHome.StartedAsync("alpha");
        await home.GetJsonAsync("/api/v1/usage");
        await home.Server.DisposeAsync();
        home.Provider.Answer("/alpha/usage", _ => new FakeAnswer("{}", 503));

        await using AgentHome again = await home.StartAgainAsync();

        Assert.Equal(1, (await again.GetJsonAsync("/api/v1/usage")).GetProperty("providers")[0].GetProperty("usage").GetProperty("requests_count").GetInt64());
    }

    [Fact]
    public async Task A_thousand_requests_at_once_are_answered_while_everything_is_refreshed()
    {
        await using AgentHome home = await AgentHome.StartedAsync("alpha", "beta", "gamma");
        await home.GetJsonAsync("/api/v1/usage");
        string[] addresses = ["/api/v1/usage", "/api/v1/usage?by=model", "/api/v1/usage/beta", "/health", "/api/v1/providers", "/api/v1/usage?period=today"];

        Task<HttpResponseMessage>[] refreshes = [.. Enumerable.Range(0, 10).Select(_ => home.PostAsync("/api/v1/refresh?wait=true"))];
        HttpStatusCode[] answers = await Task.WhenAll(Enumerable.Range(0, 1000).Select(async request =>
        {
            using HttpResponseMessage response = await home.GetAsync(addresses[request % addresses.Length]);
            _ = JsonElement.Parse(await response.Content.ReadAsByteArrayAsync(Cancelled));
            return response.StatusCode;
        }));

        Assert.All(answers, status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.All(await Task.WhenAll(refreshes), refresh => Assert.Equal(HttpStatusCode.OK, refresh.StatusCode));
        Assert.DoesNotContain("Error", home.Log.Text, StringComparison.Ordinal);
        Array.ForEach(refreshes, refresh => refresh.Result.Dispose());
    }

    private static async Task<string> TagAsync(AgentHome home)
    {
        using HttpResponseMessage response = await home.GetAsync("/api/v1/usage");
        return response.Headers.ETag!.ToString();
    }

    /// <summary>The groups, ordered by name; what a provider can't tell projects of comes last.</summary>
    private static async Task<(string?, long?)[]> ProjectsOfAsync(HttpResponseMessage response) =>
    [
        .. (await AgentHome.ReadAsync(response)).GetProperty("groups").EnumerateArray()
            .Select(group => (Project: group.TryGetProperty("project", out JsonElement project) ? project.GetString() : null, Tokens: group.GetProperty("tokens_input") is { ValueKind: JsonValueKind.Number } tokens ? tokens.GetInt64() : (long?)null))
            .OrderBy(group => group.Project is null).ThenBy(group => group.Project, StringComparer.Ordinal),
    ];

    private static void WriteSession(TempFolder claude, string project, int requests)
    {
        string folder = claude.File($"projects/-home-dev-{project}");
        Directory.CreateDirectory(folder);
        File.WriteAllLines(
            Path.Combine(folder, $"{project}.jsonl"),
            Enumerable.Range(1, requests).Select(number => $$$$"""
                {"cwd":"/home/dev/{{{{project}}}}","sessionId":"{{{{project}}}}","type":"assistant","requestId":"{{{{project}}}}-{{{{number}}}}","timestamp":"2026-11-24T0{{{{number}}}}:00:00Z","message":{"id":"{{{{project}}}}-{{{{number}}}}","model":"claude-sonnet-4-20250514","usage":{"input_tokens":100,"output_tokens":1}}}
                """));
    }
}
