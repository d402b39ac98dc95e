using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Aic.Core.Alerts;
using Aic.Core.Alerts.Channels;
using Aic.Core.Tests.Http;
using Aic.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Aic.Core.Tests.Alerts;

/// <summary>Webhooks, told over real HTTP.</summary>
public sealed class WebhookTests
{
    /// <summary>As the address of a chat's webhook ends: with its token.</summary>
    private const string Path = "/services/T0001/B0001/MadeUpTokenOfAWebhook24";

    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    [Fact]
    public async Task A_post_has_the_alert_in_the_envelope_of_standard_webhooks()
    {
        await using FakeServer server = await Taking();
        using AlertChannels channels = Notices.Channels();

        await channels.Create(Webhook(server)).TellAsync(Notices.Raised, TestContext.Current.CancellationToken);

        RecordedRequest request = Assert.Single(server.Requests);
        Assert.Equal(("POST", Path, "application/json; charset=utf-8"), (request.Method, request.Target, request.Header("Content-Type")));
        JsonElement body = JsonElement.Parse(request.Body);
        Assert.Equal(("alert.raised", "2026-11-24T09:30:00Z"), (body.GetProperty("type").GetString(), body.GetProperty("timestamp").GetString()));
        JsonElement data = body.GetProperty("data");
        Assert.Equal(
            ["budget-team-80-2026-11", "budget_threshold", "warning", "team", Notices.Alert.Title, Notices.Alert.Message, "2026-11-24T09:30:00Z", null],
            new[] { "id", "kind", "severity", "subject", "title", "message", "raised_at", "cleared_at" }.Select(field => data.GetProperty(field).GetString()));
        Assert.Null(request.Header("webhook-signature"));
    }

    [Fact]
    public async Task That_an_alert_is_over_has_a_name_and_a_moment_of_its_own()
    {
        await using FakeServer server = await Taking();
        using AlertChannels channels = Notices.Channels();
        IAlertChannel channel = channels.Create(Webhook(server));

        await channel.TellAsync(Notices.Raised, TestContext.Current.CancellationToken);
        await channel.TellAsync(Notices.Cleared, TestContext.Current.CancellationToken);

        JsonElement body = JsonElement.Parse(server.Requests[1].Body);
        Assert.Equal(("alert.cleared", "2026-11-24T11:30:00Z"), (body.GetProperty("type").GetString(), body.GetProperty("timestamp").GetString()));
        Assert.Equal("2026-11-24T11:30:00Z", body.GetProperty("data").GetProperty("cleared_at").GetString());
        Assert.Equal(["budget-team-80-2026-11-1795512600-raised", "budget-team-80-2026-11-1795512600-cleared"], server.Requests.Select(request => request.Header("webhook-id")));
    }

    [Fact]
    public async Task Each_attempt_is_signed_anew_under_the_same_name()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.AnswerInTurn(Path, new FakeAnswer("", 503), new FakeAnswer(""));
        FakeTimeProvider time = new(Notices.RaisedAt);
        using AlertChannels channels = Notices.Channels(time);

        await PassAsync(time, channels.Create(Webhook(server, Secret)).TellAsync(Notices.Raised, TestContext.Current.CancellationToken));

