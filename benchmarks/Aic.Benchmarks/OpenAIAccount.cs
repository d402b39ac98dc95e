using Aic.Core.Configuration;
using Aic.Testing;

namespace Aic.Benchmarks;

/// <summary>An account whose fake provider tells thirty days of a few models' use.</summary>
internal static class OpenAIAccount
{
    private const int Days = 30;
    private static readonly string[] Models = ["gpt-5", "gpt-5-mini", "gpt-4o-2024-08-06", "o4-mini"];

    /// <summary>Sets the answers and writes a configuration that asks for them.</summary>
    /// <param name="server">The fake provider.</param>
    /// <param name="folder">The configuration's folder.</param>
    /// <param name="accounts">How many accounts.</param>
    public static void Write(FakeServer server, string folder, int accounts = 1)
    {
        string nothing = Page("");
        server.AnswerAll(_ => new FakeAnswer(nothing));
        server.Answer("/v1/organization/usage/completions", Page(Buckets(Days, Completion)));
        server.Answer("/v1/organization/costs", Page(Buckets(Days, Cost)));
        server.Answer("/v1/organization/spend_limit", """{"error":{"message":"none"}}""", 404);
        new ConfigFile(Path.Combine(folder, "agent.json")).Update(config => config with
        {
            Providers = Enumerable.Range(0, accounts).ToDictionary(
                number => number == 0 ? "openai" : $"openai@a{number}",
                number => new ProviderConfig { ApiKey = $"sk-admin-made-up-for-benchmarks-{number}", AuthSource = Aic.Core.Usage.AuthSource.Config, Endpoint = server.Address.ToString() }),
        });
    }

    /// <summary>A page of so many daily buckets of costs.</summary>
    public static string CostPage(int days) => Page(Buckets(days, Cost));

    private static string Page(string buckets) => $$"""{"object":"page","data":[{{buckets}}],"has_more":false,"next_page":null}""";

    private static string Buckets(int count, Func<string, string> result)
    {
        long today = DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 86400 * 86400;
        return string.Join(',', Enumerable.Range(0, count).Select(day =>
        {
            long start = today - ((count - 1 - day) * 86400L);
            return $$"""{"object":"bucket","start_time":{{start}},"end_time":{{start + 86400}},"results":[{{string.Join(',', Models.Select(result))}}]}""";
        }));
    }

    private static string Completion(string model) =>
        $$"""{"object":"organization.usage.completions.result","input_tokens":120000,"input_cached_tokens":80000,"output_tokens":9000,"num_model_requests":310,"project_id":null,"user_id":null,"api_key_id":null,"model":"{{model}}","batch":null,"service_tier":null}""";

    private static string Cost(string model) =>
        $$"""{"object":"organization.costs.result","amount":{"value":1.2345678901234,"currency":"usd"},"line_item":"{{model}}, input","project_id":null,"api_key_id":null,"quantity":null,"quantity_unit":null}""";
}
