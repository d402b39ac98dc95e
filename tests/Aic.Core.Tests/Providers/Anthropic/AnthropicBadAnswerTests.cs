using System.Globalization;
using Aic.Core.Usage;
using Aic.Testing;
using static Aic.Core.Tests.Providers.Anthropic.AnthropicPayload;

namespace Aic.Core.Tests.Providers.Anthropic;

public sealed class AnthropicBadAnswerTests
{
    [Theory]
    [InlineData("<html><body>Sign in</body></html>", "HTML")]
    [InlineData("", "empty")]
    [InlineData("""{"data":[{"starting_at":"2026-11-01T00:00:00Z","ending_at":"2026-11""", "Anthropic")]
    [InlineData("""{"has_more":false}""", "Anthropic")]
    [InlineData("""{"data":[{"starting_at":"yesterday","ending_at":"2026-11-02T00:00:00Z","usage":{}}],"has_more":false}""", "Anthropic")]
    [InlineData("""{"data":[{"starting_at":"2026-11-01T00:00:00Z","ending_at":"2026-11-02T00:00:00Z","usage":null}],"has_more":false}""", "Anthropic")]
    public async Task What_is_not_the_documented_json_is_a_parse_error_and_no_reason_to_fall_back(string body, string says)
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Server.Answer(UsagePath, body);

        UsageError error = await bench.FailAsync();

        Assert.Equal(UsageErrorKind.ParseError, error.Kind);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
        Assert.Empty(bench.Server.RequestsTo(UsageReportPath));
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("0.5")]
    [InlineData("9223372036854775808")]
    [InlineData("\"many\"")]
    public async Task Counts_that_can_not_be_right_are_an_error(string requests)
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Server.Answer(UsagePath, Page(UsageRow("2026-11-01", "m", 1, 0, 0, 0, 1, requests)));

        Assert.Equal(UsageErrorKind.ParseError, (await bench.FailAsync()).Kind);
    }

    [Fact]
    public async Task Sums_beyond_what_a_count_holds_are_an_error_and_do_not_wrap()
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Server.Answer(UsagePath, Page(UsageRow("2026-11-01", "m", 1, 0, 0, 0, 1, "9223372036854775807"), UsageRow("2026-11-01", "n", 1, 0, 0, 0, 1, "1")));

        Assert.Equal(UsageErrorKind.ParseError, (await bench.FailAsync()).Kind);
    }

    [Fact]
    public async Task Cache_writes_too_large_to_add_are_an_error()
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Server.Answer(UsagePath, """{"data":[{"starting_at":"2026-11-01T00:00:00Z","ending_at":"2026-11-02T00:00:00Z","group":{"model":"m"},"usage":{"cache_creation":{"ephemeral_5m_input_tokens":9223372036854775807,"ephemeral_1h_input_tokens":1}}}],"has_more":false}""");

        Assert.Equal(UsageErrorKind.ParseError, (await bench.FailAsync()).Kind);
    }

    [Fact]
    public async Task Numbers_in_strings_bare_amounts_and_unknown_fields_are_read()
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Server
            .Answer(UsagePath, """{"data":[{"starting_at":"2026-11-01T01:00:00+01:00","ending_at":"2026-11-02T00:00:00Z","new":[],"group":{"model":"m","more":{}},"usage":{"uncached_input_tokens":"12","cache_creation":{"ephemeral_5m_input_tokens":0,"ephemeral_1h_input_tokens":0,"ephemeral_1d_input_tokens":5},"cache_read_input_tokens":0.0,"output_tokens":3,"requests":"2"}}],"has_more":false}""")
            .Answer(CostPath, """{"data":[{"starting_at":"2026-11-01T00:00:00Z","ending_at":"2026-11-02T00:00:00Z","group":{"model":"m","cost_type":"tokens"},"cost":{"amount":150.5,"currency":"USD"}}],"has_more":false}""");

        UsageData usage = (await bench.AskAsync("2026-11-01", "2026-11-02")).Usage!;

        Assert.Equal((2, 12, 3, 1.505m), (usage.RequestsCount, usage.TokensInput, usage.TokensOutput, usage.CostUsd));
        Assert.Equal(ProviderBench.At("2026-11-01"), Assert.Single(usage.Breakdown).Start);
    }

    [Fact]
    public async Task A_null_where_a_count_is_documented_makes_its_total_unknown()
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Server.Answer(UsagePath, """{"data":[{"starting_at":"2026-11-01T00:00:00Z","ending_at":"2026-11-02T00:00:00Z","group":{"model":"m"},"usage":{"uncached_input_tokens":12,"cache_creation":null,"cache_read_input_tokens":null,"output_tokens":3,"requests":2,"server_tool_use":null}}],"has_more":false}""");

        UsageData usage = (await bench.AskAsync("2026-11-01", "2026-11-02")).Usage!;

        Assert.Equal((12, 3, 2), (usage.TokensInput, usage.TokensOutput, usage.RequestsCount));
        Assert.Null(usage.TokensCacheRead);
        Assert.Null(usage.TokensCacheWrite);
    }

    [Fact]
    public async Task A_cursor_that_repeats_for_ever_ends_in_an_error()
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Server.Answer(CostPath, PageThen("again", CostRow("2026-11-01", "m", "tokens", "1")));

        Assert.Equal(UsageErrorKind.ParseError, (await bench.FailAsync()).Kind);
        Assert.Equal(2, bench.Server.RequestsTo(CostPath).Count);
    }

    [Fact]
    public async Task An_overloaded_provider_is_unavailable_and_no_reason_to_fall_back()
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Server.Answer(UsagePath, Error("overloaded_error", "Overloaded"), 529);

        UsageError error = await bench.FailAsync();

        Assert.Equal(UsageErrorKind.ServiceUnavailable, error.Kind);
        Assert.Empty(bench.Server.RequestsTo(UsageReportPath));
    }

    [Fact]
    public async Task An_interface_that_has_neither_reports_is_not_supported()
    {
        await using ProviderBench bench = await OlderBenchAsync();
        bench.Server.Answer(UsageReportPath, NotFound, 404).Answer(CostReportPath, NotFound, 404);

        Assert.Equal(UsageErrorKind.NotSupported, (await bench.FailAsync()).Kind);
    }

    [Fact]
    public async Task Ten_thousand_buckets_on_many_pages_add_up()
    {
        const int Pages = 65;
        const int RowsPerPage = 154;
        await using ProviderBench bench = await OlderBenchAsync();
        DateTimeOffset first = ProviderBench.At("1999-07-01");
        bench.Server.Answer(UsageReportPath, request =>
        {
            int page = request.Query("page") is [string cursor] ? int.Parse(cursor, CultureInfo.InvariantCulture) : 0;
            return new FakeAnswer(PageThen(
                page == Pages - 1 ? null : (page + 1).ToString(CultureInfo.InvariantCulture),
                Enumerable.Range(page * RowsPerPage, RowsPerPage).Select(day => Bucket(
                    first.AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    [ReportUsage("a", 3, 1, 0, 2, 5), ReportUsage("b", 30, 5, 5, 20, 50)]))));
        });

        UsageData usage = (await bench.AskAsync("1999-07-01", "2026-11-20")).Usage!;

        const int Buckets = Pages * RowsPerPage;
        Assert.Equal(Buckets * 2, usage.Breakdown.Count);
        Assert.Equal((Buckets * 33, Buckets * 22, Buckets * 11, Buckets * 55), (usage.TokensInput, usage.TokensCacheRead, usage.TokensCacheWrite, usage.TokensOutput));
    }
}
