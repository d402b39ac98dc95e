using System.Net;
using Aic.Core.Http;
using Aic.Core.Providers;
using Aic.Core.Usage;
using Aic.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Aic.Core.Tests.Http;

/// <summary>What each host has for itself: a circuit breaker and a number of connections.</summary>
public sealed class PipelineHostTests
{
    private static readonly HttpPipelineOptions Once = new() { MaxRetries = 0, BreakerThreshold = 3 };

    [Fact]
    public async Task A_host_that_keeps_failing_is_left_alone_until_it_had_time_to_recover()
    {
        FakeTimeProvider time = new();
        await using FakeServer server = await FakeServer.StartAsync();
        server.AnswerInTurn("/v1/x", new FakeAnswer("{}", 500), new FakeAnswer("{}", 502), new FakeAnswer("{}", 529), new FakeAnswer("{}"));
        using HttpPipeline http = PipelineFixture.Pipeline(Once, time);
        for (int i = 0; i < 3; i++)
        {
            await SendAsync(http, server);
        }

        ProviderException refused = await Assert.ThrowsAsync<ProviderException>(() => SendAsync(http, server));

        Assert.Equal(UsageErrorKind.ServiceUnavailable, refused.Error.Kind);
        Assert.Equal(TimeSpan.FromSeconds(30), refused.Error.RetryAfter);
        Assert.Contains("left alone", refused.Message, StringComparison.Ordinal);
        Assert.Equal(3, server.Requests.Count);

        time.Advance(TimeSpan.FromSeconds(31));
        Assert.True((await SendAsync(http, server)).IsSuccess);
        Assert.True((await SendAsync(http, server)).IsSuccess);
    }

    [Fact]
    public async Task An_open_breaker_closes_in_time_although_the_systems_clock_was_set_back()
    {
        WatchedClock time = new(Once);
        await using FakeServer server = await FakeServer.StartAsync();
        server.AnswerInTurn("/v1/x", new FakeAnswer("{}", 500), new FakeAnswer("{}", 500), new FakeAnswer("{}", 500), new FakeAnswer("{}"));
        using HttpPipeline http = PipelineFixture.Pipeline(Once, time);
        for (int i = 0; i < 3; i++)
        {
            await SendAsync(http, server);
        }

        time.Jump = TimeSpan.FromDays(-1);
        time.Advance(TimeSpan.FromSeconds(31));

        Assert.True((await SendAsync(http, server)).IsSuccess);
    }

    [Fact]
    public async Task One_success_in_between_keeps_the_breaker_closed()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.AnswerInTurn("/v1/x", new FakeAnswer("{}"), new FakeAnswer("{}", 500));
        using HttpPipeline http = PipelineFixture.Pipeline(Once);

        for (int i = 0; i < 10; i++)
        {
            await SendAsync(http, server);
        }

        Assert.Equal(10, server.Requests.Count);
    }

    [Fact]
    public async Task Many_calls_that_each_fail_once_do_not_keep_each_other_from_a_second_attempt()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        for (int i = 0; i < 20; i++)
        {
            server.AnswerInTurn($"/v1/{i}", new FakeAnswer("{}", 500), new FakeAnswer("{}"));
        }

        using HttpPipeline http = PipelineFixture.Pipeline(PipelineFixture.Quick with { BreakerThreshold = 3 });

        ApiResponse[] answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
            http.SendAsync(PipelineFixture.Get(server, $"/v1/{i}"), TestContext.Current.CancellationToken)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Equal(40, server.Requests.Count);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(429)]
    public async Task An_answer_that_blames_the_request_never_opens_the_breaker(int status)
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Answer("/v1/x", "{}", status);
        using HttpPipeline http = PipelineFixture.Pipeline(Once);

        for (int i = 0; i < 10; i++)
        {
            await SendAsync(http, server);
        }

        Assert.Equal(10, server.Requests.Count);
    }

    [Fact]
    public async Task One_hosts_open_breaker_is_nothing_to_another_host()
    {
        await using FakeServer broken = await FakeServer.StartAsync();
        await using FakeServer healthy = await FakeServer.StartAsync();
        broken.Answer("/v1/x", "{}", 500);
        healthy.Answer("/v1/x", "{}");
        using HttpPipeline http = PipelineFixture.Pipeline(Once);
        for (int i = 0; i < 3; i++)
        {
            await SendAsync(http, broken);
        }

        await Assert.ThrowsAsync<ProviderException>(() => SendAsync(http, broken));
        Assert.True((await SendAsync(http, healthy)).IsSuccess);
    }

    [Fact]
    public async Task Only_so_many_requests_reach_one_host_at_a_time_and_all_are_answered()
    {
        TaskCompletionSource gate = new();
        await using FakeServer server = await FakeServer.StartAsync();
        server.Answer("/v1/x", _ => new FakeAnswer("{}") { Gate = gate.Task });
        using HttpPipeline http = PipelineFixture.Pipeline(Once with { MaxConnectionsPerHost = 4 });

        Task<ApiResponse>[] sending = [.. Enumerable.Range(0, 20).Select(_ => SendAsync(http, server))];
        await server.UntilRequestsAsync(4);
        await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.Equal(4, server.Requests.Count);

        gate.SetResult();
        ApiResponse[] answers = await Task.WhenAll(sending);
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Equal(20, server.Requests.Count);
    }

    [Fact]
    public async Task Waiting_for_a_connection_is_not_counted_as_a_slow_answer()
    {
        FakeTimeProvider time = new();
        TaskCompletionSource firstGate = new();
        TaskCompletionSource secondGate = new();
        await using FakeServer server = await FakeServer.StartAsync();
        server.AnswerInTurn("/v1/x", new FakeAnswer("{}") { Gate = firstGate.Task }, new FakeAnswer("{}") { Gate = secondGate.Task });
        using HttpPipeline http = PipelineFixture.Pipeline(Once with { MaxConnectionsPerHost = 1, AttemptTimeout = TimeSpan.FromSeconds(20) }, time);

        Task<ApiResponse> first = SendAsync(http, server);
        await server.UntilRequestsAsync(1);
        Task<ApiResponse> second = SendAsync(http, server);
        time.Advance(TimeSpan.FromSeconds(15));
        firstGate.SetResult();
        await first;
        await server.UntilRequestsAsync(2);
        time.Advance(TimeSpan.FromSeconds(15));
        secondGate.SetResult();

        Assert.True((await second).IsSuccess);
    }

    private static Task<ApiResponse> SendAsync(HttpPipeline http, FakeServer server) =>
        http.SendAsync(PipelineFixture.Get(server), TestContext.Current.CancellationToken);
}
