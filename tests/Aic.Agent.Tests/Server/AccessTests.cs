using System.Net;
using System.Text.Json;
using Aic.Agent.Server;
using Aic.Agent.Server.Access;

namespace Aic.Agent.Tests.Server;

public sealed class AccessTests
{
    private static readonly (string, string) Json = ("Content-Type", "application/json");

    [Theory]
    [InlineData("localhost")]
    [InlineData("LOCALHOST:8080")]
    [InlineData("127.0.0.1:1")]
    [InlineData("127.8.8.8")]
    [InlineData("[::1]:8080")]
    public async Task Loopback_names_are_answered(string host)
    {
        await using AgentHome home = await AgentHome.StartedAsync();

        using HttpResponseMessage response = await home.SendAsync(HttpMethod.Get, "/health", ("Host", host));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("localhost.evil.example")]
    [InlineData("127.0.0.1.evil.example")]
    [InlineData("localhost.")]
    [InlineData("192.168.1.5:8080")]
    [InlineData("0.0.0.0:8080")]
    [InlineData("127.1")]
    [InlineData("2130706433")]
    [InlineData("0x7f.0.0.1")]
    [InlineData("[::ffff:192.168.1.5]")]
    public async Task Other_names_are_refused_whatever_they_lead_to(string host)
    {
        await using AgentHome home = await AgentHome.StartedAsync();

        using HttpResponseMessage response = await home.SendAsync(HttpMethod.Get, "/api/v1/usage", ("Host", host));

        await AgentHome.ProblemAsync(response, 421, "foreign-host");
    }

    [Theory]
    [InlineData("GET", "https://evil.example")]
    [InlineData("HEAD", "https://evil.example")]
    [InlineData("POST", "https://evil.example")]
    [InlineData("PUT", "https://evil.example")]
    [InlineData("DELETE", "https://evil.example")]
    [InlineData("OPTIONS", "https://evil.example")]
    [InlineData("GET", "null")]
    [InlineData("GET", "http://localhost:1")]
    [InlineData("GET", "http://evil.example, http://localhost")]
    [InlineData("GET", "")]
    public async Task A_foreign_origin_is_refused_on_every_method(string method, string origin)
    {
        await using AgentHome home = await AgentHome.StartedAsync();

        using HttpResponseMessage response = await home.SendAsync(new HttpMethod(method), "/api/v1/config", ("Origin", origin), Json);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
        if (method != "HEAD")
        {
            await AgentHome.ProblemAsync(response, 403, "foreign-origin");
        }
    }

    [Theory]
    [InlineData("cross-site", "no-cors", "image", 403)]
    [InlineData("cross-site", "no-cors", "script", 403)]
    [InlineData("cross-site", "navigate", "iframe", 403)]
    [InlineData("same-site", "no-cors", "image", 403)]
    [InlineData("cross-site", "navigate", "document", 200)]
    [InlineData("same-origin", "no-cors", "script", 200)]
    [InlineData("none", "navigate", "document", 200)]
    public async Task A_foreign_page_can_load_nothing_that_browsers_send_without_an_origin(string site, string mode, string destination, int status)
    {
        await using AgentHome home = await AgentHome.StartedAsync("alpha");

        using HttpResponseMessage response = await home.SendAsync(
            HttpMethod.Get, "/api/v1/usage?period=yesterday", ("Sec-Fetch-Site", site), ("Sec-Fetch-Mode", mode), ("Sec-Fetch-Dest", destination));

        Assert.Equal((status, status == 200 ? 1 : 0), ((int)response.StatusCode, home.Providers[0].Calls));
    }

    [Fact]
    public async Task A_foreign_page_can_open_no_WebSocket()
    {
        await using AgentHome home = await AgentHome.StartedAsync();

        using HttpResponseMessage response = await home.SendAsync(
            HttpMethod.Get,
            "/api/v1/live",
            ("Origin", "https://evil.example"),
            ("Connection", "Upgrade"),
            ("Upgrade", "websocket"),
            ("Sec-WebSocket-Version", "13"),
            ("Sec-WebSocket-Key", "AAAAAAAAAAAAAAAAAAAAAA=="));

        await AgentHome.ProblemAsync(response, 403, "foreign-origin");
    }

