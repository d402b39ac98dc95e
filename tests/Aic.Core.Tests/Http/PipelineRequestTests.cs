using System.IO.Compression;
using System.Net;
using Aic.Core.Http;
using Aic.Core.Providers;
using Aic.Core.Usage;
using Aic.Testing;

namespace Aic.Core.Tests.Http;

/// <summary>What goes over the wire, through a proxy too, and what is left in the log.</summary>
public sealed class PipelineRequestTests
{
    [Fact]
    public async Task A_request_introduces_itself_and_carries_its_headers_only()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Answer("/v1/x", "{}");
        using HttpPipeline http = PipelineFixture.Pipeline();

        await http.SendAsync(PipelineFixture.Get(server) with { Headers = [new("x-api-key", "made up"), new("anthropic-version", "2023-06-01")] }, TestContext.Current.CancellationToken);

        RecordedRequest received = Assert.Single(server.Requests);
        Assert.Matches(@"^AicTracker/\d+\.\d+\.\d+$", received.Header("User-Agent"));
        Assert.Equal("made up", received.Header("x-api-key"));
        Assert.Equal(["Accept-Encoding", "Host", "User-Agent", "anthropic-version", "x-api-key"], received.Headers.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_cookie_is_not_sent_back()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Answer("/v1/x", _ => new FakeAnswer("{}") { Headers = new Dictionary<string, string> { ["Set-Cookie"] = "session=1" } });
        using HttpPipeline http = PipelineFixture.Pipeline();

        await http.SendAsync(PipelineFixture.Get(server), TestContext.Current.CancellationToken);
        await http.SendAsync(PipelineFixture.Get(server), TestContext.Current.CancellationToken);

        Assert.All(server.Requests, request => Assert.Null(request.Header("Cookie")));
    }

    [Fact]
    public async Task A_compressed_answer_is_unpacked_and_a_broken_one_is_an_error()
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write("""{"ok":true}"""u8);
        }

        Dictionary<string, string> headers = new() { ["Content-Encoding"] = "gzip" };
        await using FakeServer server = await FakeServer.StartAsync();
        server.Answer("/good", _ => new FakeAnswer("") { Bytes = packed.ToArray(), Headers = headers });
        server.Answer("/bad", _ => new FakeAnswer("this is not gzip") { Headers = headers });
        using HttpPipeline http = PipelineFixture.Pipeline();

        ApiResponse answer = await http.SendAsync(PipelineFixture.Get(server, "/good"), TestContext.Current.CancellationToken);
        ProviderException failure = await Assert.ThrowsAsync<ProviderException>(() => http.SendAsync(PipelineFixture.Get(server, "/bad"), TestContext.Current.CancellationToken));

        Assert.Equal("""{"ok":true}"""u8.ToArray(), answer.Body.ToArray());
        Assert.Equal(UsageErrorKind.Network, failure.Error.Kind);
    }

    [Fact]
    public async Task An_empty_body_and_a_web_page_come_back_as_they_are()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Answer("/empty", "").Answer("/page", _ => new FakeAnswer("<html></html>") { ContentType = "text/html; charset=utf-8" });
        using HttpPipeline http = PipelineFixture.Pipeline();

        Assert.True((await http.SendAsync(PipelineFixture.Get(server, "/empty"), TestContext.Current.CancellationToken)).Body.IsEmpty);
        Assert.Equal("text/html", (await http.SendAsync(PipelineFixture.Get(server, "/page"), TestContext.Current.CancellationToken)).ContentType);
    }

    [Theory]
    [InlineData("sk-first\nsk-second", "a line break")]
    [InlineData("sk-a\r\nX-Injected: 1", "a line break")]
    [InlineData("sk-\u0007", "a control character")]
    [InlineData("“sk-quoted”", "a character that isn't ASCII")]
    public async Task A_key_that_no_header_can_carry_is_an_invalid_key_and_not_repeated(string key, string what)
    {
        await using FakeServer server = await FakeServer.StartAsync();
        using HttpPipeline http = PipelineFixture.Pipeline();
        ApiRequest request = PipelineFixture.Get(server) with { Headers = [new("Authorization", $"Bearer {key}")] };

        ProviderException failure = await Assert.ThrowsAsync<ProviderException>(() => http.SendAsync(request, TestContext.Current.CancellationToken));

        Assert.Equal(UsageErrorKind.InvalidKey, failure.Error.Kind);
        Assert.Contains(what, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-", failure.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_proxy_gets_the_requests()
    {
        await using FakeServer proxy = await FakeServer.StartAsync();
        proxy.Answer("/v1/x", """{"through":"proxy"}""");
        using HttpPipeline http = PipelineFixture.Pipeline(proxy: new WebProxy(proxy.Address));

        ApiResponse answer = await http.SendAsync(new ApiRequest(HttpMethod.Get, new Uri("http://api.example.test/v1/x")), TestContext.Current.CancellationToken);

        Assert.Equal("""{"through":"proxy"}"""u8.ToArray(), answer.Body.ToArray());
        Assert.Equal("api.example.test", Assert.Single(proxy.Requests).Header("Host"));
    }

    [Theory]
    [InlineData(407, 1)]
    [InlineData(502, 4)]
    public async Task A_proxy_that_refuses_is_named_without_its_password(int status, int attempts)
    {
        await using FakeServer proxy = await FakeServer.StartAsync();
        proxy.AnswerAll(_ => new FakeAnswer("", status));
        UriBuilder address = new(proxy.Address) { UserName = "worker", Password = "hidden" };
        using HttpPipeline http = PipelineFixture.Pipeline(proxy: new WebProxy(address.Uri));

        ProviderException failure = await Assert.ThrowsAsync<ProviderException>(() =>
            http.SendAsync(new ApiRequest(HttpMethod.Get, new Uri("https://api.example.test/v1/x")), TestContext.Current.CancellationToken));

        Assert.Equal(UsageErrorKind.Network, failure.Error.Kind);
        Assert.Contains($"api.example.test through the proxy 127.0.0.1:{proxy.Address.Port}: the proxy refused it (HTTP {status})", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", failure.Message, StringComparison.Ordinal);
        Assert.All(proxy.Requests, request => Assert.Equal("CONNECT", request.Method));
        Assert.Equal(attempts, proxy.Requests.Count);
    }

    [Fact]
    public async Task The_log_holds_method_host_path_and_status_but_neither_query_nor_key()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.AnswerInTurn("/v1/x", new FakeAnswer("{}", 503), new FakeAnswer("{}") { CutAfter = 1 }, new FakeAnswer("{}"));
        RecordingLogger logger = new();
        using HttpPipeline http = new(PipelineFixture.Quick, TimeProvider.System, logger);
        Uri address = new UriBuilder(server.Address) { Path = "/v1/x", Query = "?secret=query", UserName = "someone", Password = "hidden" }.Uri;

        await http.SendAsync(new ApiRequest(HttpMethod.Get, address) { Headers = [new("x-api-key", "sk-made-up")] }, TestContext.Current.CancellationToken);

        string log = string.Join('\n', logger.All);
        Assert.Contains($"GET http://127.0.0.1:{address.Port}/v1/x, attempt 1: HTTP 503", log, StringComparison.Ordinal);
        Assert.Contains("attempt 2: no answer", log, StringComparison.Ordinal);
        Assert.Contains("attempt 3: HTTP 200, 2 bytes", log, StringComparison.Ordinal);
        Assert.Contains("trying again", log, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", log, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", log, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-made-up", log, StringComparison.Ordinal);
    }
}
