using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Aic.Core.Http;
using Aic.Core.Providers;
using Aic.Core.Usage;
using Aic.Testing;

namespace Aic.Core.Tests.Http;

/// <summary>No answer, half an answer, or an answer from where none should come.</summary>
public sealed class PipelineFailureTests
{
    private static readonly HttpPipelineOptions Impatient = new()
    {
        AttemptTimeout = TimeSpan.FromMilliseconds(150),
        RetryDelay = TimeSpan.FromMilliseconds(1),
        MaxRetries = 1,
    };

    [Fact]
    public async Task A_server_that_never_answers_ends_in_a_time_out()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Answer("/v1/x", _ => new FakeAnswer("{}") { Delay = Timeout.InfiniteTimeSpan });
        using HttpPipeline http = PipelineFixture.Pipeline(Impatient);

        UsageError error = await FailsAsync(http, PipelineFixture.Get(server));

        Assert.Equal(UsageErrorKind.Timeout, error.Kind);
        Assert.Contains($"127.0.0.1:{server.Address.Port} gave no complete answer within 0.15 seconds (2 attempts)", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_server_that_sends_its_answer_byte_by_byte_gets_no_more_time_than_one_attempt_may_take()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Answer("/v1/x", _ => new FakeAnswer(new string(' ', 1000)) { DelayPerByte = TimeSpan.FromMilliseconds(20) });
        using HttpPipeline http = PipelineFixture.Pipeline(Impatient);

        UsageError error = await FailsAsync(http, PipelineFixture.Get(server));

        Assert.Equal(UsageErrorKind.Timeout, error.Kind);
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_that_breaks_off_is_asked_for_again(bool isChunked)
    {
        await using FakeServer server = await FakeServer.StartAsync();
        FakeAnswer whole = new("""{"data":[1,2,3]}""") { IsChunked = isChunked };
        server.AnswerInTurn("/v1/x", whole with { CutAfter = 8 }, whole);
        using HttpPipeline http = PipelineFixture.Pipeline();

        ApiResponse answer = await http.SendAsync(PipelineFixture.Get(server), TestContext.Current.CancellationToken);

        Assert.Equal("""{"data":[1,2,3]}"""u8.ToArray(), answer.Body.ToArray());
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_body_that_always_breaks_off_is_an_error_and_never_half_an_answer()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Answer("/v1/x", _ => new FakeAnswer("""{"data":[1,2,3]}""") { CutAfter = 8 });
        using HttpPipeline http = PipelineFixture.Pipeline();

        UsageError error = await FailsAsync(http, PipelineFixture.Get(server));

        Assert.Equal(UsageErrorKind.Network, error.Kind);
        Assert.Contains("broke off before the answer was complete (4 attempts)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_to_another_host_is_not_followed_and_the_key_stays()
    {
        await using FakeServer elsewhere = await FakeServer.StartAsync();
        await using FakeServer server = await FakeServer.StartAsync();
        elsewhere.Answer("/v1/x", "{}");
        server.Answer("/v1/x", _ => new FakeAnswer("", 307) { Headers = new Dictionary<string, string> { ["Location"] = new Uri(elsewhere.Address, "/v1/x").AbsoluteUri } });
        using HttpPipeline http = PipelineFixture.Pipeline();
        ApiRequest request = PipelineFixture.Get(server) with { Headers = [new("Authorization", "Bearer sk-made-up-key")] };

        ApiResponse answer = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.TemporaryRedirect, answer.Status);
        Assert.Equal("Bearer sk-made-up-key", Assert.Single(server.Requests).Header("Authorization"));
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_gets_no_request_and_is_named()
    {
        using X509Certificate2 certificate = TestCertificate.SelfSigned();
        await using FakeServer server = await FakeServer.StartAsync(certificate);
        using HttpPipeline http = PipelineFixture.Pipeline();
        ApiRequest request = PipelineFixture.Get(server) with { Headers = [new("Authorization", "Bearer sk-made-up-key")] };

        UsageError error = await FailsAsync(http, request);

        Assert.StartsWith("https://", server.Address.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal(UsageErrorKind.Network, error.Kind);
        Assert.Contains("No secure connection", error.Message, StringComparison.Ordinal);
        Assert.Contains("certificate is invalid", error.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_refused_connection_names_host_and_port()
    {
        using HttpPipeline http = PipelineFixture.Pipeline();
        Uri nobody = new($"http://127.0.0.1:{ClosedPort()}/v1/x?secret=query");

        UsageError error = await FailsAsync(http, new ApiRequest(HttpMethod.Get, nobody));

        Assert.Equal(UsageErrorKind.Network, error.Kind);
        Assert.Contains($"127.0.0.1:{nobody.Port}: it was refused (4 attempts)", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_over_the_limit_is_refused_whether_its_length_is_stated_or_not()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        string body = new(' ', 2000);
        server.Answer("/stated", body).Answer("/chunked", _ => new FakeAnswer(body) { IsChunked = true }).Answer("/fits", new string(' ', 1000));
        using HttpPipeline http = PipelineFixture.Pipeline(PipelineFixture.Quick with { MaxBodyBytes = 1000 });

        foreach (string path in new[] { "/stated", "/chunked" })
        {
            UsageError error = await FailsAsync(http, PipelineFixture.Get(server, path));
            Assert.Equal(UsageErrorKind.ParseError, error.Kind);
            Assert.Contains("1,000 bytes", error.Message, StringComparison.Ordinal);
            Assert.Single(server.RequestsTo(path));
        }

        Assert.Equal(1000, (await http.SendAsync(PipelineFixture.Get(server, "/fits"), TestContext.Current.CancellationToken)).Body.Length);
    }

    [Fact]
    public async Task Cancelling_stops_a_running_attempt_at_once()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Answer("/v1/x", _ => new FakeAnswer("{}") { Delay = Timeout.InfiniteTimeSpan });
        using HttpPipeline http = PipelineFixture.Pipeline();
        using CancellationTokenSource cancel = new();

        Task<ApiResponse> sending = http.SendAsync(PipelineFixture.Get(server), cancel.Token);
        await server.UntilRequestsAsync(1);
        await cancel.CancelAsync();

        OperationCanceledException stopped = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken));
        Assert.Equal(cancel.Token, stopped.CancellationToken);
    }

    [Fact]
    public async Task Cancelling_stops_a_wait_between_attempts_at_once()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Answer("/v1/x", _ => new FakeAnswer("{}", 429) { Headers = new Dictionary<string, string> { ["Retry-After"] = "30" } });
        using HttpPipeline http = PipelineFixture.Pipeline();
        using CancellationTokenSource cancel = new();

        Task<ApiResponse> sending = http.SendAsync(PipelineFixture.Get(server), cancel.Token);
        await server.UntilRequestsAsync(1);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken));
    }

    private static async Task<UsageError> FailsAsync(HttpPipeline http, ApiRequest request) =>
        (await Assert.ThrowsAsync<ProviderException>(() => http.SendAsync(request, TestContext.Current.CancellationToken))).Error;

    private static int ClosedPort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
