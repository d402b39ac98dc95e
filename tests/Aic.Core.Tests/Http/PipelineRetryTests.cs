using System.Globalization;
using System.Net;
using Aic.Core.Http;
using Aic.Core.Providers;
using Aic.Core.Usage;
using Aic.Testing;

namespace Aic.Core.Tests.Http;

/// <summary>What is sent again, how often, and after which wait.</summary>
public sealed class PipelineRetryTests
{
    private static readonly FakeAnswer Fine = new("""{"ok":true}""");

    [Fact]
    public async Task A_server_that_fails_and_then_answers_is_asked_again()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.AnswerInTurn("/v1/x", new FakeAnswer("{}", 500), Fine);
        using HttpPipeline http = PipelineFixture.Pipeline();

        ApiResponse answer = await http.SendAsync(PipelineFixture.Get(server), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("""{"ok":true}"""u8.ToArray(), answer.Body.ToArray());
        Assert.Equal("application/json", answer.ContentType);
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(529)]
    public async Task After_the_last_attempt_the_answer_itself_comes_back(int status)
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Answer("/v1/x", """{"error":{"message":"no"}}""", status);
        using HttpPipeline http = PipelineFixture.Pipeline(PipelineFixture.Quick with { MaxRetries = 2 });

        ApiResponse answer = await http.SendAsync(PipelineFixture.Get(server), TestContext.Current.CancellationToken);

