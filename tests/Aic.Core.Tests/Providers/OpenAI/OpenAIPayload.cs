using System.Globalization;
using Aic.Core.Providers.OpenAI;
using Aic.Testing;

namespace Aic.Core.Tests.Providers.OpenAI;

/// <summary>Answers in the shapes that OpenAI documents, with made-up numbers.</summary>
internal static class OpenAIPayload
{
    public const string Completions = "/v1/organization/usage/completions";
    public const string Costs = "/v1/organization/costs";
    public const string SpendLimit = "/v1/organization/spend_limit";
    public const string Models = "/v1/models";
    public const string Empty = """{"object":"page","data":[],"has_more":false,"next_page":null}""";
    public const string Refused = """{"error":{"message":"You have insufficient permissions for this operation.","type":"invalid_request_error","param":null,"code":null}}""";

    /// <summary>A bench whose server knows every address and used nothing.</summary>
    public static async Task<ProviderBench> BenchAsync()
    {
        ProviderBench bench = await ProviderBench.StartAsync(new OpenAIProvider());
        foreach (OpenAIUsageKind kind in OpenAIUsageKind.All)
        {
            bench.Server.Answer(Kind(kind.Name), Empty);
        }

        bench.Server
            .Answer(Costs, Empty)
            .Answer(SpendLimit, """{"error":{"message":"No spend limit.","type":"invalid_request_error","param":null,"code":null}}""", 404)
            .Answer(Models, """{"object":"list","data":[]}""");
        return bench;
    }

    /// <summary>The address of a kind of usage.</summary>
    public static string Kind(string name) => $"/v1/organization/usage/{name}";

    /// <summary>A page and the cursor of the next one; null on the last.</summary>
    public static string PageThen(string? next, params IEnumerable<string> buckets) =>
        $$"""{"object":"page","data":[{{string.Join(',', buckets)}}],"has_more":{{(next is null ? "false" : "true")}},"next_page":{{(next is null ? "null" : $"\"{next}\"")}}}""";

    /// <summary>The only page.</summary>
    public static string Page(params IEnumerable<string> buckets) => PageThen(null, buckets);

    /// <summary>A bucket of a day, or of so many hours.</summary>
    public static string Bucket(string start, IEnumerable<string> results, int hours = 24)
    {
        long seconds = ProviderBench.At(start).ToUnixTimeSeconds();
        return string.Create(CultureInfo.InvariantCulture, $$"""{"object":"bucket","start_time":{{seconds}},"end_time":{{seconds + (hours * 3600)}},"results":[{{string.Join(',', results)}}]}""");
    }

    /// <summary>A bucket of a day with one entry.</summary>
    public static string Bucket(string start, string result) => Bucket(start, [result]);

    /// <summary>An entry of completions as the newest interface gives it.</summary>
    public static string Completion(string? model, long uncached, long cached, long written, long output, long requests) =>
        $$"""{"object":"organization.usage.completions.result","input_tokens":{{uncached + cached + written}},"input_cached_tokens":{{cached}},"input_cache_write_tokens":{{written}},"input_uncached_tokens":{{uncached}},"output_tokens":{{output}},"num_model_requests":{{requests}},"project_id":null,"user_id":null,"api_key_id":null,"model":{{(model is null ? "null" : $"\"{model}\"")}},"batch":null,"service_tier":null}""";

    /// <summary>An entry of the costs.</summary>
    public static string Cost(string value, string? lineItem, string currency = "usd") =>
        $$"""{"object":"organization.costs.result","amount":{"value":{{value}},"currency":"{{currency}}"},"line_item":{{(lineItem is null ? "null" : $"\"{lineItem}\"")}},"project_id":null,"quantity":12.5,"quantity_unit":"tokens"}""";

    /// <summary>The organization's spend limit.</summary>
    public static string Limit(long cents) =>
        $$"""{"object":"organization.spend_limit","enforcement":{"status":"inactive"},"threshold_amount":{{cents}},"currency":"USD","interval":"month"}""";

    /// <summary>The only request to an address.</summary>
    public static RecordedRequest OnlyRequest(this ProviderBench bench, string path) => Assert.Single(bench.Server.RequestsTo(path));
}
