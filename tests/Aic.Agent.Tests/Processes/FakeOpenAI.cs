using Aic.Testing;

namespace Aic.Agent.Tests.Processes;

/// <summary>Plays OpenAI: two days of two models, 3.75 dollars, and a spend limit of 500 dollars a month.</summary>
internal static class FakeOpenAI
{
    public const string Key = "sk-admin-not-a-real-key-0123456789-wxyz";

    /// <summary>The period that the answers are about, as arguments.</summary>
    public static readonly string[] Period = ["--since", "2026-11-01T00:00:00Z", "--until", "2026-11-03T00:00:00Z"];

    private const string EmptyPage = """{ "object": "page", "data": [], "has_more": false, "next_page": null }""";

    private static readonly long FirstDay = new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();

    public static async Task<FakeServer> StartAsync() => Answer(await FakeServer.StartAsync());

    public static FakeServer Answer(FakeServer server) => server
        .AnswerAll(request => request.Path.StartsWith("/v1/organization/usage/", StringComparison.Ordinal)
            ? new FakeAnswer(EmptyPage)
            : new FakeAnswer("""{ "error": { "message": "not found" } }""", 404))
        .Answer("/v1/models", """{ "object": "list", "data": [] }""")
        .Answer("/v1/organization/usage/completions", Page(
            Completions("gpt-5", 1_000_000, 400_000, 2_000, 30) + "," + Completions("gpt-5-mini", 50_000, 0, 700, 12),
            Completions("gpt-5", 500_000, 0, 1_000, 8)))
        .Answer("/v1/organization/costs", Page(Cost("1.2345"), Cost("2.5155")))
        .Answer("/v1/organization/spend_limit", """{ "object": "organization.spend_limit", "threshold_amount": 50000, "currency": "USD", "interval": "month", "enforcement": { "status": "enforcing" } }""");

    /// <summary>From now on every request is refused in a way that no retry cures.</summary>
    public static void GoDown(FakeServer server)
    {
        FakeAnswer refusal = new("""{ "error": { "message": "Come back tomorrow." } }""", 429) { Headers = new Dictionary<string, string> { ["Retry-After"] = "86400" } };
        foreach (string path in new[] { "/v1/models", "/v1/organization/usage/completions", "/v1/organization/costs", "/v1/organization/spend_limit" })
        {
            server.Answer(path, _ => refusal);
        }

        server.AnswerAll(_ => refusal);
    }

    /// <summary>From now on each answer tells of one request more, so that an older answer isn't taken for a newer one.</summary>
    public static void CountRequests(FakeServer server)
    {
        long asked = 0;
        server.Answer("/v1/organization/usage/completions", _ => new FakeAnswer(Page(Completions("gpt-5", 1_000, 0, 10, Interlocked.Increment(ref asked)))));
    }

    private static string Page(params string[] days) =>
        $$"""{ "object": "page", "data": [{{string.Join(",", days.Select(Bucket))}}], "has_more": false, "next_page": null }""";

    private static string Bucket(string results, int day) =>
        $$"""{ "object": "bucket", "start_time": {{FirstDay + (day * 86_400)}}, "end_time": {{FirstDay + ((day + 1) * 86_400)}}, "results": [{{results}}] }""";

    private static string Completions(string model, long input, long cached, long output, long requests) =>
        $$"""
        { "object": "organization.usage.completions.result", "input_tokens": {{input}}, "input_cached_tokens": {{cached}}, "output_tokens": {{output}},
          "num_model_requests": {{requests}}, "project_id": null, "user_id": null, "api_key_id": null, "model": "{{model}}", "batch": null }
        """;

    private static string Cost(string dollars) =>
        $$"""{ "object": "organization.costs.result", "amount": { "value": {{dollars}}, "currency": "usd" }, "line_item": null, "project_id": null }""";
}