    [Fact]
    public async Task The_agents_own_pages_are_let_through()
    {
        await using AgentHome home = await AgentHome.StartedAsync();

        using HttpResponseMessage response = await home.SendAsync(HttpMethod.Get, "/health", ("Origin", home.Client.BaseAddress!.GetLeftPart(UriPartial.Authority)));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Origins_that_the_configuration_names_are_let_through_and_may_read()
    {
        await using AgentHome home = await AgentHome.WithAsync();
        home.WriteConfig("""{ "allowed_origins": ["http://localhost:3000"] }""");
        await home.StartAsync();

        using HttpResponseMessage preflight = await home.SendAsync(
            HttpMethod.Options, "/api/v1/config", ("Origin", "http://localhost:3000"), ("Access-Control-Request-Method", "POST"), ("Access-Control-Request-Headers", "content-type"));
        using HttpResponseMessage answer = await home.SendAsync(HttpMethod.Get, "/health", ("Origin", "http://localhost:3000"));
        using HttpResponseMessage other = await home.SendAsync(HttpMethod.Get, "/health", ("Origin", "http://localhost:3001"));

        Assert.Equal(HttpStatusCode.NoContent, preflight.StatusCode);
        Assert.Contains("POST", preflight.Headers.GetValues("Access-Control-Allow-Methods").Single(), StringComparison.Ordinal);
        Assert.Contains("Content-Type", preflight.Headers.GetValues("Access-Control-Allow-Headers").Single(), StringComparison.Ordinal);
        Assert.Equal("http://localhost:3000", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Contains("Origin", answer.Headers.Vary);
        Assert.Equal(HttpStatusCode.Forbidden, other.StatusCode);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/jsonp")]
    [InlineData("nonsense")]
    public async Task What_a_form_can_send_changes_nothing(string contentType)
    {
        await using AgentHome home = await AgentHome.StartedAsync("alpha");

        using HttpResponseMessage response = await home.SendAsync(HttpMethod.Post, "/api/v1/refresh?wait=true", ("Content-Type", contentType));

        await AgentHome.ProblemAsync(response, 415, "unsupported-media-type");
        Assert.Equal(0, home.Providers[0].Calls);
    }

    [Fact]
    public async Task A_change_without_a_media_type_is_refused_too()
    {
        await using AgentHome home = await AgentHome.StartedAsync("alpha");

        using HttpResponseMessage response = await home.SendAsync(HttpMethod.Post, "/api/v1/refresh");

        await AgentHome.ProblemAsync(response, 415, "unsupported-media-type");
    }

    [Theory]
    [InlineData(null, 401, "token-required")]
    [InlineData("Basic bm9ib2R5Om5vdGhpbmc=", 401, "token-required")]
    [InlineData("Bearer wrong", 401, "wrong-token")]
    [InlineData("Bearer", 401, "token-required")]
    [InlineData("Bearer " + AgentHome.Token + "x", 401, "wrong-token")]
    public async Task Where_the_token_is_required_nothing_else_opens_anything(string? authorization, int status, string kind)
    {
        await using AgentHome home = await AgentHome.WithAsync();
        home.WriteConfig("""{ "require_token": true }""");
        await home.StartAsync();

        foreach (string address in new[] { "/health", "/api/v1/usage", "/nowhere" })
        {
            using HttpResponseMessage response = await home.SendAsync(HttpMethod.Get, address, authorization is null ? [] : [("Authorization", authorization)]);

            await AgentHome.ProblemAsync(response, status, kind);
            Assert.Equal("Bearer", response.Headers.WwwAuthenticate.Single().Scheme);
        }
    }

    [Theory]
    [InlineData("Authorization", "Bearer " + AgentHome.Token)]
    [InlineData("Authorization", "bearer  " + AgentHome.Token)]
    [InlineData("Sec-WebSocket-Protocol", "aic.v1, " + TokenCheck.SubprotocolPrefix + AgentHome.Token)]
    public async Task The_token_opens_everything(string header, string value)
    {
        await using AgentHome home = await AgentHome.WithAsync();
        home.WriteConfig("""{ "require_token": true }""");
        await home.StartAsync();

        using HttpResponseMessage response = await home.SendAsync(HttpMethod.Get, "/health", (header, value));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Beyond_loopback_the_token_is_required_whatever_the_configuration_says()
    {
        await using AgentHome home = await AgentHome.WithAsync();
        await home.StartAsync(options => options with { Addresses = ListenAddress.ParseAll("http://0.0.0.0:0") });

        using HttpResponseMessage without = await home.SendAsync(HttpMethod.Get, "/health");
        using HttpResponseMessage with = await home.SendAsync(HttpMethod.Get, "/health", ("Authorization", $"Bearer {AgentHome.Token}"));

        await AgentHome.ProblemAsync(without, 401, "token-required");
        Assert.Equal(HttpStatusCode.OK, with.StatusCode);
    }

    [Fact]
    public async Task Many_wrong_tokens_are_told_to_wait_and_the_right_one_is_let_through_all_the_same()
    {
        await using AgentHome home = await AgentHome.StartedAsync();
        (string, string) wrong = ("Authorization", "Bearer wrong");
        for (int attempt = 0; attempt < 20; attempt++)
        {
            using HttpResponseMessage refused = await home.SendAsync(HttpMethod.Get, "/health", wrong);
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        }

        using HttpResponseMessage limited = await home.SendAsync(HttpMethod.Get, "/health", wrong);
        using HttpResponseMessage right = await home.SendAsync(HttpMethod.Get, "/health", ("Authorization", $"Bearer {AgentHome.Token}"));
        home.Time.Advance(TimeSpan.FromMinutes(1));
        using HttpResponseMessage later = await home.SendAsync(HttpMethod.Get, "/health", wrong);

        JsonElement problem = await AgentHome.ProblemAsync(limited, 429, "too-many-wrong-tokens");
        Assert.Equal(60, problem.GetProperty("retry_after").GetDouble());
        Assert.Equal(TimeSpan.FromSeconds(60), limited.Headers.RetryAfter!.Delta);
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, later.StatusCode);
    }

    [Fact]
    public async Task Nothing_the_agent_says_or_logs_holds_the_token_or_a_key()
    {
        await using AgentHome home = await AgentHome.WithAsync("alpha");
        home.WriteConfig("""{ "providers": { "alpha@work": { "api_key": "sk-work-not-a-real-key-9876543210", "client_secret": "hidden-hidden-hidden-hidden" } } }""");
        await home.StartAsync();
        List<string> said = [];
        foreach (string address in new[] { "/health", "/api/v1/providers", "/api/v1/usage?include=unconfigured", "/api/v1/config", "/api/v1/nowhere", "/api/v1/usage/nobody" })
        {
            using HttpResponseMessage response = await home.SendAsync(HttpMethod.Get, address, ("Authorization", $"Bearer {AgentHome.Token}"));
            said.Add(response.Headers + await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }

        string all = string.Concat(said) + home.Log.Text;

        Assert.DoesNotContain(AgentHome.Token, all, StringComparison.Ordinal);
        Assert.DoesNotContain("not-a-real-key", all, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden-hidden", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_answer_forbids_guessing_its_type_and_loading_it_into_other_pages()
    {
        await using AgentHome home = await AgentHome.StartedAsync();

        using HttpResponseMessage response = await home.GetAsync("/nowhere");

        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", response.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        Assert.False(response.Headers.Contains("Server"));
    }
}
