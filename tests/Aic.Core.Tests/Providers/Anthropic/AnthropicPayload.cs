using System.Globalization;
using Aic.Core.Providers.Anthropic;
using Aic.Testing;

namespace Aic.Core.Tests.Providers.Anthropic;

/// <summary>Answers in the shapes that Anthropic documents, with made-up numbers.</summary>
internal static class AnthropicPayload
{
    public const string UsagePath = "/v1/organizations/analytics/usage";
    public const string CostPath = "/v1/organizations/analytics/cost";
    public const string UsageReportPath = "/v1/organizations/usage_report/messages";
    public const string CostReportPath = "/v1/organizations/cost_report";
    public const string SpendLimitsPath = "/v1/organizations/spend_limits";
    public const string OrganizationPath = "/v1/organizations/me";
    public const string ModelsPath = "/v1/models";
    public const string Empty = """{"data":[],"has_more":false,"next_page":null,"data_refreshed_at":"2026-11-20T10:00:00Z"}""";
    public static readonly string NotFound = Error("not_found_error", "Not found");
    public static readonly string Refused = Error("permission_error", "Your key isn't allowed to do this.");

    /// <summary>A bench whose server knows every address and used nothing.</summary>
    public static async Task<ProviderBench> BenchAsync()
    {
        ProviderBench bench = await ProviderBench.StartAsync(new AnthropicProvider());
        bench.Key = "sk-ant-admin01-test-0123456789";
        bench.Server
            .Answer(UsagePath, Empty)
            .Answer(CostPath, Empty)
            .Answer(UsageReportPath, Empty)
            .Answer(CostReportPath, Empty)
            .Answer(SpendLimitsPath, Error("invalid_request_error", "No.", "organization_not_enrolled_in_beta"), 400)
            .Answer(OrganizationPath, """{"id":"org-uuid","type":"organization","name":"Example Works"}""")
            .Answer(ModelsPath, """{"data":[],"has_more":false}""");
        return bench;
    }

    /// <summary>A bench without analytics.</summary>
    public static async Task<ProviderBench> OlderBenchAsync()
    {
        ProviderBench bench = await BenchAsync();
        bench.Server.Answer(UsagePath, NotFound, 404).Answer(CostPath, NotFound, 404);
        return bench;
    }

    /// <summary>The only page.</summary>
    public static string Page(params IEnumerable<string> entries) => PageThen(null, entries);

    /// <summary>A page and the cursor of the next one; null on the last.</summary>
    public static string PageThen(string? next, params IEnumerable<string> entries) =>
        $$"""{"data":[{{string.Join(',', entries)}}],"has_more":{{(next is null ? "false" : "true")}},"next_page":{{Quoted(next)}},"data_refreshed_at":"2026-11-20T10:00:00Z"}""";

    /// <summary>A row of the analytics' usage.</summary>
    public static string UsageRow(string start, string? model, long uncached, long write5m, long write1h, long read, long output, string requests, long searches = 0, int hours = 24) =>
        $$"""{ {{Bounds(start, hours)}},"group":{"actor":null,"model":{{Quoted(model)}},"product":null},"usage":{ {{Counts(uncached, write5m, write1h, read, output, searches)}},"requests":{{requests}},"total_tokens":{{uncached + write5m + write1h + read + output}} } }""";

    /// <summary>A row of the analytics' cost, in cents.</summary>
    public static string CostRow(string start, string? model, string? costType, string cents, string currency = "USD", int hours = 24) =>
        $$"""{ {{Bounds(start, hours)}},"group":{"model":{{Quoted(model)}},"cost_type":{{Quoted(costType)}},"token_type":null},"cost":{"amount":"{{cents}}","list_amount":"99999.9","currency":"{{currency}}","requests":null} }""";

    /// <summary>A bucket of the older reports.</summary>
    public static string Bucket(string start, IEnumerable<string> results, int hours = 24) =>
        $$"""{ {{Bounds(start, hours)}},"results":[{{string.Join(',', results)}}]}""";

    /// <summary>An entry of the older usage report.</summary>
    public static string ReportUsage(string? model, long uncached, long write5m, long write1h, long read, long output, long searches = 0) =>
        $$"""{ {{Counts(uncached, write5m, write1h, read, output, searches)}},"model":{{Quoted(model)}},"workspace_id":null,"api_key_id":null,"service_tier":null,"context_window":null}""";

    /// <summary>An entry of the older cost report, in cents.</summary>
    public static string ReportCost(string cents, string? costType, string? model, string? description, string? workspace = null, string currency = "USD") =>
        $$"""{"amount":"{{cents}}","currency":"{{currency}}","cost_type":{{Quoted(costType)}},"token_type":null,"model":{{Quoted(model)}},"description":{{Quoted(description)}},"context_window":null,"service_tier":"standard","workspace_id":{{Quoted(workspace)}} }""";

    /// <summary>A spend limit, in cents.</summary>
    public static string Limit(string scope, string? cents, string period = "monthly", string currency = "USD", bool isEnabled = true) =>
        $$"""{"id":"spl_1","type":"spend_limit","amount":{{Quoted(cents)}},"currency":"{{currency}}","is_enabled":{{(isEnabled ? "true" : "false")}},"period":"{{period}}","scope":{ {{scope}} },"created_at":"2026-02-01T00:00:00Z","updated_at":"2026-02-01T00:00:00Z"}""";

    /// <summary>An error.</summary>
    public static string Error(string type, string message, string? code = null) =>
        $$"""{"type":"error","error":{"type":"{{type}}","message":"{{message}}"{{(code is null ? "" : $",\"details\":{{\"error_code\":\"{code}\"}}")}} },"request_id":"req_1"}""";

    /// <summary>The start and end that a request asks for.</summary>
    public static (string Start, string End) Span(this RecordedRequest request) =>
        (request.Query("starting_at").Single(), request.Query("ending_at").Single());

    private static string Bounds(string start, int hours)
    {
        DateTimeOffset from = ProviderBench.At(start);
        return $"\"starting_at\":\"{Text(from)}\",\"ending_at\":\"{Text(from.AddHours(hours))}\"";
    }

    private static string Text(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Counts(long uncached, long write5m, long write1h, long read, long output, long searches) =>
        $$"""
        "uncached_input_tokens":{{uncached}},"cache_creation":{"ephemeral_5m_input_tokens":{{write5m}},"ephemeral_1h_input_tokens":{{write1h}} },"cache_read_input_tokens":{{read}},"output_tokens":{{output}},"server_tool_use":{"web_search_requests":{{searches}} }
        """;

    private static string Quoted(string? text) => text is null ? "null" : $"\"{text}\"";
}