        Assert.Equal(2, server.Requests.Count);
        Assert.Single(server.Requests.Select(request => request.Header("webhook-id")).Distinct());
        Assert.Equal(2, server.Requests.Select(request => request.Header("webhook-timestamp")).Distinct().Count());
        Assert.All(server.Requests, request =>
        {
            byte[] signed = Encoding.UTF8.GetBytes($"{request.Header("webhook-id")}.{request.Header("webhook-timestamp")}.{request.Body}");
            Assert.Equal($"v1,{Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(Secret["whsec_".Length..]), signed))}", request.Header("webhook-signature"));
        });
    }

    [Fact]
    public void The_signature_is_that_of_the_specifications_libraries()
    {
        // The test of https://github.com/standard-webhooks/standard-webhooks/blob/main/libraries/python/tests/test_webhooks.py.
        IReadOnlyList<KeyValuePair<string, string>> headers = WebhookSignature.Headers(
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            """{"test": 2432232314}"""u8,
            AlertChannelRules.SecretBytes(Secret),
            DateTimeOffset.FromUnixTimeSeconds(1614265330));

        Assert.Equal("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", headers.Single(header => header.Key == "webhook-signature").Value);
    }

    [Fact]
    public async Task What_the_other_side_asks_to_wait_is_waited_within_the_minute()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.AnswerInTurn(Path, new FakeAnswer("", 429) { Headers = new Dictionary<string, string> { ["Retry-After"] = "20" } }, new FakeAnswer("", 204));
        FakeTimeProvider time = new(Notices.RaisedAt);
        using AlertChannels channels = Notices.Channels(time);

        TimeSpan took = await PassAsync(time, channels.Create(Webhook(server)).TellAsync(Notices.Raised, TestContext.Current.CancellationToken));

        Assert.Equal(2, server.Requests.Count);
        Assert.InRange(took, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task A_longer_wait_than_there_is_time_for_is_told_at_once()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Answer(Path, _ => new FakeAnswer("", 429) { Headers = new Dictionary<string, string> { ["Retry-After"] = "300" } });
        using AlertChannels channels = Notices.Channels();

        string message = await Notices.RefusesAsync(channels.Create(Webhook(server)));

        Assert.Single(server.Requests);
        Assert.Contains("for 300 seconds", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_hangs_is_given_up_within_the_minute()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.AnswerAll(_ => new FakeAnswer("") { Delay = Timeout.InfiniteTimeSpan });
        FakeTimeProvider time = new(Notices.RaisedAt);
        using AlertChannels channels = Notices.Channels(time);

        Task<string> refusal = Notices.RefusesAsync(channels.Create(Webhook(server)));
        TimeSpan took = await PassAsync(time, refusal);

        Assert.InRange(took, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(60));
        Assert.Contains("gave no complete answer", await refusal, StringComparison.Ordinal);
        AssertHoldsNoToken(await refusal);
    }

    [Theory]
    [InlineData(500, "has a problem (HTTP 500)")]
    [InlineData(404, "was revoked. Make a new webhook")]
    [InlineData(400, "Check that the channel's form")]
    public async Task What_isn_t_taken_is_told_with_what_to_do(int status, string expected)
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.AnswerAll(request => new FakeAnswer($$"""{ "message": "no hook at {{request.Path}}" }""", status));
        FakeTimeProvider time = new(Notices.RaisedAt);
        using AlertChannels channels = Notices.Channels(time);

        Task<string> refusal = Notices.RefusesAsync(channels.Create(Webhook(server)));
        await PassAsync(time, refusal);

        Assert.Contains(expected, await refusal, StringComparison.Ordinal);
        Assert.Contains("It said: no hook at", await refusal, StringComparison.Ordinal);
        AssertHoldsNoToken(await refusal);
    }

    [Fact]
    public async Task A_redirect_to_another_host_is_not_followed()
    {
        await using FakeServer other = await Taking();
        await using FakeServer server = await FakeServer.StartAsync();
        server.AnswerAll(_ => new FakeAnswer("", 307) { Headers = new Dictionary<string, string> { ["Location"] = new Uri(other.Address, Path).ToString() } });
        using AlertChannels channels = Notices.Channels();

        string message = await Notices.RefusesAsync(channels.Create(Webhook(server)));

        Assert.Empty(other.Requests);
        Assert.Contains("redirects elsewhere (HTTP 307), which isn't followed", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_that_is_logged_holds_the_address()
    {
        await using FakeServer server = await Taking();
        RecordingLogger logger = new();
        using AlertChannels channels = new(Environment.GetEnvironmentVariable, TimeProvider.System, logger);

        await channels.Create(Webhook(server, Secret)).TellAsync(Notices.Raised, TestContext.Current.CancellationToken);

        Assert.Contains(logger.All, text => text.Contains($"POST http://{server.Address.Authority}/••••", StringComparison.Ordinal));
        Assert.All(logger.All, AssertHoldsNoToken);
    }

    private static WebhookChannelConfig Webhook(FakeServer server, string? secret = null) => new WebhookChannelConfig { Name = "ops", Url = new Uri(server.Address, Path).ToString(), Secret = secret };

    private static async Task<FakeServer> Taking() => (await FakeServer.StartAsync()).AnswerAll(_ => new FakeAnswer(""));

    private static void AssertHoldsNoToken(string text)
    {
        Assert.DoesNotContain("MadeUpTokenOfAWebhook24", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, text, StringComparison.Ordinal);
    }

    /// <summary>Lets simulated time pass until something has ended, and tells how much did.</summary>
    private static async Task<TimeSpan> PassAsync(FakeTimeProvider time, Task task)
    {
        DateTimeOffset start = time.GetUtcNow();
        using CancellationTokenSource patience = new(PipelineFixture.Patience);
        while (!task.IsCompleted)
        {
            await Task.Delay(10, patience.Token);
            time.Advance(TimeSpan.FromSeconds(1));
        }

        await task;
        return time.GetUtcNow() - start;
    }
}
