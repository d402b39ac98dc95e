using Aic.Core.Providers;
using Aic.Core.Usage;
using static Aic.Core.Tests.Providers.OpenAI.OpenAIPayload;

namespace Aic.Core.Tests.Providers.OpenAI;

public sealed class OpenAICostTests
{
    [Fact]
    public async Task Costs_are_summed_exactly_over_all_pages_and_stand_in_rows_of_their_own()
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Server.Answer(Completions, Page(Bucket("2026-11-01", Completion("gpt-6-astra", 1, 0, 0, 1, 1))));
        bench.Server.Answer(Costs, request => new(request.Query("page") is ["next"]
            ? Page(Bucket("2026-11-02", [Cost("0.1", "gpt-6-astra, input_tokens"), Cost("-0.05", "credit")]))
            : PageThen("next", Bucket("2026-11-01", [Cost("0.2", "gpt-6-astra, input_tokens"), Cost("1.23456789012345678e-2", "gpt-6-astra, output, batch"), Cost("6e-05", "web search, gpt-x")]))));

        UsageData usage = (await bench.AskAsync("2026-11-01", "2026-11-03")).Usage!;

        Assert.Equal(0.2m + 0.0123456789012345678m + 0.00006m + 0.1m - 0.05m, usage.CostUsd);
        Assert.Equal(CostSource.Billed, usage.CostSource);
        UsageBreakdown[] costs = [.. usage.Breakdown.Where(row => row.CostUsd is not null)];
        Assert.Equal(5, costs.Length);
        Assert.All(costs, row => Assert.Equal(CostSource.Billed, row.CostSource));
        Assert.All(costs, row => Assert.Null(row.TokensInput));
        Assert.All(costs, row => Assert.Empty(row.Quantities));
        Assert.Equal(["gpt-6-astra, input_tokens", "gpt-6-astra, input_tokens", "gpt-6-astra, output, batch"], costs.Where(row => row.Model == "gpt-6-astra").Select(row => row.Item).Order());
        Assert.Null(Assert.Single(costs, row => row.Item == "web search, gpt-x").Model);
        Assert.Null(Assert.Single(usage.Breakdown, row => row.TokensInput == 1).CostUsd);
    }

    [Fact]
    public async Task A_model_whose_name_holds_a_comma_is_found_by_the_longest_part()
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Server.Answer(Completions, Page(Bucket("2026-11-01", [Completion("ft", 1, 0, 0, 1, 1), Completion("ft, tuned", 1, 0, 0, 1, 1)])));
        bench.Server.Answer(Costs, Page(Bucket("2026-11-01", Cost("1", "ft, tuned, input"))));

        Assert.Equal("ft, tuned", Assert.Single((await bench.AskAsync("2026-11-01", "2026-11-02")).Usage!.Breakdown, row => row.CostUsd is not null).Model);
    }

    [Fact]
    public async Task Another_currency_is_shown_apart_and_never_added_to_dollars()
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Server.Answer(Costs, Page(Bucket("2026-11-01", [Cost("2", "a"), Cost("3", "a", "eur"), Cost("4.5", "b", "eur")])));

        UsageData usage = (await bench.AskAsync("2026-11-01", "2026-11-02")).Usage!;

        Assert.Equal(2m, usage.CostUsd);
        Assert.Equal([new MoneyAmount(7.5m, "EUR")], usage.CostOther);
    }

    [Fact]
    public async Task A_missing_amount_makes_the_cost_unknown()
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Server.Answer(Costs, Page(Bucket("2026-11-01", [Cost("2", "a"), """{"object":"organization.costs.result","line_item":"b","amount":null}"""])));

        ProviderReport report = await bench.AskAsync("2026-11-01", "2026-11-02");

        Assert.Null(report.Usage!.CostUsd);
        Assert.Equal(CostSource.Unknown, report.Usage.CostSource);
        Assert.Contains("cost", Assert.Single(report.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Costs_that_the_key_may_not_read_are_unknown_and_usage_is_still_shown()
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Server
            .Answer(Completions, Page(Bucket("2026-11-01", Completion("m", 1, 0, 0, 1, 1))))
            .Answer(Costs, Refused, 403)
            .Answer(SpendLimit, Limit(5000));

        ProviderReport report = await bench.AskAsync("2026-11-01", "2026-11-02");

        Assert.Equal(1, report.Usage!.TokensInput);
        Assert.Null(report.Usage.CostUsd);
        Assert.Contains("insufficient permissions", Assert.Single(report.Notes), StringComparison.Ordinal);
        Assert.Null(Assert.Single(report.Quotas).Used);
        Assert.Single(bench.Server.RequestsTo(Costs));
    }

    [Fact]
    public async Task The_spend_limit_in_cents_is_a_quota_in_dollars_used_by_the_months_cost()
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Server
            .Answer(SpendLimit, Limit(10_050))
            .Answer(Costs, Page(Bucket("2026-11-01", [Cost("20.10", "a"), Cost("5", "b")])));

        QuotaWindow quota = Assert.Single((await bench.AskAsync("2026-11-01", "2026-12-01")).Quotas);

        Assert.Equal(
            new QuotaWindow { Name = "monthly spend", Limit = 100.50m, Used = 25.10m, Unit = "USD", UsedPercent = 24.98m, ResetsAt = ProviderBench.At("2026-12-01"), StartsAt = ProviderBench.At("2026-11-01") },
            quota);
        Assert.Single(bench.Server.RequestsTo(Costs));
    }

    [Fact]
    public async Task For_another_period_one_more_question_finds_what_is_used_of_the_limit()
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Server
            .Answer(SpendLimit, Limit(10_000))
            .Answer(Costs, request => new(Page(Bucket("2026-11-01", Cost(request.Query("group_by[]").Count == 0 ? "40" : "3", null)))));

        ProviderReport report = await bench.AskAsync("2026-11-05", "2026-11-06");

        Assert.Equal(3m, report.Usage!.CostUsd);
        Assert.Equal(40m, Assert.Single(report.Quotas).Used);
        Assert.Equal(2, bench.Server.RequestsTo(Costs).Count);
    }

    [Fact]
    public async Task A_limit_that_fails_is_logged_and_usage_is_still_shown()
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Server.Answer(SpendLimit, "[]");

        ProviderReport report = await bench.AskAsync("2026-11-05", "2026-11-06");

        Assert.Empty(report.Quotas);
        Assert.Empty(report.Notes);
        Assert.Contains(bench.Logger.All, text => text.Contains("spend limit", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_limit_is_no_news()
    {
        await using ProviderBench bench = await BenchAsync();

        Assert.Empty((await bench.AskAsync("2026-11-05", "2026-11-06")).Quotas);
        Assert.Empty(bench.Logger.All);
    }

    [Fact]
    public async Task A_project_narrows_usage_cost_and_limit()
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Settings["project_id"] = "proj_1";
        bench.Settings["organization_id"] = "org-1";
        bench.Server.Answer("/v1/organization/projects/proj_1/spend_limit", Limit(700));

        ProviderReport report = await bench.AskAsync("2026-11-01", "2026-12-01");

        Assert.Equal(7m, Assert.Single(report.Quotas).Limit);
        Assert.Equal(["proj_1"], bench.OnlyRequest(Completions).Query("project_ids[]"));
        Assert.Equal(["proj_1"], bench.OnlyRequest(Kind("vector_stores")).Query("project_ids[]"));
        Assert.Equal(["proj_1"], bench.OnlyRequest(Costs).Query("project_ids[]"));
        Assert.All(bench.Server.Requests, request => Assert.Equal("org-1", request.Header("OpenAI-Organization")));
        Assert.All(bench.Server.Requests, request => Assert.Null(request.Header("OpenAI-Project")));
    }
}
