using System.Text.Json.Nodes;
using Aic.Core.Providers;
using Aic.Core.Providers.Mistral;
using Aic.Core.Usage;
using Aic.Testing;

namespace Aic.Core.Tests.Providers.Mistral;

/// <summary>Answers that aren't what is documented end in right numbers or in a clear error.</summary>
public sealed class MistralBadAnswerTests
{
    private const string Usage = "/v1/admin/usage";

    [Theory]
    [InlineData("\"1200\"", "\"1200.0\"")]
    [InlineData("1200.0", "\"1.2e3\"")]
    public async Task Numbers_may_be_strings(string value, string paid)
    {
        UsageData usage = (await AskAsync(value, paid)).Usage!;

        Assert.Equal((1200, 1200m), (usage.TokensInput, usage.CostOther[0].Amount));
    }

    [Fact]
    public async Task A_null_in_place_of_a_number_is_unknown()
    {
        Assert.Equal((5, 5m), Numbers(await AskAsync("5", "null")));
        Assert.Equal((null, 5m), Numbers(await AskAsync("null", "5"), "m"));
        Assert.Empty((await AskAsync("null", "null")).Usage!.Breakdown);

        static (long?, decimal?) Numbers(ProviderReport report, string? model = null) =>
            (model is null ? report.Usage!.TokensInput : report.Usage!.Breakdown[0].TokensInput, report.Usage!.CostOther[0].Amount);
    }

    [Theory]
    [InlineData("-5", "0")]
    [InlineData("5", "-5")]
    [InlineData("1.5", "0")]
    [InlineData("9223372036854775808", "0")]
    [InlineData("79228162514264337593543950335", "0")]
    [InlineData("1e40", "0")]
    [InlineData("\"many\"", "0")]
    [InlineData("{}", "0")]
    [InlineData("true", "0")]
    public async Task A_number_that_makes_no_sense_is_an_error_and_no_number(string value, string paid) =>
        Assert.Equal(UsageErrorKind.ParseError, (await Assert.ThrowsAsync<ProviderException>(() => AskAsync(value, paid))).Error.Kind);

    [Fact]
    public async Task A_cost_beyond_all_measure_is_an_error()
    {
        UsageError error = (await Assert.ThrowsAsync<ProviderException>(() => AskAsync("9000000000000000000", "9000000000000000000", price: "9000000000000000000"))).Error;

        Assert.Equal(UsageErrorKind.ParseError, error.Kind);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("<html>Sign in</html>")]
    [InlineData("""{"completion":{"models":{"m":{"input":[{"value":1""")]
    [InlineData("""{"completion":null,"start_date":"2026-11-01T00:00:00Z","currency":"EUR","prices":[]}""")]
    [InlineData("""{"completion":{"models":null},"start_date":"2026-11-01T00:00:00Z","currency":"EUR","prices":[]}""")]
    [InlineData("""{"completion":{"models":[]},"start_date":"2026-11-01T00:00:00Z","currency":"EUR","prices":[]}""")]
    public async Task An_answer_without_usage_in_it_is_an_error_and_not_zero(string body)
    {
        await using ProviderBench bench = await ProviderBench.StartAsync(new MistralProvider());
        bench.Server.Answer(Usage, body).AnswerNoLimits();

        Assert.Equal(UsageErrorKind.ParseError, (await bench.FailAsync()).Kind);
    }

    [Fact]
    public async Task Nulls_among_models_groups_entries_and_prices_are_passed_over()
    {
        MistralAnswer november = new MistralAnswer(2026, 11).Use("m", "input", "2026-11-03", 5).Price("m", "input", "1");
        november.Root["completion"]!["models"]!["empty"] = null;
        november.Root["completion"]!["models"]!["m"]!["output"] = null;
        november.Root["completion"]!["models"]!["m"]!["input"]!.AsArray().Add(null);
        november.Root["prices"]!.AsArray().Add(null);
        november.Root["prices"]!.AsArray().Add(new JsonObject { ["price"] = null });
        november.Root["ocr"] = null;
        november.Root["vibe_code"] = null;
        november.Root["fine_tuning"] = null;
        november.Root["start_date"] = "some day";

        UsageData usage = (await AskAsync(november)).Usage!;

        Assert.Equal((5, 0, 5m), (usage.TokensInput, usage.TokensOutput, usage.CostOther[0].Amount));
    }

