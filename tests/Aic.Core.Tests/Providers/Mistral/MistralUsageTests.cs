using System.Text.Json.Nodes;
using Aic.Core.Providers;
using Aic.Core.Providers.Mistral;
using Aic.Core.Usage;
using Aic.Testing;

namespace Aic.Core.Tests.Providers.Mistral;

/// <summary>Tokens, other quantities and costs of a period.</summary>
public sealed class MistralUsageTests
{
    private const string Usage = "/v1/admin/usage";

    [Fact]
    public async Task A_month_is_told_to_the_token_and_the_cent_by_day_and_model()
    {
        MistralAnswer november = new MistralAnswer(2026, 11)
            .Use("mistral-large-latest::mistral-large-2411", "input", "2026-11-03", 1_200_000)
            .Use("mistral-large-latest::mistral-large-2411", "input", "2026-11-03", 34_567)
            .Use("mistral-large-latest::mistral-large-2411", "cached", "2026-11-03", 500_000)
            .Use("mistral-large-latest::mistral-large-2411", "output", "2026-11-03", 89_012)
            .Use("mistral-small-2506", "input", "2026-11-19T00:00:00Z", 10_000, paid: 4_000)
            .Use("mistral-small-2506", "output", "2026-11-19T00:00:00Z", 700, paid: 0)
            .Price("mistral-large-2411", "input", "0.0000017000")
            .Price("mistral-large-2411", "cached", "0.00000017")
            .Price("mistral-large-2411", "output", "0.0000051000")
            .Price("mistral-small-2506", "input", "8.50E-8")
            .Price("mistral-small-2506", "output", "2.550E-7");
        await using ProviderBench bench = await StartAsync(("2026-11", november));

        ProviderReport report = await bench.AskAsync("2026-11-01", "2026-12-01");

        UsageData usage = report.Usage!;
        Assert.Null(report.Error);
        Assert.Null(usage.RequestsCount);
        Assert.Equal((1_244_567, 89_712, 500_000, null), (usage.TokensInput, usage.TokensOutput, usage.TokensCacheRead, usage.TokensCacheWrite));
        Assert.Null(usage.CostUsd);
        Assert.Equal(new MoneyAmount(2.0987639m + 0.085m + 0.4539612m + 0.00034m, "EUR"), Assert.Single(usage.CostOther));
        Assert.Equal(CostSource.Billed, usage.CostSource);
        Assert.Equal((null, null), (usage.CostPeriodStart, usage.CostPeriodEnd));
        Assert.Collection(
            usage.Breakdown,
            row =>
            {
                Assert.Equal(("mistral-large-2411", null, ProviderBench.At("2026-11-03"), ProviderBench.At("2026-11-04")), (row.Model, row.Item, row.Start, row.End));
                Assert.Equal((1_234_567, 89_012, 500_000), (row.TokensInput, row.TokensOutput, row.TokensCacheRead));
                Assert.Equal(new MoneyAmount(2.6377251m, "EUR"), row.CostOther);
            },
            row =>
            {
                Assert.Equal(("mistral-small-2506", ProviderBench.At("2026-11-19")), (row.Model, row.Start));
                Assert.Equal((10_000, 700, null), (row.TokensInput, row.TokensOutput, row.TokensCacheRead));
                Assert.Equal(new MoneyAmount(0.00034m, "EUR"), row.CostOther);
            });
        RecordedRequest request = Assert.Single(bench.Server.RequestsTo(Usage));
        Assert.Equal("/v1/admin/usage?month=11&year=2026", request.Target);
        Assert.Equal(("sk-test-admin-0123456789abcdef", "Bearer sk-test-admin-0123456789abcdef"), (request.Header("x-api-key"), request.Header("Authorization")));
    }

    [Fact]
    public async Task Dollars_are_dollars()
    {
        MistralAnswer november = new MistralAnswer(2026, 11, "usd").Use("mistral-small-2506", "input", "2026-11-03", 3).Price("mistral-small-2506", "input", "0.5");
        await using ProviderBench bench = await StartAsync(("2026-11", november));

        UsageData usage = (await bench.AskAsync("2026-11-01", "2026-12-01")).Usage!;

        Assert.Equal(1.5m, usage.CostUsd);
        Assert.Empty(usage.CostOther);
        Assert.Equal(1.5m, Assert.Single(usage.Breakdown).CostUsd);
    }

