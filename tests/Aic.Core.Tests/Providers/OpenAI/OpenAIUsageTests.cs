using Aic.Core.Providers;
using Aic.Core.Usage;
using static Aic.Core.Tests.Providers.OpenAI.OpenAIPayload;

namespace Aic.Core.Tests.Providers.OpenAI;

public sealed class OpenAIUsageTests
{
    [Fact]
    public async Task Tokens_are_counted_once_and_to_the_token_over_all_pages_and_models()
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Server.Answer(Completions, request => new(request.Query("page") is ["p2=="]
            ? Page(Bucket("2026-11-02", [Completion("gpt-6-astra", 7, 0, 0, 5, 1)]))
            : PageThen("p2==", Bucket("2026-11-01", [Completion("gpt-6-astra", 1000, 400, 50, 300, 9), Completion("gpt-5-mini", 21, 3, 0, 11, 2)]))));

        UsageData usage = (await bench.AskAsync("2026-11-01", "2026-11-08")).Usage!;

        Assert.Equal(1028, usage.TokensInput);
        Assert.Equal(403, usage.TokensCacheRead);
        Assert.Equal(50, usage.TokensCacheWrite);
        Assert.Equal(316, usage.TokensOutput);
        Assert.Equal(12, usage.RequestsCount);
        Assert.Equal(["gpt-5-mini", "gpt-6-astra", "gpt-6-astra"], usage.Breakdown.Select(row => row.Model));
        Assert.Equal(ProviderBench.At("2026-11-02"), usage.Breakdown[2].Start);
        Assert.Equal(ProviderBench.At("2026-11-03"), usage.Breakdown[2].End);
        Assert.All(usage.Breakdown, row => Assert.Null(row.Item));
    }

    [Fact]
    public async Task Older_answers_without_the_newer_fields_give_uncached_input_by_subtraction_and_no_cache_writes()
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Server.Answer(Completions, Page(Bucket("2026-11-01", """{"object":"organization.usage.completions.result","input_tokens":1000,"input_cached_tokens":800,"output_tokens":500,"num_model_requests":5,"model":"gpt-4o"}""")));

        UsageData usage = (await bench.AskAsync("2026-11-01", "2026-11-02")).Usage!;

        Assert.Equal(200, usage.TokensInput);
        Assert.Equal(800, usage.TokensCacheRead);
        Assert.Null(usage.TokensCacheWrite);
    }

    [Fact]
    public async Task Cache_writes_are_taken_off_the_input_where_uncached_input_is_not_told()
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Server.Answer(Completions, Page(Bucket("2026-11-01", """{"input_tokens":1000,"input_cached_tokens":800,"input_cache_write_tokens":150,"output_tokens":1,"num_model_requests":1,"model":"m"}""")));

        UsageData usage = (await bench.AskAsync("2026-11-01", "2026-11-02")).Usage!;

        Assert.Equal(50, usage.TokensInput);
        Assert.Equal(150, usage.TokensCacheWrite);
    }

    [Fact]
    public async Task All_kinds_are_read_and_only_model_requests_count_as_requests()
    {
        await using ProviderBench bench = await BenchAsync();
        Answer("completions", Completion("gpt-6-astra", 100, 0, 0, 10, 1));
        Answer("embeddings", """{"input_tokens":16,"num_model_requests":2,"model":"text-embedding-3-large"}""");
        Answer("moderations", """{"input_tokens":4,"num_model_requests":4,"model":"omni-moderation"}""");
        Answer("decisions", """{"input_tokens":30,"input_uncached_tokens":20,"input_cached_tokens":10,"input_cache_write_tokens":0,"output_tokens":3,"num_model_requests":8,"model":"gpt-6-astra"}""");
        Answer("images", """{"images":5,"num_model_requests":16,"model":"gpt-image-2"}""");
        Answer("audio_speeches", """{"characters":4500,"num_model_requests":32,"model":"tts-2"}""");
        Answer("audio_transcriptions", """{"seconds":20.5,"num_model_requests":64,"model":"whisper-2"}""");
        Answer("web_search_calls", """{"num_model_requests":1000,"num_requests":7,"model":"gpt-6-astra"}""");
        Answer("file_search_calls", """{"num_requests":2000,"vector_store_id":null}""");
        Answer("code_interpreter_sessions", """{"num_sessions":3}""");

        UsageData usage = (await bench.AskAsync("2026-11-01", "2026-11-02")).Usage!;

        Assert.Equal(127, usage.RequestsCount);
        Assert.Equal(140, usage.TokensInput);
        Assert.Equal(10, usage.TokensCacheRead);
        Assert.Equal(13, usage.TokensOutput);
        Assert.Equal(
            [new("characters", 4500), new("file_searches", 2000), new("images", 5), new("seconds", 20.5m), new("sessions", 3), new("web_searches", 7)],
            usage.Quantities);
        Assert.Equal("decisions", Assert.Single(usage.Breakdown, row => row.TokensOutput == 3).Item);
        Assert.Null(Assert.Single(usage.Breakdown, row => row.TokensOutput == 10).Item);
        Assert.Null(Assert.Single(usage.Breakdown, row => row.Item == "web_search_calls").RequestsCount);

        void Answer(string kind, string result) => bench.Server.Answer(Kind(kind), Page(Bucket("2026-11-01", result)));
    }

    [Fact]
    public async Task Models_are_asked_for_only_where_a_kind_has_them()
    {
        await using ProviderBench bench = await BenchAsync();

        await bench.AskAsync("2026-11-01", "2026-11-02");

        Assert.Equal(["model"], bench.OnlyRequest(Kind("images")).Query("group_by[]"));
        Assert.Empty(bench.OnlyRequest(Kind("vector_stores")).Query("group_by[]"));
        Assert.Empty(bench.OnlyRequest(Kind("code_interpreter_sessions")).Query("group_by[]"));
        Assert.Empty(bench.OnlyRequest(Kind("file_search_calls")).Query("group_by[]"));
    }

    [Fact]
    public async Task Stored_bytes_are_a_level_whose_total_is_the_latest_one()
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Server.Answer(Kind("vector_stores"), Page(
            Bucket("2026-11-01", """{"usage_bytes":1024}"""),
            Bucket("2026-11-02", """{"usage_bytes":4096}"""),
            Bucket("2026-11-03", [])));

        UsageData usage = (await bench.AskAsync("2026-11-01", "2026-11-04")).Usage!;

        Assert.Equal([new("vector_store_bytes", 4096)], usage.Quantities);
        Assert.Equal([1024m, 4096m], usage.Breakdown.SelectMany(row => row.Quantities).Select(quantity => quantity.Amount));
    }

    [Fact]
    public async Task Entries_of_the_same_bucket_and_model_become_one_row()
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Server.Answer(Completions, Page(Bucket("2026-11-01", [Completion("m", 1, 2, 3, 4, 5), Completion("m", 10, 20, 30, 40, 50)])));

        UsageBreakdown row = Assert.Single((await bench.AskAsync("2026-11-01", "2026-11-02")).Usage!.Breakdown);

        Assert.Equal((55, 11, 44, 22, 33), (row.RequestsCount, row.TokensInput, row.TokensOutput, row.TokensCacheRead, row.TokensCacheWrite));
    }

    [Fact]
    public async Task Usage_without_a_model_keeps_a_row_without_one()
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Server.Answer(Completions, Page(Bucket("2026-11-01", Completion(null, 1, 0, 0, 1, 1))));

        Assert.Null(Assert.Single((await bench.AskAsync("2026-11-01", "2026-11-02")).Usage!.Breakdown).Model);
    }

    [Fact]
    public async Task Nothing_used_is_zero_not_unknown()
    {
        await using ProviderBench bench = await BenchAsync();

        ProviderReport report = await bench.AskAsync("2026-11-01", "2026-11-02");

        UsageData usage = report.Usage!;
        Assert.Equal((0, 0, 0, 0, 0), (usage.RequestsCount, usage.TokensInput, usage.TokensOutput, usage.TokensCacheRead, usage.TokensCacheWrite));
        Assert.Equal(0m, usage.CostUsd);
        Assert.Equal(CostSource.Billed, usage.CostSource);
        Assert.Empty(usage.Breakdown);
        Assert.Empty(report.Notes);
    }

    [Fact]
    public async Task Numbers_in_strings_and_unknown_fields_are_read()
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Server.Answer(Completions, """{"object":"page","new":{"a":[1]},"data":[{"start_time":"1793491200","end_time":1793577600.0,"results":[{"input_tokens":"12","input_uncached_tokens":12.0,"output_tokens":3,"num_model_requests":"1","model":"m","api_source":"unlabeled","reasoning":{}}]}],"has_more":false}""");
        bench.Server.Answer(Costs, Page(Bucket("2026-11-01", Cost("\"0.0100\"", null))));

        UsageData usage = (await bench.AskAsync("2026-11-01", "2026-11-02")).Usage!;

        Assert.Equal((12, 3, 1), (usage.TokensInput, usage.TokensOutput, usage.RequestsCount));
        Assert.Equal(0.01m, usage.CostUsd);
    }

    [Fact]
    public async Task A_null_where_a_count_is_documented_makes_its_total_unknown_and_says_so()
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Server.Answer(Completions, Page(Bucket("2026-11-01", [Completion("m", 1, 0, 0, 4, 5), """{"input_tokens":9,"output_tokens":null,"num_model_requests":2,"model":"n"}"""])));

        ProviderReport report = await bench.AskAsync("2026-11-01", "2026-11-02");

        Assert.Null(report.Usage!.TokensOutput);
        Assert.Equal(10, report.Usage.TokensInput);
        Assert.Equal(7, report.Usage.RequestsCount);
        Assert.Contains("output tokens", Assert.Single(report.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kind_that_an_interface_does_not_have_is_left_out_and_named()
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Server
            .Answer(Completions, Page(Bucket("2026-11-01", Completion("m", 1, 0, 0, 4, 5))))
            .Answer(Kind("decisions"), "{}", 404);

        ProviderReport report = await bench.AskAsync("2026-11-01", "2026-11-02");

        Assert.Equal(5, report.Usage!.RequestsCount);
        Assert.Contains("decisions", Assert.Single(report.Notes), StringComparison.Ordinal);
    }
}
