using System.Globalization;
using Aic.Core.Providers.OpenAI;
using Aic.Core.Usage;
using Aic.Testing;
using static Aic.Core.Tests.Providers.OpenAI.OpenAIPayload;

namespace Aic.Core.Tests.Providers.OpenAI;

public sealed class OpenAIBadAnswerTests
{
    [Theory]
    [InlineData("<!DOCTYPE html><html><body>Sign in</body></html>", "HTML")]
    [InlineData("", "empty")]
    [InlineData("""{"object":"page","data":[{"start_time":1793491200,"end_time":17935""", "OpenAI")]
    [InlineData("""{"object":"page","has_more":false}""", "OpenAI")]
    [InlineData("""{"object":"page","data":null,"has_more":false}""", "OpenAI")]
    [InlineData("null", "OpenAI")]
    public async Task What_is_not_the_documented_json_is_a_parse_error(string body, string says)
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Server.Answer(Completions, body);

        UsageError error = await bench.FailAsync();

        Assert.Equal(UsageErrorKind.ParseError, error.Kind);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"input_tokens":-1,"output_tokens":1,"num_model_requests":1}""")]
    [InlineData("""{"input_tokens":1.5,"output_tokens":1,"num_model_requests":1}""")]
    [InlineData("""{"input_tokens":1,"output_tokens":9223372036854775808,"num_model_requests":1}""")]
    [InlineData("""{"input_tokens":1,"output_tokens":1e400,"num_model_requests":1}""")]
    [InlineData("""{"input_tokens":"many","output_tokens":1,"num_model_requests":1}""")]
    [InlineData("""{"input_tokens":10,"input_cached_tokens":11,"output_tokens":1,"num_model_requests":1}""")]
    public async Task Counts_that_can_not_be_right_are_an_error(string result)
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Server.Answer(Completions, Page(Bucket("2026-11-01", result)));

        Assert.Equal(UsageErrorKind.ParseError, (await bench.FailAsync()).Kind);
    }

    [Fact]
    public async Task A_negative_quantity_is_an_error()
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Server.Answer(Kind("audio_transcriptions"), Page(Bucket("2026-11-01", """{"seconds":-0.5,"num_model_requests":1}""")));

        Assert.Equal(UsageErrorKind.ParseError, (await bench.FailAsync()).Kind);
    }

    [Fact]
    public async Task A_time_beyond_the_calendar_is_an_error()
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Server.Answer(Completions, """{"data":[{"start_time":999999999999999,"end_time":999999999999999,"results":[{"input_tokens":1,"output_tokens":1,"num_model_requests":1}]}],"has_more":false}""");

        Assert.Equal(UsageErrorKind.ParseError, (await bench.FailAsync()).Kind);
    }

    [Fact]
    public async Task Sums_beyond_what_a_count_holds_are_an_error_and_do_not_wrap()
    {
        await using ProviderBench bench = await BenchAsync();
        string huge = """{"input_tokens":9223372036854775807,"output_tokens":1,"num_model_requests":1,"model":"m"}""";
        bench.Server.Answer(Completions, Page(Bucket("2026-11-01", huge), Bucket("2026-11-02", huge)));

        Assert.Equal(UsageErrorKind.ParseError, (await bench.FailAsync("2026-11-01", "2026-11-03")).Kind);
    }

    [Fact]
    public async Task Costs_too_large_to_add_are_an_error()
    {
        await using ProviderBench bench = await BenchAsync();
        string huge = Cost("79228162514264337593543950335", "a");
        bench.Server.Answer(Costs, Page(Bucket("2026-11-01", huge), Bucket("2026-11-02", huge)));

        Assert.Equal(UsageErrorKind.ParseError, (await bench.FailAsync("2026-11-01", "2026-11-03")).Kind);
    }

    [Fact]
    public async Task A_cursor_that_repeats_for_ever_ends_in_an_error()
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Server.Answer(Completions, PageThen("again", Bucket("2026-11-01", Completion("m", 1, 0, 0, 1, 1))));

        UsageError error = await bench.FailAsync();

        Assert.Equal(UsageErrorKind.ParseError, error.Kind);
        Assert.Equal(2, bench.Server.RequestsTo(Completions).Count);
    }

    [Fact]
    public async Task More_pages_without_a_cursor_are_an_error_not_half_a_total()
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Server.Answer(Completions, """{"data":[],"has_more":true,"next_page":null}""");

        Assert.Equal(UsageErrorKind.ParseError, (await bench.FailAsync()).Kind);
    }

    [Fact]
    public async Task One_kind_that_fails_fails_all_because_totals_would_be_too_low()
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Server.Answer(Kind("embeddings"), "{}", 500);

        Assert.Equal(UsageErrorKind.ServiceUnavailable, (await bench.FailAsync()).Kind);
    }

    [Fact]
    public async Task Asking_stops_at_once_when_it_is_cancelled()
    {
        await using ProviderBench bench = await BenchAsync();
        using CancellationTokenSource stop = new();
        bench.Server.Answer(Kind("images"), _ =>
        {
            stop.Cancel();
            return new FakeAnswer(Empty) { Delay = Timeout.InfiniteTimeSpan };
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.AskAsync(ProviderBench.Period("2026-11-01", "2026-11-02"), stop.Token));
    }

    [Fact]
    public async Task One_failure_stops_the_other_questions()
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Server
            .Answer(Kind("images"), _ => new FakeAnswer(Empty) { Delay = Timeout.InfiniteTimeSpan })
            .Answer(Completions, "<html>");

        Assert.Equal(UsageErrorKind.ParseError, (await bench.FailAsync()).Kind);
    }

    [Fact]
    public async Task A_500_that_passes_does_no_harm()
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Server.AnswerInTurn(Completions, new FakeAnswer("{}", 500), new FakeAnswer(Page(Bucket("2026-11-01", Completion("m", 1, 0, 0, 1, 1)))));

        Assert.Equal(1, (await bench.AskAsync("2026-11-01", "2026-11-02")).Usage!.TokensInput);
    }

    [Fact]
    public async Task A_500_everywhere_that_passes_does_no_harm()
    {
        await using ProviderBench bench = await BenchAsync();
        foreach (string path in OpenAIUsageKind.All.Select(kind => Kind(kind.Name)).Append(Costs))
        {
            bench.Server.AnswerInTurn(path, new FakeAnswer("{}", 500), new FakeAnswer(Empty));
        }

        Assert.Equal(0, (await bench.AskAsync("2026-11-01", "2026-11-02")).Usage!.TokensInput);
    }

    [Fact]
    public async Task An_interface_without_completions_is_no_openai_interface()
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Server.Answer(Completions, "{}", 404);

        Assert.Equal(UsageErrorKind.NotSupported, (await bench.FailAsync()).Kind);
    }

    [Fact]
    public async Task Ten_thousand_buckets_on_many_pages_add_up()
    {
        const int Pages = 65;
        const int BucketsPerPage = 154;
        await using ProviderBench bench = await BenchAsync();
        DateTimeOffset first = ProviderBench.At("1999-07-01");
        bench.Server.Answer(Completions, request =>
        {
            int page = request.Query("page") is [string cursor] ? int.Parse(cursor, CultureInfo.InvariantCulture) : 0;
            return new FakeAnswer(PageThen(
                page == Pages - 1 ? null : (page + 1).ToString(CultureInfo.InvariantCulture),
                Enumerable.Range(page * BucketsPerPage, BucketsPerPage).Select(day => Bucket(
                    first.AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    [Completion("a", 3, 2, 1, 5, 1), Completion("b", 30, 20, 10, 50, 2)]))));
        });

        UsageData usage = (await bench.AskAsync("1999-07-01", "2026-11-20")).Usage!;

        const int Buckets = Pages * BucketsPerPage;
        Assert.Equal(Buckets * 2, usage.Breakdown.Count);
        Assert.Equal((Buckets * 33, Buckets * 22, Buckets * 11, Buckets * 55, Buckets * 3), (usage.TokensInput, usage.TokensCacheRead, usage.TokensCacheWrite, usage.TokensOutput, usage.RequestsCount));
    }
}