    [Fact]
    public async Task A_part_of_a_month_is_cut_by_days_and_of_two_months_both_are_asked()
    {
        MistralAnswer october = new MistralAnswer(2026, 10).Use("m", "input", "2026-10-24", 1).Use("m", "input", "2026-10-25", 10).Use("m", "input", "2026-10-31", 100).Price("m", "input", "1");
        MistralAnswer november = new MistralAnswer(2026, 11).Use("m", "input", "2026-11-01", 1_000).Use("m", "input", "2026-11-02", 10_000).Price("m", "input", "2");
        await using ProviderBench bench = await StartAsync(("2026-10", october), ("2026-11", november));

        UsageData usage = (await bench.AskAsync("2026-10-25", "2026-11-02")).Usage!;

        Assert.Equal(1_110, usage.TokensInput);
        Assert.Equal(2_110m, Assert.Single(usage.CostOther).Amount);
        Assert.Equal([.. new[] { "2026-10-25", "2026-10-31", "2026-11-01" }.Select(ProviderBench.At)], usage.Breakdown.Select(row => row.Start));
        Assert.Equal(["?month=10&year=2026", "?month=11&year=2026"], bench.Server.RequestsTo(Usage).Select(request => request.QueryString));
    }

    [Fact]
    public async Task A_period_cut_in_another_time_zone_is_told_by_the_nearest_days_and_says_so()
    {
        MistralAnswer november = new MistralAnswer(2026, 11).Use("m", "input", "2026-11-02", 1).Use("m", "input", "2026-11-03", 10).Use("m", "input", "2026-11-04", 100).Price("m", "input", "1");
        await using ProviderBench bench = await StartAsync(("2026-11", november));

        ProviderReport report = await bench.AskAsync("2026-11-02T23:00:00Z", "2026-11-03T23:00:00Z");

        UsageData usage = report.Usage!;
        Assert.Equal(10, usage.TokensInput);
        Assert.Equal((ProviderBench.At("2026-11-02T23:00:00Z"), ProviderBench.At("2026-11-03T23:00:00Z")), (usage.PeriodStart, usage.PeriodEnd));
        Assert.Equal((ProviderBench.At("2026-11-03"), ProviderBench.At("2026-11-04")), (usage.CostPeriodStart, usage.CostPeriodEnd));
        Assert.Contains(report.Notes, note => note.Contains("2026-11-03 to 2026-11-03 (UTC)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_year_asks_for_each_month_that_has_begun_once()
    {
        await using ProviderBench bench = await StartAsync();

        await bench.AskAsync("2026-01-01", "2027-01-01");

        Assert.Equal(
            Enumerable.Range(1, 11).Select(month => $"?month={month}&year=2026"),
            bench.Server.RequestsTo(Usage).Select(request => request.QueryString).OrderBy(query => query.Length).ThenBy(query => query, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Nobody_is_asked_for_the_time_before_there_was_anything_to_use()
    {
        await using ProviderBench bench = await StartAsync();

        await bench.AskAsync("1900-01-01", "2024-02-01");

        Assert.Equal(
            ["?month=1&year=2024", "?month=12&year=2023"],
            bench.Server.RequestsTo(Usage).Select(request => request.QueryString).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_period_that_has_not_begun_is_not_asked_for()
    {
        await using ProviderBench bench = await StartAsync();

        ProviderReport report = await bench.AskAsync("2026-12-01", "2027-01-01");

        Assert.Null(report.Usage!.TokensInput);
        Assert.Contains(report.Notes, note => note.Contains("hasn't begun", StringComparison.Ordinal));
        Assert.Empty(bench.Server.Requests);
    }

    [Fact]
    public async Task Every_kind_of_usage_is_told_in_its_own_unit()
    {
        MistralAnswer november = new MistralAnswer(2026, 11)
            .Use("m", "input", "2026-11-03", 1)
            .Use("m", "input", "2026-11-03", 2, category: "chat.models")
            .Use("mistral-ocr-2505", "input", "2026-11-03", 42, category: "ocr.models", eventType: "api_pages").Price("mistral-ocr-2505", "input", "0.001", "api_pages")
            .Use("voxtral", "input", "2026-11-03", 90.5m, category: "audio.models", eventType: "api_audio_seconds")
            .Use("voxtral", "input", "2026-11-03", 7, category: "audio.models")
            .Use("voxtral-tts", "output", "2026-11-03", 1_000, category: "audio_characters.models", eventType: "api_audio_characters")
            .Use("web_search", "input", "2026-11-03", 3, category: "connectors.models", eventType: "api_connectors").Price("web_search", "input", "0.03", "api_connectors")
            .Use("m", "input", "2026-11-03", 5, category: "libraries_api.tokens.models", eventType: "api_libraries_tokens")
            .Use("m", "input", "2026-11-03", 6, category: "libraries_api.pages.models", eventType: "api_libraries_pages")
            .Use("m", "training", "2026-11-03", 8, category: "fine_tuning.training")
            .Use("devstral", "output", "2026-11-03", 9, category: "vibe_code.completion.models", eventType: "vibe_tokens");
        november.Root["fine_tuning"]!["storage"]!["my-model"] = 2;
        november.Root["something_new"] = new JsonObject { ["models"] = new JsonArray(1) };
        await using ProviderBench bench = await StartAsync(("2026-11", november));

        ProviderReport report = await bench.AskAsync("2026-11-01", "2026-12-01");

        UsageData usage = report.Usage!;
        Assert.Equal((1 + 2 + 7 + 5, 9), (usage.TokensInput, usage.TokensOutput));
        Assert.Equal(
            [("calls", 3m), ("characters", 1_000m), ("pages", 48m), ("seconds", 90.5m), ("training_tokens", 8m)],
            usage.Quantities.Select(quantity => (quantity.Unit, quantity.Amount)));
        Assert.Equal(
            [("devstral", "vibe code"), ("m", null), ("m", "chat"), ("m", "fine-tuning"), ("m", "libraries"), ("mistral-ocr-2505", "ocr"), ("voxtral", "audio"), ("voxtral-tts", "audio"), (null, "connectors: web_search")],
            usage.Breakdown.Select(row => (row.Model, row.Item)).OrderBy(pair => pair.Model ?? "~", StringComparer.Ordinal).ThenBy(pair => pair.Item, StringComparer.Ordinal));
        Assert.Empty(usage.CostOther);
        Assert.Equal(CostSource.Unknown, usage.CostSource);
        Assert.Equal(0.042m + 0.09m, usage.Breakdown.Sum(row => row.CostOther?.Amount));
        Assert.Contains(report.Notes, note => note.Contains("no single price for devstral, m, voxtral, voxtral-tts", StringComparison.Ordinal));
        Assert.Contains(report.Notes, note => note.Contains("Stored fine-tuned models", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_month_without_usage_is_nothing_and_cost_nothing()
    {
        await using ProviderBench bench = await StartAsync();

        UsageData usage = (await bench.AskAsync("2026-11-01", "2026-12-01")).Usage!;

        Assert.Equal((0, 0), (usage.TokensInput, usage.TokensOutput));
        Assert.Equal(new MoneyAmount(0, "EUR"), Assert.Single(usage.CostOther));
        Assert.Equal((null, null), (usage.RequestsCount, usage.TokensCacheRead));
    }

    [Theory]
    [InlineData("prices")]
    [InlineData("currency")]
    public async Task Without_prices_or_their_currency_the_cost_is_unknown_and_not_zero(string missing)
    {
        MistralAnswer november = new MistralAnswer(2026, 11).Use("m", "input", "2026-11-03", 5).Price("m", "input", "1");
        november.Root[missing] = null;
        await using ProviderBench bench = await StartAsync(("2026-11", november));

        UsageData usage = (await bench.AskAsync("2026-11-01", "2026-12-01")).Usage!;

        Assert.Equal(5, usage.TokensInput);
        Assert.Null(usage.CostUsd);
        Assert.Empty(usage.CostOther);
        Assert.Equal(CostSource.Unknown, usage.CostSource);
        Assert.Equal(CostSource.Unknown, Assert.Single(usage.Breakdown).CostSource);
    }

    [Fact]
    public async Task A_price_is_chosen_by_region_and_tier_and_never_guessed()
    {
        MistralAnswer november = new MistralAnswer(2026, 11)
            .Use("m", "input", "2026-11-03", 1, more: new JsonObject { ["api_zone"] = "eu", ["service_tier"] = "priority" })
            .Use("m", "input", "2026-11-04", 1)
            .Price("m", "input", "1", zone: "eu", tier: "standard")
            .Price("m", "input", "3", zone: "eu", tier: "priority")
            .Price("m", "input", "5", zone: "us", tier: "priority");
        await using ProviderBench bench = await StartAsync(("2026-11", november));

        ProviderReport report = await bench.AskAsync("2026-11-01", "2026-12-01");

        Assert.Equal([3m, null], report.Usage!.Breakdown.Select(row => row.CostOther?.Amount));
        Assert.Contains(report.Notes, note => note.Contains("no single price for m", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Entries_without_a_day_are_told_by_whole_months_only()
    {
        MistralAnswer october = new MistralAnswer(2026, 10).Use("m", "input", null, 5).Price("m", "input", "1");
        MistralAnswer november = new MistralAnswer(2026, 11).Use("m", "input", null, 70).Price("m", "input", "1");
        await using ProviderBench bench = await StartAsync(("2026-10", october), ("2026-11", november));

        ProviderReport both = await bench.AskAsync("2026-10-01", "2026-12-01");
        ProviderReport sofar = await bench.AskAsync("2026-11-01", "2026-11-21");
        ProviderReport week = await bench.AskAsync("2026-11-14", "2026-11-21");

        Assert.Equal((75, 75m), (both.Usage!.TokensInput, both.Usage.CostOther[0].Amount));
        Assert.Equal((ProviderBench.At("2026-10-01"), ProviderBench.At("2026-11-01")), (both.Usage.Breakdown[0].Start, both.Usage.Breakdown[0].End));
        Assert.Equal(70, sofar.Usage!.TokensInput);
        Assert.Null(week.Usage);
        Assert.Equal(UsageErrorKind.NotSupported, week.Error?.Kind);
        Assert.Contains("ThisMonth", week.Description, StringComparison.Ordinal);
        Assert.NotEmpty(week.Quotas);
    }

    [Fact]
    public async Task A_period_of_less_than_a_day_is_refused_with_the_reason()
    {
        await using ProviderBench bench = await StartAsync();

        UsageError error = await bench.FailAsync("2026-11-03T10:00:00Z", "2026-11-03T11:00:00Z");

        Assert.Equal(UsageErrorKind.NotSupported, error.Kind);
        Assert.Contains("UTC day", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_thousand_entries_add_up()
    {
        MistralAnswer november = new MistralAnswer(2026, 11).Price("m", "input", "0.001");
        for (int i = 0; i < 10_000; i++)
        {
            november.Use("m", "input", $"2026-11-{(i % 30) + 1:00}", i);
        }

        await using ProviderBench bench = await StartAsync(("2026-11", november));

        UsageData usage = (await bench.AskAsync("2026-11-01", "2026-12-01")).Usage!;

        Assert.Equal(49_995_000, usage.TokensInput);
        Assert.Equal(49_995m, usage.CostOther[0].Amount);
        Assert.Equal(30, usage.Breakdown.Count);
    }

    private static async Task<ProviderBench> StartAsync(params (string Month, MistralAnswer Answer)[] months)
    {
        ProviderBench bench = await ProviderBench.StartAsync(new MistralProvider());
        bench.Server.AnswerMonths(Usage, "EUR", months).AnswerNoLimits();
        return bench;
    }
}