        Assert.Equal(status, (int)answer.Status);
        Assert.Equal(3, server.Requests.Count);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(302)]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(501)]
    public async Task What_another_attempt_would_not_change_is_asked_once(int status)
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Answer("/v1/x", "{}", status);
        using HttpPipeline http = PipelineFixture.Pipeline();

        await http.SendAsync(PipelineFixture.Get(server), TestContext.Current.CancellationToken);

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task With_no_retries_allowed_a_failure_is_asked_once()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Answer("/v1/x", "{}", 503);
        using HttpPipeline http = PipelineFixture.Pipeline(PipelineFixture.Quick with { MaxRetries = 0 });

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await http.SendAsync(PipelineFixture.Get(server), TestContext.Current.CancellationToken)).Status);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_budget_that_is_used_up_is_not_waited_for()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Answer("/v1/x", """{"error":{"message":"You exceeded your current quota","type":"insufficient_quota","code":"insufficient_quota"}}""", 429);
        using HttpPipeline http = PipelineFixture.Pipeline();

        await http.SendAsync(PipelineFixture.Get(server), TestContext.Current.CancellationToken);

        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 3)]
    public async Task A_post_is_sent_again_only_when_it_is_marked_as_repeatable(bool isRepeatable, int sent)
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.AnswerInTurn("/v1/x", new FakeAnswer("{}", 503), new FakeAnswer("{", 200) { CutAfter = 0 }, Fine);
        using HttpPipeline http = PipelineFixture.Pipeline();
        ApiRequest request = new(HttpMethod.Post, new Uri(server.Address, "/v1/x")) { Body = """{"a":1}"""u8.ToArray(), IsRepeatable = isRepeatable };

        await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(sent, server.Requests.Count);
        Assert.All(server.Requests, received => Assert.Equal("""{"a":1}""", received.Body));
        Assert.All(server.Requests, received => Assert.Equal("application/json", received.Header("Content-Type")));
    }

    [Theory]
    [InlineData("Retry-After", "7", 7)]
    [InlineData("Retry-After", "7.5", 7.5)]
    [InlineData("retry-after-ms", "6500", 6.5)]
    [InlineData("x-ms-ratelimit-microsoft.costmanagement-entity-retry-after", "12", 12)]
    public async Task The_wait_that_the_server_asks_for_is_obeyed(string header, string value, double seconds)
    {
        WatchedClock time = new(PipelineFixture.Quick);
        await using FakeServer server = await FakeServer.StartAsync();
        server.AnswerInTurn("/v1/x", Busy((header, value)), Fine);
        using HttpPipeline http = PipelineFixture.Pipeline(PipelineFixture.Quick, time);

        Task<ApiResponse> sending = http.SendAsync(PipelineFixture.Get(server), TestContext.Current.CancellationToken);

        Assert.Equal(TimeSpan.FromSeconds(seconds), await time.PassWaitAsync());
        Assert.True((await sending).IsSuccess);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task A_date_to_wait_for_is_obeyed_by_the_servers_clock_although_ours_is_wrong(int daysOff)
    {
        WatchedClock time = new(PipelineFixture.Quick) { Jump = TimeSpan.FromDays(daysOff) };
        DateTimeOffset servers = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
        await using FakeServer server = await FakeServer.StartAsync();
        server.AnswerInTurn("/v1/x", Busy(("Retry-After", HttpDate(servers.AddSeconds(10))), ("Date", HttpDate(servers))), Fine);
        using HttpPipeline http = PipelineFixture.Pipeline(PipelineFixture.Quick, time);

        Task<ApiResponse> sending = http.SendAsync(PipelineFixture.Get(server), TestContext.Current.CancellationToken);

        Assert.Equal(TimeSpan.FromSeconds(10), await time.PassWaitAsync());
        Assert.True((await sending).IsSuccess);
    }

    [Fact]
    public async Task Without_a_wished_wait_our_own_waits_follow_and_the_last_answer_comes_back()
    {
        HttpPipelineOptions options = new();
        WatchedClock time = new(options);
        await using FakeServer server = await FakeServer.StartAsync();
        server.Answer("/v1/x", "{}", 429);
        using HttpPipeline http = PipelineFixture.Pipeline(options, time);

        Task<ApiResponse> sending = http.SendAsync(PipelineFixture.Get(server), TestContext.Current.CancellationToken);
        TimeSpan waited = await time.PassWaitAsync() + await time.PassWaitAsync() + await time.PassWaitAsync();

        ApiResponse answer = await sending;
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.Status);
        Assert.Null(answer.RetryAfter);
        Assert.Equal(4, server.Requests.Count);
        Assert.InRange(waited, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_server_that_asks_for_no_wait_gets_our_own()
    {
        HttpPipelineOptions options = new() { MaxRetries = 1 };
        WatchedClock time = new(options);
        await using FakeServer server = await FakeServer.StartAsync();
        server.Answer("/v1/x", _ => Busy(("Retry-After", "0")));
        using HttpPipeline http = PipelineFixture.Pipeline(options, time);

        Task<ApiResponse> sending = http.SendAsync(PipelineFixture.Get(server), TestContext.Current.CancellationToken);

        Assert.NotEqual(TimeSpan.Zero, await time.PassWaitAsync());
        Assert.Equal(TimeSpan.Zero, (await sending).RetryAfter);
    }

    [Fact]
    public async Task A_wait_longer_than_the_time_left_is_told_instead_of_waited()
    {
        WatchedClock time = new(PipelineFixture.Quick);
        await using FakeServer server = await FakeServer.StartAsync();
        server.Answer("/long", _ => Busy(("Retry-After", "3600"))).Answer("/fits", _ => Busy(("Retry-After", "40")));
        using HttpPipeline http = PipelineFixture.Pipeline(PipelineFixture.Quick, time);

        ApiResponse answer = await http.SendAsync(PipelineFixture.Get(server, "/long"), TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.TooManyRequests, TimeSpan.FromHours(1)), (answer.Status, answer.RetryAfter));
        Assert.Single(server.RequestsTo("/long"));

        Task<ApiResponse> sending = http.SendAsync(PipelineFixture.Get(server, "/fits"), TestContext.Current.CancellationToken);
        await time.PassWaitAsync();
        Assert.Equal(TimeSpan.FromSeconds(40), (await sending).RetryAfter);
        Assert.Equal(2, server.RequestsTo("/fits").Count);
    }

    [Fact]
    public async Task All_attempts_and_waits_together_end_with_the_total_time_out()
    {
        HttpPipelineOptions options = new() { AttemptTimeout = TimeSpan.FromSeconds(20), TotalTimeout = TimeSpan.FromSeconds(30) };
        WatchedClock time = new(options);
        await using FakeServer server = await FakeServer.StartAsync();
        server.Answer("/v1/x", _ => new FakeAnswer("{}") { Delay = Timeout.InfiniteTimeSpan });
        using HttpPipeline http = PipelineFixture.Pipeline(options, time);

        Task<ApiResponse> sending = http.SendAsync(PipelineFixture.Get(server), TestContext.Current.CancellationToken);
        await server.UntilRequestsAsync(1);
        time.Advance(TimeSpan.FromSeconds(20));
        TimeSpan wait = await time.PassWaitAsync();
        await server.UntilRequestsAsync(2);
        time.Advance(TimeSpan.FromSeconds(10) - wait);

        ProviderException failure = await Assert.ThrowsAsync<ProviderException>(() => sending);
        Assert.Equal(UsageErrorKind.Timeout, failure.Error.Kind);
        Assert.Contains("within 30 seconds (2 attempts)", failure.Message, StringComparison.Ordinal);
    }

    private static FakeAnswer Busy(params (string Name, string Value)[] headers) =>
        new("{}", 429) { Headers = headers.ToDictionary(header => header.Name, header => header.Value) };

    private static string HttpDate(DateTimeOffset moment) => moment.ToString("r", CultureInfo.InvariantCulture);
}