    [Fact]
    public async Task An_older_answer_without_the_newer_categories_is_read()
    {
        const string Older = """
            {"completion":{"models":{"a::m":{"input":[{"event_type":"api_tokens","billing_metric":"m","billing_group":"input","timestamp":"2026-11-03","value":5,"value_paid":5}]}}},
             "ocr":{"models":{}},"connectors":{"models":{}},"libraries_api":{"pages":{"models":{}},"tokens":{"models":{}}},"fine_tuning":{"training":{},"storage":{}},
             "audio":{"models":{}},"vibe_usage":0.0,"date":"2026-11-01T00:00:00Z","start_date":"2026-11-01T00:00:00Z","end_date":"2026-11-30T23:59:59.999Z",
             "currency":"EUR","currency_symbol":"€","prices":[{"event_type":"api_tokens","billing_metric":"m","billing_group":"input","price":"0.2"}]}
            """;
        await using ProviderBench bench = await ProviderBench.StartAsync(new MistralProvider());
        bench.Server.Answer(Usage, Older).AnswerNoLimits();

        UsageData usage = (await bench.AskAsync("2026-11-01", "2026-12-01")).Usage!;

        Assert.Equal((5, 1.0m, "m"), (usage.TokensInput, usage.CostOther[0].Amount, usage.Breakdown[0].Model));
    }

    [Fact]
    public async Task An_answer_for_another_month_is_not_counted_as_the_one_asked_for()
    {
        await using ProviderBench bench = await ProviderBench.StartAsync(new MistralProvider());
        bench.Server.Answer(Usage, new MistralAnswer(2026, 11).ToString()).AnswerNoLimits();

        UsageError error = await bench.FailAsync("2026-10-01", "2026-12-01");

        Assert.Equal(UsageErrorKind.ParseError, error.Kind);
        Assert.Contains("asked for 2026-10 and answered for 2026-11", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_of_another_month_is_left_to_that_month()
    {
        MistralAnswer october = new MistralAnswer(2026, 10).Use("m", "input", "2026-10-31", 5);
        MistralAnswer november = new MistralAnswer(2026, 11).Use("m", "input", "2026-10-31", 5).Use("m", "input", "2026-11-01", 70);
        await using ProviderBench bench = await ProviderBench.StartAsync(new MistralProvider());
        bench.Server.AnswerMonths(Usage, "EUR", ("2026-10", october), ("2026-11", november)).AnswerNoLimits();

        Assert.Equal(75, (await bench.AskAsync("2026-10-01", "2026-12-01")).Usage!.TokensInput);
    }

    [Theory]
    [InlineData(429, UsageErrorKind.RateLimited)]
    [InlineData(500, UsageErrorKind.ServiceUnavailable)]
    [InlineData(422, UsageErrorKind.ParseError)]
    public async Task A_failing_month_fails_the_whole_instead_of_leaving_a_gap(int status, UsageErrorKind kind)
    {
        await using ProviderBench bench = await ProviderBench.StartAsync(new MistralProvider());
        bench.Server.AnswerNoLimits().Answer(Usage, request => request.Query("month")[0] == "11"
            ? new FakeAnswer("""{"detail":[{"type":"x","loc":["query"],"msg":"Something is wrong"}]}""", status)
            : new FakeAnswer(new MistralAnswer(2026, 10).ToString()));

        UsageError error = await bench.FailAsync("2026-10-01", "2026-12-01");

        Assert.Equal(kind, error.Kind);
        Assert.Contains("Something is wrong", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_that_passes_is_asked_again()
    {
        await using ProviderBench bench = await ProviderBench.StartAsync(new MistralProvider());
        bench.Server.AnswerNoLimits().AnswerInTurn(Usage, new FakeAnswer("{}", 500), new FakeAnswer(new MistralAnswer(2026, 11).Use("m", "input", "2026-11-03", 5).ToString()));

        Assert.Equal(5, (await bench.AskAsync("2026-11-01", "2026-12-01")).Usage!.TokensInput);
    }

    private static Task<ProviderReport> AskAsync(string value, string paid, string price = "1")
    {
        MistralAnswer november = new MistralAnswer(2026, 11).Use("m", "input", "2026-11-03", 0).Price("m", "input", price);
        JsonNode entry = november.Root["completion"]!["models"]!["m"]!["input"]![0]!;
        entry["value"] = JsonNode.Parse(value);
        entry["value_paid"] = JsonNode.Parse(paid);
        return AskAsync(november);
    }

    private static async Task<ProviderReport> AskAsync(MistralAnswer november)
    {
        await using ProviderBench bench = await ProviderBench.StartAsync(new MistralProvider());
        bench.Server.Answer(Usage, november.ToString()).AnswerNoLimits();
        return await bench.AskAsync("2026-11-01", "2026-12-01");
    }
}
