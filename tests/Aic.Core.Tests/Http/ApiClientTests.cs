using System.Text.Json.Serialization;
using Aic.Core.Http;
using Aic.Core.Providers;
using Aic.Core.Usage;
using Aic.Testing;

namespace Aic.Core.Tests.Http;

/// <summary>What an answer's status and body become.</summary>
public sealed partial class ApiClientTests
{
    private const string Key = "words-that-no-pattern-knows";

    [Fact]
    public async Task An_answer_is_read_and_the_headers_are_sent()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Answer("/v1/thing", "\uFEFF{\"name\":\"a\",\"unknown\":{\"x\":[1]}}");
        using HttpPipeline http = PipelineFixture.Pipeline();

        Thing thing = await Client(server, http).GetAsync("/v1/thing?a=b", ThingJson.Default.Thing, TestContext.Current.CancellationToken);

        Assert.Equal("a", thing.Name);
        RecordedRequest request = Assert.Single(server.Requests);
        Assert.Equal("/v1/thing?a=b", request.Target);
        Assert.Equal($"Bearer {Key}", request.Header("Authorization"));
    }

    [Fact]
    public async Task A_post_sends_its_body_as_json()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Answer("/v1/thing", """{"name":"a"}""");
        using HttpPipeline http = PipelineFixture.Pipeline();

        await Client(server, http).PostAsync("/v1/thing", """{"q":1}"""u8.ToArray(), isRepeatable: true, JsonFields.Anything, TestContext.Current.CancellationToken);

        RecordedRequest request = Assert.Single(server.Requests);
        Assert.Equal(("POST", """{"q":1}""", "application/json"), (request.Method, request.Body, request.Header("Content-Type")));
    }

    [Theory]
    [InlineData(302, UsageErrorKind.Network, "redirects elsewhere")]
    [InlineData(400, UsageErrorKind.ParseError, "didn't take the request (HTTP 400). It said: the reason.")]
    [InlineData(401, UsageErrorKind.InvalidKey, "refused the key (HTTP 401). It said: the reason. Check that it is whole")]
    [InlineData(402, UsageErrorKind.Forbidden, "bill")]
    [InlineData(403, UsageErrorKind.Forbidden, "doesn't allow this key")]
    [InlineData(404, UsageErrorKind.NotSupported, "no such interface")]
    [InlineData(407, UsageErrorKind.Network, "HTTPS_PROXY")]
    [InlineData(408, UsageErrorKind.Timeout, "took too long")]
    [InlineData(429, UsageErrorKind.RateLimited, "slow down")]
    [InlineData(500, UsageErrorKind.ServiceUnavailable, "has a problem (HTTP 500)")]
    [InlineData(504, UsageErrorKind.Timeout, "took too long")]
    [InlineData(529, UsageErrorKind.ServiceUnavailable, "has a problem (HTTP 529)")]
    public async Task Each_error_status_says_what_it_means(int status, UsageErrorKind kind, string part)
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Answer("/v1/thing", """{"error":{"message":"the reason","code":"a_code"}}""", status);
        using HttpPipeline http = PipelineFixture.Pipeline();

        ApiException failure = await Assert.ThrowsAsync<ApiException>(() => GetAsync(server, http));

        Assert.Equal((status, "a_code"), ((int)failure.Status, failure.Code));
        Assert.Equal(kind, failure.ToProviderException().Error.Kind);
        Assert.StartsWith(kind == UsageErrorKind.Network ? "" : "Example ", failure.Message, StringComparison.Ordinal);
        Assert.Contains(part, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_wait_that_the_server_asked_for_is_handed_on()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Answer("/v1/thing", _ => new FakeAnswer("{}", 429) { Headers = new Dictionary<string, string> { ["Retry-After"] = "600" } });
        using HttpPipeline http = PipelineFixture.Pipeline();

        ApiException failure = await Assert.ThrowsAsync<ApiException>(() => GetAsync(server, http));

        Assert.Equal(TimeSpan.FromMinutes(10), failure.Error.RetryAfter);
    }

    [Fact]
    public async Task A_used_up_budget_is_not_told_to_try_again_later()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Answer("/v1/thing", """{"error":{"message":"Quota exceeded.","code":"insufficient_quota"}}""", 429);
        using HttpPipeline http = PipelineFixture.Pipeline();

        ApiException failure = await Assert.ThrowsAsync<ApiException>(() => GetAsync(server, http));

        Assert.Equal(UsageErrorKind.RateLimited, failure.Error.Kind);
        Assert.Contains("budget is used up", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Try again", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_provider_that_repeats_the_key_is_not_quoted_with_it()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Answer("/v1/thing", $$"""{"message":"Unknown token {{Key}}, or Bearer {{Key}}"}""", 401);
        using HttpPipeline http = PipelineFixture.Pipeline();

        ApiException failure = await Assert.ThrowsAsync<ApiException>(() => GetAsync(server, http));

        Assert.Contains("It said: Unknown token ••••, or Bearer ••••.", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "application/json", "an empty body")]
    [InlineData("<!DOCTYPE html><html></html>", "application/json", "an HTML page")]
    [InlineData("Please sign in", "text/html", "an HTML page")]
    [InlineData("""{"name":"a""", "application/json", "isn't complete JSON")]
    [InlineData("plain text", "text/plain", "isn't complete JSON")]
    [InlineData("""{"name":[1]}""", "application/json", "an unexpected value at $.name")]
    [InlineData("[]", "application/json", "JSON that isn't what it documents")]
    [InlineData("null", "application/json", "an empty JSON value")]
    public async Task A_body_that_is_not_the_documented_json_is_named_as_what_it_is(string body, string contentType, string what)
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Answer("/v1/thing", _ => new FakeAnswer(body) { ContentType = contentType });
        using HttpPipeline http = PipelineFixture.Pipeline();

        ProviderException failure = await Assert.ThrowsAsync<ProviderException>(() => GetAsync(server, http));

        Assert.Equal(UsageErrorKind.ParseError, failure.Error.Kind);
        Assert.Contains("Example", failure.Message, StringComparison.Ordinal);
        Assert.Contains(what, failure.Message, StringComparison.Ordinal);
    }

    private static Task<Thing> GetAsync(FakeServer server, HttpPipeline http) =>
        Client(server, http).GetAsync("/v1/thing", ThingJson.Default.Thing, TestContext.Current.CancellationToken);

    private static ApiClient Client(FakeServer server, HttpPipeline http) => new(http, server.Address, [new("Authorization", $"Bearer {Key}")], "Example");

    internal sealed record Thing(string? Name);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
    [JsonSerializable(typeof(Thing))]
    internal sealed partial class ThingJson : JsonSerializerContext;
}
