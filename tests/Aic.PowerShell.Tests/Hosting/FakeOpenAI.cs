using System.Globalization;
using Aic.Testing;

namespace Aic.PowerShell.Tests.Hosting;

/// <summary>Answers in the shapes that OpenAI documents, for whatever period is asked about.</summary>
internal static class FakeOpenAI
{
    private const string EmptyPage = """{"object":"page","data":[],"has_more":false,"next_page":null}""";

    /// <summary>
    /// An organization that used one model on the period's first day: 1,234 requests, 1,230,000 input tokens of which 230,000 came from the cache,
    /// 45,600 output tokens, for 4.56 dollars.
    /// </summary>
    public static FakeServer AnswerAsOpenAI(this FakeServer server) => server
        .AnswerAll(_ => new FakeAnswer(EmptyPage))
        .Answer("/v1/models", """{"object":"list","data":[]}""")
        .Answer("/v1/organization/spend_limit", """
            {"object":"spend_limit","threshold_amount":10000,"currency":"USD","interval":"month","enforcement":{"status":"enforcing"}}
            """)
        .Answer("/v1/organization/usage/completions", request => Page(request, """
            {"object":"organization.usage.completions.result","input_tokens":1230000,"input_cached_tokens":230000,"output_tokens":45600,"num_model_requests":1234,"model":"gpt-made-up"}
            """))
        .Answer("/v1/organization/costs", request => Page(request, """
            {"object":"organization.costs.result","amount":{"value":4.56,"currency":"usd"},"line_item":"gpt-made-up, input"}
            """));

    private static FakeAnswer Page(RecordedRequest request, string result)
    {
        long start = long.Parse(request.Query("start_time").Single(), CultureInfo.InvariantCulture);
        long length = request.Query("bucket_width").SingleOrDefault() == "1h" ? 3600 : 86400;
        long bucket = start - (start % length);
        return new FakeAnswer($$"""
            {"object":"page","data":[{"object":"bucket","start_time":{{bucket}},"end_time":{{bucket + length}},"results":[{{result}}]}],"has_more":false,"next_page":null}
            """);
    }
}
