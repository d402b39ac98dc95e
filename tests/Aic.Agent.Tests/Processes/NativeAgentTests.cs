using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text.Json;
using Aic.Testing;

namespace Aic.Agent.Tests.Processes;

/// <summary>
/// The published native executable, and beside it the one that the build made: what the server's other tests hold against a server of their own process
/// must hold where code that nothing seemed to need was left out.
/// </summary>
public sealed class NativeAgentTests
{
    private const string Period = "since=2026-11-01T00:00:00Z&until=2026-11-03T00:00:00Z";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_address_is_answered(bool isNative)
    {
        await using FakeServer server = await FakeOpenAI.StartAsync();
        using AicHome home = AicHome.WithOpenAI(server);
        using ServedAgent agent = await ServedAgent.StartAsync(home, ExecutableOf(isNative));

        JsonElement refreshed = await agent.PostAsync($"/api/v1/refresh?provider=openai&wait=true&{Period}");
        JsonElement started = await agent.PostAsync("/api/v1/refresh");
        JsonElement usage = await agent.GetAsync($"/api/v1/usage?{Period}&by=model,day&include=unconfigured");
        JsonElement one = await agent.GetAsync($"/api/v1/usage/openai?{Period}");
        JsonElement changed = await agent.PostAsync("/api/v1/config", """{ "cache_ttl_seconds": 600, "allowed_origins": ["http://localhost:3000"], "providers": { "openai@work": { "api_key": "sk-admin-not-a-real-key-of-work-0123", "enabled": false } } }""");
        JsonElement account = await agent.PostAsync("/api/v1/config/openai", """{ "enabled": true }""");

        Assert.Equal(3.75m, refreshed.GetProperty("providers")[0].GetProperty("usage").GetProperty("cost_usd").GetDecimal());
        Assert.Equal(["gpt-5", "gpt-5", "gpt-5-mini"], usage.GetProperty("groups").EnumerateArray().Select(group => group.GetProperty("model").GetString()).Where(model => model is not null).Order(StringComparer.Ordinal));
        Assert.Contains("anthropic", usage.GetProperty("providers").EnumerateArray().Select(provider => provider.GetProperty("provider_id").GetString()));
        Assert.Equal(50, one.GetProperty("usage").GetProperty("requests_count").GetInt64());
        Assert.Equal((600, "••••0123"), (changed.GetProperty("cache_ttl_seconds").GetInt32(), changed.GetProperty("providers").GetProperty("openai@work").GetProperty("api_key").GetString()));
        Assert.True(account.GetProperty("is_enabled").GetBoolean());
        Assert.Equal(started.GetProperty("id").GetString(), (await agent.GetAsync($"/api/v1/refresh/{started.GetProperty("id").GetString()}")).GetProperty("id").GetString());
        Assert.Equal("ok", (await agent.GetAsync("/health")).GetProperty("status").GetString());
        Assert.Contains("openai@work", (await agent.GetAsync("/api/v1/providers")).GetProperty("providers").EnumerateArray().Select(provider => provider.GetProperty("account_id").GetString()));
        Assert.Equal("3.0.3", (await agent.GetAsync("/openapi/v1.json")).GetProperty("openapi").GetString());
        Assert.Contains("aic_usage_cost{provider=\"openai\"", await agent.Client.GetStringAsync("/metrics", Cancelled), StringComparison.Ordinal);
        Assert.Contains("<script", await agent.Client.GetStringAsync("/docs", Cancelled), StringComparison.Ordinal);
        Assert.Contains("SwaggerUIBundle", await agent.Client.GetStringAsync("/docs/swagger-ui-bundle.js", Cancelled), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Errors_are_problems(bool isNative)
    {
        using AicHome home = new();
        using ServedAgent agent = await ServedAgent.StartAsync(home, ExecutableOf(isNative));

        Assert.Equal("not-found", await ProblemAsync(agent, HttpMethod.Get, "/nowhere"));
        Assert.Equal("unknown-account", await ProblemAsync(agent, HttpMethod.Get, "/api/v1/usage/nobody"));
        Assert.Equal("unknown-refresh", await ProblemAsync(agent, HttpMethod.Get, "/api/v1/refresh/none"));
        Assert.Equal("invalid-request", await ProblemAsync(agent, HttpMethod.Get, "/api/v1/usage?period=sometimes"));
        Assert.Equal("method-not-allowed", await ProblemAsync(agent, HttpMethod.Delete, "/api/v1/usage"));
        Assert.Equal("unsupported-media-type", await ProblemAsync(agent, HttpMethod.Post, "/api/v1/config"));
        Assert.Equal("invalid-json", await ProblemAsync(agent, HttpMethod.Post, "/api/v1/config", string.Concat(Enumerable.Repeat("{\"a\":", 10_000)) + "1" + new string('}', 10_000)));
        Assert.Equal("body-too-large", await ProblemAsync(agent, HttpMethod.Post, "/api/v1/config", new string(' ', 300_000)));
        Assert.Equal("invalid-config", await ProblemAsync(agent, HttpMethod.Post, "/api/v1/config", """{ "cache_ttl_seconds": "soon" }"""));
        Assert.Equal("upgrade-required", await ProblemAsync(agent, HttpMethod.Get, "/api/v1/live"));
        agent.Client.DefaultRequestHeaders.Authorization = null;
        Assert.Equal("token-required", await ProblemAsync(agent, HttpMethod.Post, "/api/v1/config", """{ "providers": { "openai": { "endpoint": "https://elsewhere.test" } } }"""));
        agent.Client.DefaultRequestHeaders.Host = "evil.example";
        Assert.Equal("foreign-host", await ProblemAsync(agent, HttpMethod.Get, "/health"));
        agent.Client.DefaultRequestHeaders.Host = null;
        agent.Client.DefaultRequestHeaders.Add("Origin", "https://evil.example");
        Assert.Equal("foreign-origin", await ProblemAsync(agent, HttpMethod.Get, "/health"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_client_that_begins_with_HTTP_2_is_refused_and_others_are_answered_on(bool isNative)
    {
        using AicHome home = new();
        using ServedAgent agent = await ServedAgent.StartAsync(home, ExecutableOf(isNative));
        using TcpClient client = new();
        await client.ConnectAsync(IPAddress.Loopback, agent.Client.BaseAddress!.Port, Cancelled);

        // RFC 9113, section 3.4: the preface and a SETTINGS frame, empty here. The client doesn't end the connection: that is the agent's to do.
        await client.GetStream().WriteAsync((byte[])[.. "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8, 0, 0, 0, 4, 0, 0, 0, 0, 0], Cancelled);
        byte[] answer = await RestOfAsync(client.GetStream());

        // GOAWAY, of no stream, for the reason HTTP_1_1_REQUIRED (section 6.8).
        Assert.Equal((byte[])[0, 0, 8, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x0d], answer);
        Assert.Equal("ok", (await agent.GetAsync("/health")).GetProperty("status").GetString());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_signal_in_the_middle_of_pushing_ends_everything_in_good_order(bool isNative)
    {
        Signals.SkipUnlessHeard("TERM");
        await using FakeServer server = await FakeOpenAI.StartAsync();
        FakeOpenAI.CountRequests(server);
        using AicHome home = AicHome.WithOpenAI(server);
        using ServedAgent agent = await ServedAgent.StartAsync(home, ExecutableOf(isNative));
        using ClientWebSocket socket = new();
        await socket.ConnectAsync(new Uri($"ws://{agent.Client.BaseAddress!.Authority}/api/v1/live?{Period}"), Cancelled);
        Task<(int Changes, WebSocketCloseStatus? End)> listening = ListenAsync(socket);
        for (int refresh = 0; refresh < 5; refresh++)
        {
            await agent.PostAsync($"/api/v1/refresh?provider=openai&wait=true&{Period}");
        }

        await agent.PostAsync($"/api/v1/refresh?provider=openai&{Period}");
        AicResult result = await agent.TerminateAsync();
        (int changes, WebSocketCloseStatus? end) = await listening;

        Assert.Equal((0, "", ""), (result.ExitCode, result.Out, result.Error));
        Assert.Equal(WebSocketCloseStatus.EndpointUnavailable, end);
        Assert.InRange(changes, 5, 7);
        Assert.False(File.Exists(Path.Combine(home.ConfigDirectory, "agent.instance.json")));
        Assert.Equal([5030, 5031], EventsOf(home).Where(id => id is 5030 or 5031));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_second_one_ends_with_an_exit_code_of_its_own(bool isNative)
    {
        using AicHome home = new();
        using ServedAgent agent = await ServedAgent.StartAsync(home, ExecutableOf(isNative));

        AicResult second = await AicHome.EndAsync(home.StartProgram(ExecutableOf(isNative), "serve", "--port", "0"));

        Assert.Equal((3, ""), (second.ExitCode, second.Out));
        Assert.Contains($"process {agent.Process.Id}", second.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_thousand_requests_at_once_are_answered_while_providers_are_asked(bool isNative)
    {
        await using FakeServer server = await FakeOpenAI.StartAsync();
        using AicHome home = AicHome.WithOpenAI(server);
        using ServedAgent agent = await ServedAgent.StartAsync(home, ExecutableOf(isNative));
        await agent.GetAsync($"/api/v1/usage?{Period}");

        Task<JsonElement> refresh = agent.PostAsync($"/api/v1/refresh?provider=openai&wait=true&{Period}");
        JsonElement[] answers = await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => agent.GetAsync($"/api/v1/usage?{Period}")));
        await refresh;

        Assert.All(answers, answer => Assert.Equal(3.75m, answer.GetProperty("providers")[0].GetProperty("usage").GetProperty("cost_usd").GetDecimal()));
    }

    private static IEnumerable<int> EventsOf(AicHome home) =>
        File.ReadAllLines(Path.Combine(home.ConfigDirectory, "logs", "agent.log")).Select(line => JsonElement.Parse(line).GetProperty("event_id").GetInt32());

    private static string ExecutableOf(bool isNative) => isNative ? NativeExecutable.Require() : AicHome.Executable;

    private static async Task<string> ProblemAsync(ServedAgent agent, HttpMethod method, string address, string? json = null)
    {
        using HttpResponseMessage response = await agent.SendAsync(method, address, json);
        JsonElement problem = JsonElement.Parse(await response.Content.ReadAsByteArrayAsync(Cancelled));
        Assert.Equal((int)response.StatusCode, problem.GetProperty("status").GetInt32());
        return problem.GetProperty("type").GetString()!["urn:aic:problem:".Length..];
    }

    /// <summary>What comes to the end of a connection, whether the other side closes it or breaks it off.</summary>
    private static async Task<byte[]> RestOfAsync(NetworkStream stream)
    {
        using MemoryStream rest = new();
        try
        {
            await stream.CopyToAsync(rest, Cancelled);
        }
        catch (IOException)
        {
            // Broken off, with what the agent didn't read.
        }

        return rest.ToArray();
    }

    private static async Task<(int Changes, WebSocketCloseStatus? End)> ListenAsync(ClientWebSocket socket)
    {
        byte[] buffer = new byte[1 << 16];
        int changes = 0;
        int length = 0;
        while (true)
        {
            ValueWebSocketReceiveResult part = await socket.ReceiveAsync(buffer.AsMemory(length), Cancelled);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, Cancelled);
                return (changes, socket.CloseStatus);
            }

            length += part.Count;
            if (part.EndOfMessage)
            {
                changes += JsonElement.Parse(buffer.AsSpan(0, length)).GetProperty("type").GetString() == "usage_changed" ? 1 : 0;
                length = 0;
            }
        }
    }
}
