using System.Net;
using System.Net.Sockets;
using System.Text;
using Aic.Agent.Server;

namespace Aic.Agent.Tests.Server;

/// <summary>Requests that no well-meaning client sends, over real sockets. After each the agent still answers.</summary>
public sealed class HostileRequestTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("{", 400, "invalid-json")]
    [InlineData("nonsense", 400, "invalid-json")]
    [InlineData("", 400, "invalid-json")]
    [InlineData("[]", 400, "invalid-json")]
    [InlineData("null", 400, "invalid-json")]
    [InlineData("{}{}", 400, "invalid-json")]
    [InlineData("{ \"auto_start\": true, \"auto_start\": false }", 400, "invalid-json")]
    public async Task A_body_that_is_no_object_of_JSON_is_told(string body, int status, string kind)
    {
        await using AgentHome home = await AgentHome.StartedAsync();

        using HttpResponseMessage response = await home.PostAsync("/api/v1/config", body);

        await AgentHome.ProblemAsync(response, status, kind);
        Assert.False(File.Exists(home.Paths.ConfigFile));
    }

    [Theory]
    [InlineData("{ \"providers\": { \"alpha\": { \"api_key\": \"\\ud800\" } } }")]
    [InlineData("{ \"providers\": { \"alpha@\\udc00\": null } }")]
    [InlineData("{ \"\\ud800\": true }")]
    [InlineData("{ \"allowed_origins\": [\"\u00ff\"] }")]
    [InlineData("{ \"\u00ff\": 1 }")]
    public async Task JSON_that_holds_no_text_is_told(string body)
    {
        await using AgentHome home = await AgentHome.StartedAsync("alpha");
        using ByteArrayContent content = new(Encoding.Latin1.GetBytes(body));
        content.Headers.ContentType = new("application/json");

        using HttpResponseMessage response = await home.Client.PostAsync(new Uri("/api/v1/config", UriKind.Relative), content, Cancelled);

        await AgentHome.ProblemAsync(response, 400, "invalid-json");
        Assert.DoesNotContain("Error", home.Log.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"a\":", "}")]
    [InlineData("[", "]")]
    public async Task JSON_of_ten_thousand_levels_is_told(string open, string close)
    {
        await using AgentHome home = await AgentHome.StartedAsync();
        string body = string.Concat(Enumerable.Repeat(open, 10_000)) + "1" + string.Concat(Enumerable.Repeat(close, 10_000));

        using HttpResponseMessage response = await home.PostAsync("/api/v1/config", body);

        await AgentHome.ProblemAsync(response, 400, "invalid-json");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_that_is_too_large_is_told(bool isChunked)
    {
        await using AgentHome home = await AgentHome.StartedAsync();
        using HttpRequestMessage request = new(HttpMethod.Post, "/api/v1/config")
        {
            Content = new StringContent(new string(' ', ServerLimits.MaxBodyBytes + 1), Encoding.UTF8, "application/json"),
        };
        request.Headers.TransferEncodingChunked = isChunked;

        using HttpResponseMessage response = await home.Client.SendAsync(request, Cancelled);

        await AgentHome.ProblemAsync(response, 413, "body-too-large");
    }

    [Fact]
    public async Task Headers_that_are_too_large_are_told()
    {
        await using AgentHome home = await AgentHome.StartedAsync();

        using HttpResponseMessage response = await home.SendAsync(HttpMethod.Get, "/health", ("X-Long", new string('x', ServerLimits.MaxHeaderBytes)));

        await AgentHome.ProblemAsync(response, 431, "headers-too-large");
    }

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/api/v1")]
    [InlineData("/API/V1/../../etc/passwd")]
    [InlineData("/api/v1/usage/%2e%2e%2f%2e%2e%2fetc")]
    [InlineData("/api/v1/usage/a/b")]
    [InlineData("/api/v1/usage/nobody")]
    [InlineData("/api/v1/usage/*")]
    [InlineData("/api/v1/refresh/../../agent.json")]
    [InlineData("/api/v1/refresh/0000000000000000")]
    public async Task Addresses_that_there_are_not_are_told(string address)
    {
        await using AgentHome home = await AgentHome.StartedAsync("alpha");

        using HttpResponseMessage response = await home.GetAsync(address);

        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.InRange((int)response.StatusCode, 400, 404);
    }

    [Theory]
    [InlineData("PUT", "/api/v1/config", "GET, HEAD, POST")]
    [InlineData("DELETE", "/api/v1/usage", "GET, HEAD")]
    [InlineData("PATCH", "/health", "GET, HEAD")]
    [InlineData("GET", "/api/v1/refresh", "POST")]
    [InlineData("TRACE", "/health", "GET, HEAD")]
    [InlineData("BREW", "/health", "GET, HEAD")]
    [InlineData("OPTIONS", "/api/v1/config", "GET, HEAD, POST")]
    public async Task Methods_that_an_address_does_not_take_are_told_with_those_it_takes(string method, string address, string allowed)
    {
        await using AgentHome home = await AgentHome.StartedAsync();

        foreach ((string, string)[] headers in new (string, string)[][] { [], [("Content-Type", "application/json")] })
        {
            using HttpResponseMessage response = await home.SendAsync(new HttpMethod(method), address, headers);

            await AgentHome.ProblemAsync(response, 405, "method-not-allowed");
            Assert.Equal(allowed, string.Join(", ", response.Content.Headers.Allow.Order()));
        }
    }

    [Theory]
    [InlineData("GET /health HTTP/1.1\r\n\r\n")]
    [InlineData("GET /health HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n")]
    [InlineData("GET /health HTTP/1.0\r\n\r\n")]
    [InlineData("GET /health HTTP/9.9\r\nHost: localhost\r\n\r\n")]
    [InlineData("GET http://evil.example/health HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("CONNECT localhost:22 HTTP/1.1\r\nHost: localhost:22\r\n\r\n")]
    [InlineData("POST /api/v1/refresh HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")]
    [InlineData("POST /api/v1/config HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: -1\r\n\r\n")]
    [InlineData("GET /api/v1/usage/%00 HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("GET /\u0000 HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("\u0016\u0003\u0001\u0002nonsense\r\n\r\n")]
    public async Task What_is_no_proper_request_to_this_agent_is_refused_and_the_agent_lives_on(string request)
    {
        await using AgentHome home = await AgentHome.StartedAsync("alpha");

        string answer = await TalkAsync(home, request);

        Assert.DoesNotContain(" 200 ", answer.Split('\n')[0], StringComparison.Ordinal);
        Assert.DoesNotContain(" 202 ", answer.Split('\n')[0], StringComparison.Ordinal);
        Assert.Equal(0, home.Providers[0].Calls);
        Assert.Equal("ok", (await home.GetJsonAsync("/health")).GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_client_that_sends_its_headers_too_slowly_is_cut_off()
    {
        await using AgentHome home = await AgentHome.WithAsync();
        await home.StartAsync(options => options with { Limits = new ServerLimits { HeadersTimeout = TimeSpan.FromSeconds(1) } });

        string answer = await TalkAsync(home, "GET /health HTTP/1.1\r\nHost: localh", endsSending: false);

        Assert.StartsWith("HTTP/1.1 408", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_sends_its_body_too_slowly_is_cut_off()
    {
        await using AgentHome home = await AgentHome.WithAsync();
        await home.StartAsync(options => options with { Limits = new ServerLimits { SlowGrace = TimeSpan.FromSeconds(1.5) } });

        string answer = await TalkAsync(home, "POST /api/v1/config HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{", endsSending: false);

        Assert.StartsWith("HTTP/1.1 408", answer, StringComparison.Ordinal);
        Assert.Contains("urn:aic:problem:request-timeout", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Beyond_the_most_connections_further_ones_are_closed_and_it_recovers()
    {
        await using AgentHome home = await AgentHome.WithAsync();
        await home.StartAsync(options => options with { Limits = new ServerLimits { MaxConnections = 2 } });
        string answer;
        using (TcpClient first = await ConnectAsync(home))
        using (TcpClient second = await ConnectAsync(home))
        {
            await RequestAsync(first);
            await RequestAsync(second);
            answer = await TalkAsync(home, "GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        }

        Assert.Equal("", answer);
        await Eventually.IsSoAsync(async () => (await TalkAsync(home, "GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")).StartsWith("HTTP/1.1 200", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_client_that_leaves_in_the_middle_is_no_error()
    {
        await using AgentHome home = await AgentHome.WithAsync("alpha");
        TaskCompletionSource gate = new();
        home.Provider.Answer("/alpha/usage", _ => new Aic.Testing.FakeAnswer(AgentHome.Usage(1)) { Gate = gate.Task });
        await home.StartAsync();
        using (TcpClient client = await ConnectAsync(home))
        {
            await client.GetStream().WriteAsync("GET /api/v1/usage HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray(), Cancelled);
            await Eventually.IsSoAsync(() => home.Providers[0].Calls == 1);
        }

        gate.SetResult();

        await Eventually.IsSoAsync(async () => (await home.GetJsonAsync("/api/v1/usage")).GetProperty("providers")[0].GetProperty("is_available").GetBoolean());
        Assert.DoesNotContain("Error", home.Log.Text, StringComparison.Ordinal);
    }

    private static async Task<TcpClient> ConnectAsync(AgentHome home)
    {
        TcpClient client = new();
        await client.ConnectAsync(IPAddress.Loopback, home.Client.BaseAddress!.Port, Cancelled);
        return client;
    }

    private static async Task RequestAsync(TcpClient client)
    {
        await client.GetStream().WriteAsync("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray(), Cancelled);
        Assert.NotEqual(0, await client.GetStream().ReadAsync(new byte[4096], Cancelled));
    }

    /// <summary>Sends a text and reads to the end of the connection.</summary>
    private static async Task<string> TalkAsync(AgentHome home, string request, bool endsSending = true)
    {
        using TcpClient client = await ConnectAsync(home);
        NetworkStream stream = client.GetStream();
        try
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(request), Cancelled);
            if (endsSending)
            {
                client.Client.Shutdown(SocketShutdown.Send);
            }

            using StreamReader reader = new(stream, Encoding.Latin1);
            return await reader.ReadToEndAsync(Cancelled);
        }
        catch (IOException)
        {
            // The other side closed without an answer.
            return "";
        }
    }
}
