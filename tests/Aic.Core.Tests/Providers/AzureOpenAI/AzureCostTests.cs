using System.Globalization;
using System.Text.Json.Nodes;
using Aic.Core.Providers;
using Aic.Core.Usage;
using Aic.Testing;

namespace Aic.Core.Tests.Providers.AzureOpenAI;

public sealed class AzureCostTests
{
    [Fact]
    public async Task Cost_comes_by_day_and_line_of_the_bill_exactly()
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();
        azure.Costs
            .Bill("res", "2026-11-01", "0.1")
            .Bill("res", "2026-11-01", "0.2", "gpt-4o Output Tokens")
            .Bill("res", "2026-11-02", "1.5E-05")
            .Bill("res", "2026-11-03", "123456.789012345")
            .Bill("res", "2026-11-04", "1000")
            .Bill("else", "2026-11-02", "5000");

        ProviderReport report = await azure.ReadAsync("2026-11-01T00:00:00Z", "2026-11-04T00:00:00Z");

        UsageData usage = Assert.IsType<UsageData>(report.Usage);
        Assert.Equal(123457.089027345m, usage.CostUsd);
        Assert.Equal(CostSource.Billed, usage.CostSource);
        Assert.Empty(usage.CostOther);
        Assert.Equal(
            [("2026-11-01", "gpt-4o Input Tokens", 0.1m), ("2026-11-01", "gpt-4o Output Tokens", 0.2m), ("2026-11-02", "gpt-4o Input Tokens", 0.000015m), ("2026-11-03", "gpt-4o Input Tokens", 123456.789012345m)],
            usage.Breakdown.Select(row => (row.Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), row.Item, row.CostUsd!.Value)));
        Assert.Null(usage.CostPeriodStart);
        Assert.Null(usage.CostPeriodEnd);
        Assert.Null(report.Description);
    }

    [Fact]
    public async Task The_question_names_the_resource_and_whole_days()
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();

        await azure.ReadAsync("2026-11-01T00:00:00Z", "2026-11-04T00:00:00Z");

        RecordedRequest request = Assert.Single(azure.Server.RequestsTo(AzureFixture.CostPath));
        Assert.Equal(["2025-03-01"], request.Query("api-version"));
        Assert.Equal("Bearer made-up-arm-token", request.Header("Authorization"));
        JsonNode question = JsonNode.Parse(request.Body)!;
        Assert.Equal("2026-11-01T00:00:00Z", question["timePeriod"]!["from"]!.GetValue<string>());
        Assert.Equal("2026-11-03T23:59:59Z", question["timePeriod"]!["to"]!.GetValue<string>());
        Assert.Equal("ResourceId", question["dataset"]!["filter"]!["dimensions"]!["name"]!.GetValue<string>());
        Assert.Equal(
            "/subscriptions/sub-1/resourcegroups/rg/providers/microsoft.cognitiveservices/accounts/res",
            question["dataset"]!["filter"]!["dimensions"]!["values"]![0]!.GetValue<string>());
    }

    [Fact]
    public async Task Columns_are_told_by_name_and_not_by_place()
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();
        azure.Costs.Columns = ["Currency", "Meter", "New", "UsageDate", "Cost"];
        azure.Costs.Bill("res", "2026-11-02", "4.56");

        ProviderReport report = await azure.ReadAsync("2026-11-01T00:00:00Z", "2026-11-04T00:00:00Z");

        Assert.Equal(4.56m, report.Usage!.CostUsd);
    }

    [Fact]
    public async Task Another_currency_is_shown_as_what_it_is()
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();
        azure.Costs.Bill("res", "2026-11-02", "4.56", currency: "EUR").Bill("res", "2026-11-03", "0.04", currency: "eur");

        ProviderReport report = await azure.ReadAsync("2026-11-01T00:00:00Z", "2026-11-04T00:00:00Z");

        Assert.Null(report.Usage!.CostUsd);
        Assert.Equal(new MoneyAmount(4.60m, "EUR"), Assert.Single(report.Usage.CostOther));
        Assert.Equal(CostSource.Billed, report.Usage.CostSource);
    }

    [Fact]
    public async Task Euros_are_never_added_to_dollars()
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();
        azure.Costs.Bill("res", "2026-11-02", "4.56", currency: "EUR").Bill("res", "2026-11-02", "1.11", currency: "USD");

        ProviderReport report = await azure.ReadAsync("2026-11-01T00:00:00Z", "2026-11-04T00:00:00Z");

        Assert.Equal(1.11m, report.Usage!.CostUsd);
        Assert.Equal(new MoneyAmount(4.56m, "EUR"), Assert.Single(report.Usage.CostOther));
    }

    [Fact]
    public async Task No_line_on_the_bill_is_no_cost()
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();

        ProviderReport report = await azure.ReadAsync("2026-11-01T00:00:00Z", "2026-11-04T00:00:00Z");

        Assert.Equal((0m, CostSource.Billed), (report.Usage!.CostUsd, report.Usage.CostSource));
    }

    [Fact]
    public async Task An_answer_without_content_is_no_cost()
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();
        azure.Server.Answer(AzureFixture.CostPath, "", 204);

        ProviderReport report = await azure.ReadAsync("2026-11-01T00:00:00Z", "2026-11-04T00:00:00Z");

        Assert.Equal(0m, report.Usage!.CostUsd);
    }

    [Fact]
    public async Task All_pages_are_asked_for_with_the_same_question()
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();
        azure.Costs.PageSize = 2;
        for (int day = 1; day <= 5; day++)
        {
            azure.Costs.Bill("res", $"2026-11-0{day}", "0.01");
        }

        ProviderReport report = await azure.ReadAsync("2026-11-01T00:00:00Z", "2026-11-10T00:00:00Z");

        Assert.Equal(0.05m, report.Usage!.CostUsd);
        IReadOnlyList<RecordedRequest> requests = azure.Server.RequestsTo(AzureFixture.CostPath);
        Assert.Equal(3, requests.Count);
        Assert.All(requests, request => Assert.Equal(("POST", requests[0].Body), (request.Method, request.Body)));
    }

    [Fact]
    public async Task A_longer_period_is_cut_into_calls_of_31_days()
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();
        azure.Costs.Bill("res", "2026-09-01", "1").Bill("res", "2026-10-01", "2").Bill("res", "2026-10-02", "4").Bill("res", "2026-11-01", "8").Bill("res", "2026-11-20", "16");

        ProviderReport report = await azure.ReadAsync("2026-09-01T00:00:00Z", "2026-12-01T00:00:00Z");

        Assert.Equal(31m, report.Usage!.CostUsd);
        Assert.Equal(
            ["2026-10-01T23:59:59Z", "2026-11-01T23:59:59Z", "2026-11-20T23:59:59Z"],
            azure.Server.RequestsTo(AzureFixture.CostPath).Select(request => JsonNode.Parse(request.Body)!["timePeriod"]!["to"]!.GetValue<string>()));
    }

    [Fact]
    public async Task The_cost_of_days_elsewhere_is_that_of_UTC_days_and_says_so()
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();
        azure.Costs.Bill("res", "2026-11-01", "1").Bill("res", "2026-11-02", "2").Bill("res", "2026-11-03", "4");

        ProviderReport report = await azure.ReadAsync("2026-11-02T00:00:00+01:00", "2026-11-03T00:00:00+01:00");

        Assert.Equal(2m, report.Usage!.CostUsd);
        Assert.Equal(AzureFixture.At("2026-11-02T00:00:00Z"), report.Usage.CostPeriodStart);
        Assert.Equal(AzureFixture.At("2026-11-03T00:00:00Z"), report.Usage.CostPeriodEnd);
        Assert.Contains(report.Notes, note => note.Contains("UTC days: it is that of 2026-11-02 to 2026-11-02", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_few_hours_have_no_cost_of_their_own()
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();

        ProviderReport report = await azure.ReadAsync("2026-11-02T03:00:00Z", "2026-11-02T05:00:00Z");

        Assert.Null(report.Usage!.CostUsd);
        Assert.Contains(report.Notes, note => note.Contains("whole UTC days", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_newest_days_cost_is_told_to_be_incomplete()
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();

        ProviderReport old = await azure.ReadAsync("2026-11-01T00:00:00Z", "2026-11-04T00:00:00Z");
        ProviderReport current = await azure.ReadAsync("2026-11-01T00:00:00Z", "2026-12-01T00:00:00Z");

        Assert.DoesNotContain(old.Notes, note => note.Contains("lags", StringComparison.Ordinal));
        Assert.Contains(current.Notes, note => note.Contains("lags by 8 to 24 hours", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Cost_that_the_login_may_not_read_is_unknown_and_the_note_names_the_role()
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();
        azure.Monitor.Count("GeneratedTokens", "2026-11-02T10:00:00Z", 3, ("ModelName", "gpt-4o"));
        azure.Server.Answer(AzureFixture.CostPath, """{"error":{"code":"AuthorizationFailed","message":"no"}}""", 403);

        ProviderReport report = await azure.ReadAsync("2026-11-01T00:00:00Z", "2026-11-04T00:00:00Z");

        Assert.Equal(3, report.Usage!.TokensOutput);
        Assert.Null(report.Usage.CostUsd);
        Assert.Equal(CostSource.Unknown, report.Usage.CostSource);
        Assert.Contains(report.Notes, note => note.Contains("Cost Management Reader", StringComparison.Ordinal));
        Assert.NotNull(report.Description);
    }

    [Fact]
    public async Task Cost_that_is_throttled_does_not_cost_the_usage_and_its_own_header_is_obeyed()
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();
        azure.Server.Answer(AzureFixture.CostPath, _ => new FakeAnswer("""{"error":{"code":"429","message":"Too many requests."}}""", 429)
        {
            Headers = new Dictionary<string, string> { ["x-ms-ratelimit-microsoft.costmanagement-entity-retry-after"] = "3600" },
        });

        ProviderReport report = await azure.ReadAsync("2026-11-01T00:00:00Z", "2026-11-04T00:00:00Z");

        Assert.Equal(0, report.Usage!.TokensOutput);
        Assert.Null(report.Usage.CostUsd);
        Assert.Contains(report.Notes, note => note.StartsWith("Cost is unknown:", StringComparison.Ordinal));

        // An hour isn't waited for: no second attempt.
        Assert.Single(azure.Server.RequestsTo(AzureFixture.CostPath));
    }

    [Fact]
    public async Task Usage_that_the_login_may_not_read_leaves_the_cost()
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();
        azure.Costs.Bill("res", "2026-11-02", "4.56");
        azure.Server.Answer($"{AzureFixture.ResourceId("res")}/providers/Microsoft.Insights/metricDefinitions", """{"error":{"code":"AuthorizationFailed","message":"no"}}""", 403);

        ProviderReport report = await azure.ReadAsync("2026-11-01T00:00:00Z", "2026-11-04T00:00:00Z");

        Assert.Equal((4.56m, null, null), (report.Usage!.CostUsd, report.Usage.TokensInput, report.Usage.RequestsCount));
        Assert.Contains(report.Notes, note => note.Contains("Monitoring Reader", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"properties":{"columns":[{"name":"Cost"},{"name":"UsageDate"},{"name":"Currency"}],"rows":[[null,20261102,"USD"]]}}""")]
    [InlineData("""{"properties":{"columns":[{"name":"Cost"},{"name":"UsageDate"},{"name":"Currency"}],"rows":[["a lot",20261102,"USD"]]}}""")]
    [InlineData("""{"properties":{"columns":[{"name":"Cost"},{"name":"UsageDate"},{"name":"Currency"}],"rows":[[1e99,20261102,"USD"]]}}""")]
    [InlineData("""{"properties":{"columns":[{"name":"Cost"},{"name":"UsageDate"},{"name":"Currency"}],"rows":[[1,20261102,null]]}}""")]
    [InlineData("""{"properties":{"columns":[{"name":"Cost"},{"name":"UsageDate"},{"name":"Currency"}],"rows":[[1,20261202,"USD"]]}}""")]
    [InlineData("""{"properties":{"columns":[{"name":"Cost"},{"name":"UsageDate"},{"name":"Currency"}],"rows":[[1,99999999,"USD"]]}}""")]
    [InlineData("""{"properties":{"columns":[{"name":"Cost"},{"name":"UsageDate"},{"name":"Currency"}],"rows":[[1,20261102]]}}""")]
    [InlineData("""{"properties":{"columns":[{"name":"Cost"},{"name":"UsageDate"}],"rows":[[1,20261102]]}}""")]
    [InlineData("""{"properties":{"columns":null,"rows":[[1,20261102,"USD"]]}}""")]
    [InlineData("""{"properties":null}""")]
    [InlineData("""{"properties":{"columns":[{"na""")]
    [InlineData("<html></html>")]
    public async Task A_bill_that_can_not_be_read_is_unknown_cost_and_never_a_part_of_it(string body)
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();
        azure.Server.Answer(AzureFixture.CostPath, body);

        ProviderReport report = await azure.ReadAsync("2026-11-01T00:00:00Z", "2026-11-04T00:00:00Z");

        Assert.Null(report.Usage!.CostUsd);
        Assert.Empty(report.Usage.CostOther);
        Assert.Contains(report.Notes, note => note.StartsWith("Cost is unknown:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_next_page_on_another_host_is_not_asked_for()
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();
        await using FakeServer elsewhere = await FakeServer.StartAsync();
        azure.Server.Answer(AzureFixture.CostPath, $$$"""{"properties":{"columns":[],"rows":[],"nextLink":"{{{elsewhere.Address}}}subscriptions/x"}}""");

        ProviderReport report = await azure.ReadAsync("2026-11-01T00:00:00Z", "2026-11-04T00:00:00Z");

        Assert.Null(report.Usage!.CostUsd);
        Assert.Contains(report.Notes, note => note.Contains("another host", StringComparison.Ordinal));
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task A_next_page_that_repeats_for_ever_is_unknown_cost()
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();
        azure.Server.Answer(AzureFixture.CostPath, $$$"""{"properties":{"columns":[],"rows":[],"nextLink":"{{{azure.Server.Address}}}{{{AzureFixture.CostPath[1..]}}}?$skiptoken=again"}}""");

        ProviderReport report = await azure.ReadAsync("2026-11-01T00:00:00Z", "2026-11-04T00:00:00Z");

        Assert.Null(report.Usage!.CostUsd);
        Assert.Contains(report.Notes, note => note.Contains("over and over", StringComparison.Ordinal));
    }
}
