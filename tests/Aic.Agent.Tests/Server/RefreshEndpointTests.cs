using System.Net;
using System.Text.Json;
using Aic.Testing;

namespace Aic.Agent.Tests.Server;

public sealed class RefreshEndpointTests
{
    [Fact]
    public async Task A_refresh_is_accepted_and_can_be_followed_to_its_end()
    {
        await using AgentHome home = await AgentHome.WithAsync("alpha", "beta");
        TaskCompletionSource gate = new();
        home.Provider.Answer("/beta/usage", _ => new FakeAnswer("{}", 500) { Gate = gate.Task });
        await home.StartAsync();

        using HttpResponseMessage accepted = await home.PostAsync("/api/v1/refresh");
        string location = accepted.Headers.Location!.ToString();
        await Eventually.IsSoAsync(async () => StatusOf(await home.GetJsonAsync(location), 0) == "ok");
        JsonElement running = await home.GetJsonAsync(location);
        gate.SetResult();
        await Eventually.IsSoAsync(async () => (await home.GetJsonAsync(location)).GetProperty("status").GetString() == "finished");
        JsonElement finished = await home.GetJsonAsync(location);

        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        Assert.Equal(("running", "pending"), (running.GetProperty("status").GetString(), StatusOf(running, 1)));
        Assert.Equal(("ok", "failed"), (StatusOf(finished, 0), StatusOf(finished, 1)));
        Assert.Equal("service_unavailable", finished.GetProperty("accounts")[1].GetProperty("error").GetProperty("kind").GetString());
        Assert.NotEqual(JsonValueKind.Null, finished.GetProperty("finished_at").ValueKind);
    }

    [Fact]
    public async Task Who_waits_gets_the_new_usage()
    {
        await using AgentHome home = await AgentHome.StartedAsync("alpha", "beta");
        await home.GetJsonAsync("/api/v1/usage");

        using HttpResponseMessage response = await home.PostAsync("/api/v1/refresh?provider=beta&wait=true");

        JsonElement provider = Assert.Single((await AgentHome.ReadAsync(response)).GetProperty("providers").EnumerateArray());
        Assert.Equal(2, provider.GetProperty("usage").GetProperty("requests_count").GetInt64());
        Assert.Equal(1, home.Providers[0].Calls);
        Assert.Equal(2, (await home.GetJsonAsync("/api/v1/usage")).GetProperty("providers")[1].GetProperty("usage").GetProperty("requests_count").GetInt64());
    }

    [Fact]
    public async Task A_refresh_of_nobody_is_over_at_once()
    {
        await using AgentHome home = await AgentHome.StartedAsync();

        using HttpResponseMessage response = await home.PostAsync("/api/v1/refresh?wait=true", "{}");

        Assert.Equal(0, (await AgentHome.ReadAsync(response)).GetProperty("providers").GetArrayLength());
    }

    [Theory]
    [InlineData("?provider=nobody", 404, "unknown-account")]
    [InlineData("?wait=perhaps", 400, "invalid-request")]
    [InlineData("?force=true", 400, "invalid-request")]
    public async Task What_makes_no_sense_is_told(string query, int status, string kind)
    {
        await using AgentHome home = await AgentHome.StartedAsync("alpha");

        using HttpResponseMessage response = await home.PostAsync($"/api/v1/refresh{query}");

        await AgentHome.ProblemAsync(response, status, kind);
        Assert.Equal(0, home.Providers[0].Calls);
    }

    [Fact]
    public async Task Too_many_refreshes_under_way_are_told_to_wait_and_old_ones_are_forgotten()
    {
        await using AgentHome home = await AgentHome.WithAsync("alpha");
        TaskCompletionSource gate = new();
        home.Provider.Answer("/alpha/usage", _ => new FakeAnswer(AgentHome.Usage(1)) { Gate = gate.Task });
        await home.StartAsync();
        string? first = null;
        for (int refresh = 0; refresh < 16; refresh++)
        {
            using HttpResponseMessage accepted = await home.PostAsync("/api/v1/refresh");
            first ??= accepted.Headers.Location!.ToString();
        }

        using (HttpResponseMessage refused = await home.PostAsync("/api/v1/refresh"))
        {
            JsonElement problem = await AgentHome.ProblemAsync(refused, 503, "busy");
            Assert.Equal(5, problem.GetProperty("retry_after").GetDouble());
        }

        gate.SetResult();
        await Eventually.IsSoAsync(async () => (await home.GetJsonAsync(first!)).GetProperty("status").GetString() == "finished");
        Assert.Equal(1, home.Providers[0].Calls);
        for (int refresh = 0; refresh < 64; refresh++)
        {
            (await home.PostAsync("/api/v1/refresh?wait=true")).Dispose();
        }

        using HttpResponseMessage forgotten = await home.GetAsync(first!);
        await AgentHome.ProblemAsync(forgotten, 404, "unknown-refresh");
    }

    private static string? StatusOf(JsonElement refresh, int account) => refresh.GetProperty("accounts")[account].GetProperty("status").GetString();
}
