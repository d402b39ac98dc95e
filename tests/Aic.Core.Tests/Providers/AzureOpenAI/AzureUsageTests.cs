using System.Globalization;
using Aic.Core.Providers;
using Aic.Core.Usage;

namespace Aic.Core.Tests.Providers.AzureOpenAI;

public sealed class AzureUsageTests
{
    private const string MetricsPath = $"{AzureFixture.Subscription}/resourceGroups/rg/providers/Microsoft.CognitiveServices/accounts/res/providers/Microsoft.Insights/metrics";

    [Fact]
    public async Task Requests_and_tokens_come_by_day_and_model()
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();
        azure.Monitor
            .Count("AzureOpenAIRequests", "2026-11-02T10:00:00Z", 40, ("ModelName", "gpt-4o"), ("StatusCode", "200"))
            .Count("AzureOpenAIRequests", "2026-11-03T00:00:00Z", 2, ("ModelName", "gpt-4o"), ("StatusCode", "200"))
            .Count("ProcessedPromptTokens", "2026-11-02T10:00:00Z", 5_000_000_000, ("ModelName", "gpt-4o"), ("ModelDeploymentName", "chat"))
            .Count("ProcessedPromptTokens", "2026-11-02T11:00:00Z", 11, ("ModelName", "gpt-4o"), ("ModelDeploymentName", "other"))
            .Count("ProcessedPromptTokens", "2026-11-02T23:59:00Z", 7, ("ModelName", "text-embedding-3-large"))
            .Count("GeneratedTokens", "2026-11-02T10:00:00Z", 300, ("ModelName", "gpt-4o"));

        ProviderReport report = await azure.ReadAsync("2026-11-01T00:00:00Z", "2026-11-04T00:00:00Z");

        UsageData usage = Assert.IsType<UsageData>(report.Usage);
        Assert.Equal((42, 5_000_000_018, 300), (usage.RequestsCount, usage.TokensInput, usage.TokensOutput));
        Assert.Equal(
            [
                ("2026-11-02", "gpt-4o", 40, 5_000_000_011, 300),
                ("2026-11-02", "text-embedding-3-large", 0, 7, 0),
                ("2026-11-03", "gpt-4o", 2, 0, 0),
            ],
            usage.Breakdown.Select(row => (Day(row), row.Model, row.RequestsCount, row.TokensInput, row.TokensOutput)));
        Assert.All(usage.Breakdown, row => Assert.Equal(TimeSpan.FromDays(1), row.End - row.Start));
    }

    [Fact]
    public async Task Requests_that_were_throttled_or_failed_at_Azure_are_not_counted()
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();
        foreach ((string status, int count) in new[] { ("200", 1), ("400", 2), ("429", 4), ("500", 8), ("503", 16) })
        {
            azure.Monitor.Count("AzureOpenAIRequests", "2026-11-02T10:00:00Z", count, ("ModelName", "gpt-4o"), ("StatusCode", status));
        }

        ProviderReport report = await azure.ReadAsync("2026-11-01T00:00:00Z", "2026-11-04T00:00:00Z");

        Assert.Equal(3, report.Usage!.RequestsCount);
    }

    [Fact]
    public async Task More_than_ten_models_are_all_read()
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();
        for (int model = 0; model < 25; model++)
        {
            azure.Monitor.Count("GeneratedTokens", "2026-11-02T10:00:00Z", 1, ("ModelName", $"model-{model}"));
        }

        ProviderReport report = await azure.ReadAsync("2026-11-01T00:00:00Z", "2026-11-04T00:00:00Z");

        Assert.Equal(25, report.Usage!.TokensOutput);
    }

    [Fact]
    public async Task A_Foundry_resource_counts_other_makers_models_too_and_nothing_twice()
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();
        FakeMonitor foundry = azure.AddMonitor("res")
            .Has("AzureOpenAIRequests", "ModelName", "StatusCode").Has("ModelRequests", "ModelName", "StatusCode")
            .Has("ProcessedPromptTokens", "ModelName").Has("InputTokens", "ModelName")
            .Has("GeneratedTokens", "ModelName").Has("OutputTokens", "ModelName")
            .Has("cacheReadInputTokens", "ModelName").Has("ephemeral5mInputTokens", "ModelName").Has("ephemeral1hInputTokens", "ModelName");
        foreach (string metric in new[] { "ProcessedPromptTokens", "InputTokens" })
        {
            foundry.Count(metric, "2026-11-02T10:00:00Z", 1000, ("ModelName", "gpt-4o"));
        }

        foreach (string metric in new[] { "GeneratedTokens", "OutputTokens" })
        {
            foundry.Count(metric, "2026-11-02T10:00:00Z", 50, ("ModelName", "gpt-4o"));
        }

        foreach (string metric in new[] { "AzureOpenAIRequests", "ModelRequests" })
        {
            foundry.Count(metric, "2026-11-02T10:00:00Z", 5, ("ModelName", "gpt-4o"), ("StatusCode", "200"));
        }

        foundry
            .Count("InputTokens", "2026-11-02T10:00:00Z", 300, ("ModelName", "claude-sonnet-4-5"))
            .Count("OutputTokens", "2026-11-02T10:00:00Z", 20, ("ModelName", "claude-sonnet-4-5"))
            .Count("ModelRequests", "2026-11-02T10:00:00Z", 2, ("ModelName", "claude-sonnet-4-5"), ("StatusCode", "200"))
            .Count("cacheReadInputTokens", "2026-11-02T10:00:00Z", 900, ("ModelName", "claude-sonnet-4-5"))
            .Count("ephemeral5mInputTokens", "2026-11-02T10:00:00Z", 70, ("ModelName", "claude-sonnet-4-5"))
            .Count("ephemeral1hInputTokens", "2026-11-02T10:00:00Z", 8, ("ModelName", "claude-sonnet-4-5"));

        ProviderReport report = await azure.ReadAsync("2026-11-01T00:00:00Z", "2026-11-04T00:00:00Z");

        Assert.Equal((7, 1300, 70), (report.Usage!.RequestsCount, report.Usage.TokensInput, report.Usage.TokensOutput));
        UsageBreakdown claude = Assert.Single(report.Usage.Breakdown, row => row.Model == "claude-sonnet-4-5");
        Assert.Equal((300, 900, 78, 8), (claude.TokensInput, claude.TokensCacheRead, claude.TokensCacheWrite, claude.TokensCacheWrite1h));
        UsageBreakdown gpt = Assert.Single(report.Usage.Breakdown, row => row.Model == "gpt-4o");
        Assert.Equal((1000, null, null), (gpt.TokensInput, gpt.TokensCacheRead, gpt.TokensCacheWrite));
    }

    [Fact]
    public async Task Families_that_tell_models_by_different_dimensions_are_not_added_up()
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();
        azure.AddMonitor("res").Has("ProcessedPromptTokens", "ModelDeploymentName").Has("InputTokens", "ModelName")
            .Count("ProcessedPromptTokens", "2026-11-02T10:00:00Z", 1000, ("ModelDeploymentName", "chat"))
            .Count("InputTokens", "2026-11-02T10:00:00Z", 1000, ("ModelName", "gpt-4o"))
            .Count("InputTokens", "2026-11-02T10:00:00Z", 1, ("ModelName", "phi-4"));

        ProviderReport report = await azure.ReadAsync("2026-11-01T00:00:00Z", "2026-11-04T00:00:00Z");

        Assert.Equal(1001, report.Usage!.TokensInput);
        Assert.Equal(["gpt-4o", "phi-4"], report.Usage.Breakdown.Select(row => row.Model));
    }

    [Fact]
    public async Task Cached_tokens_are_taken_out_of_input_where_they_are_counted()
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();
        azure.Monitor.Has("ProcessedCachedPromptTokens", "ModelName")
            .Count("ProcessedPromptTokens", "2026-11-02T10:00:00Z", 1000, ("ModelName", "gpt-4o"))
            .Count("ProcessedCachedPromptTokens", "2026-11-02T10:00:00Z", 640, ("ModelName", "gpt-4o"));

        ProviderReport report = await azure.ReadAsync("2026-11-01T00:00:00Z", "2026-11-04T00:00:00Z");

        Assert.Equal((360, 640), (report.Usage!.TokensInput, report.Usage.TokensCacheRead));
        Assert.DoesNotContain(report.Notes, note => note.Contains("prompt cache", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_cached_tokens_are_not_counted_a_note_says_that_input_includes_them()
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();

        ProviderReport report = await azure.ReadAsync("2026-11-01T00:00:00Z", "2026-11-04T00:00:00Z");

        Assert.Null(report.Usage!.TokensCacheRead);
        Assert.Contains(report.Notes, note => note.Contains("prompt cache", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_metric_that_a_resource_lacks_is_unknown_and_not_zero()
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();
        azure.AddMonitor("res").Has("GeneratedTokens", "ModelName").Count("GeneratedTokens", "2026-11-02T10:00:00Z", 3, ("ModelName", "gpt-4o"));

        ProviderReport report = await azure.ReadAsync("2026-11-01T00:00:00Z", "2026-11-04T00:00:00Z");

        Assert.Equal((null, null, 3), (report.Usage!.RequestsCount, report.Usage.TokensInput, report.Usage.TokensOutput));
        Assert.Contains(report.Notes, note => note.Contains("no count of requests, input tokens", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Metrics_without_a_dimension_for_the_model_are_read_in_total()
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();
        azure.AddMonitor("res").Has("GeneratedTokens", "Region").Has("ProcessedPromptTokens", "FeatureName")
            .Count("GeneratedTokens", "2026-11-02T10:00:00Z", 3, ("Region", "westeurope"))
            .Count("ProcessedPromptTokens", "2026-11-02T10:00:00Z", 5, ("FeatureName", "gpt-4o"));

        ProviderReport report = await azure.ReadAsync("2026-11-01T00:00:00Z", "2026-11-04T00:00:00Z");

        Assert.Equal([(null, 3), ("gpt-4o", 0)], report.Usage!.Breakdown.Select(row => (row.Model, row.TokensOutput ?? 0)));
        Assert.Equal((5, 3), (report.Usage.TokensInput, report.Usage.TokensOutput));
    }

    [Fact]
    public async Task Rows_named_after_deployments_are_told_so()
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();
        azure.AddMonitor("res").Has("GeneratedTokens", "ModelDeploymentName").Count("GeneratedTokens", "2026-11-02T10:00:00Z", 3, ("ModelDeploymentName", "my-chat"));

        ProviderReport report = await azure.ReadAsync("2026-11-01T00:00:00Z", "2026-11-04T00:00:00Z");

        Assert.Equal("my-chat", Assert.Single(report.Usage!.Breakdown).Model);
        Assert.Contains(report.Notes, note => note.Contains("deployments", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Usage_of_no_model_in_particular_has_no_model()
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();
        azure.Monitor.Count("GeneratedTokens", "2026-11-02T10:00:00Z", 3, ("ModelDeploymentName", "whisper"));

        ProviderReport report = await azure.ReadAsync("2026-11-01T00:00:00Z", "2026-11-04T00:00:00Z");

        Assert.Null(Assert.Single(report.Usage!.Breakdown).Model);
    }

    [Fact]
    public async Task A_period_of_days_elsewhere_is_read_by_the_hour_or_the_quarter()
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();
        azure.Monitor
            .Count("GeneratedTokens", "2026-11-01T18:14:00Z", 1, ("ModelName", "m"))
            .Count("GeneratedTokens", "2026-11-01T18:15:00Z", 2, ("ModelName", "m"))
            .Count("GeneratedTokens", "2026-11-01T22:59:00Z", 4, ("ModelName", "m"))
            .Count("GeneratedTokens", "2026-11-01T23:00:00Z", 8, ("ModelName", "m"))
            .Count("GeneratedTokens", "2026-11-02T18:14:00Z", 16, ("ModelName", "m"))
            .Count("GeneratedTokens", "2026-11-02T18:15:00Z", 32, ("ModelName", "m"));

        ProviderReport nepal = await azure.ReadAsync("2026-11-02T00:00:00+05:45", "2026-11-03T00:00:00+05:45");
        ProviderReport berlin = await azure.ReadAsync("2026-11-02T00:00:00+01:00", "2026-11-03T00:00:00+01:00");

        Assert.Equal(30, nepal.Usage!.TokensOutput);
        Assert.All(nepal.Usage.Breakdown, row => Assert.Equal(TimeSpan.FromMinutes(15), row.End - row.Start));
        Assert.Equal(56, berlin.Usage!.TokensOutput);
        Assert.All(berlin.Usage.Breakdown, row => Assert.Equal(TimeSpan.FromHours(1), row.End - row.Start));
    }

    [Fact]
    public async Task A_period_between_the_quarters_is_moved_to_the_nearest_ones_and_says_so()
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();
        azure.Monitor
            .Count("GeneratedTokens", "2026-11-02T10:01:00Z", 1, ("ModelName", "m"))
            .Count("GeneratedTokens", "2026-11-02T11:20:00Z", 2, ("ModelName", "m"));

        ProviderReport report = await azure.ReadAsync("2026-11-02T10:07:13Z", "2026-11-02T11:16:00Z");

        Assert.Equal(1, report.Usage!.TokensOutput);
        Assert.Contains(report.Notes, note => note.Contains("from 2026-11-02 10:00 to 2026-11-02 11:15 UTC", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_older_than_Azure_keeps_is_not_asked_for_and_said_so()
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();
        azure.Monitor.Oldest = azure.Time.GetUtcNow().AddDays(-93);
        azure.Monitor.Count("GeneratedTokens", "2026-08-21T10:00:00Z", 1, ("ModelName", "m")).Count("GeneratedTokens", "2026-11-19T10:00:00Z", 2, ("ModelName", "m"));

        ProviderReport report = await azure.ReadAsync("2026-01-01T00:00:00Z", "2026-12-01T00:00:00Z");

        Assert.Equal(3, report.Usage!.TokensOutput);
        Assert.Contains(report.Notes, note => note.Contains("93 days", StringComparison.Ordinal) && note.Contains("2026-08-20", StringComparison.Ordinal));
        Assert.All(
            azure.Server.RequestsTo(MetricsPath),
            request =>
            {
                DateTimeOffset[] span = [.. request.Query("timespan").Single().Split('/').Select(AzureFixture.At)];
                Assert.InRange((span[1] - span[0]).TotalDays, 1, 30);
            });
    }

    [Fact]
    public async Task A_period_that_has_not_begun_is_not_asked_for()
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();

        ProviderReport report = await azure.ReadAsync("2027-01-01T00:00:00Z", "2027-02-01T00:00:00Z");

        Assert.Empty(report.Usage!.Breakdown);
        Assert.Empty(azure.Server.RequestsTo(MetricsPath));
        Assert.Empty(azure.Server.RequestsTo(AzureFixture.CostPath));
    }

    [Theory]
    [InlineData("""{"value":[{"name":{"value":"GeneratedTokens"},"errorCode":"Success","timeseries":[{"metadatavalues":[],"data":[{"timeStamp":"2026-11-02T00:00:00Z","total":-1.0}]}]}]}""")]
    [InlineData("""{"value":[{"name":{"value":"GeneratedTokens"},"errorCode":"Success","timeseries":[{"metadatavalues":[],"data":[{"timeStamp":"2026-11-02T00:00:00Z","total":1e300}]}]}]}""")]
    [InlineData("""{"value":[{"name":{"value":"GeneratedTokens"},"errorCode":"Success","timese""")]
    [InlineData("")]
    [InlineData("<!DOCTYPE html><title>Sign in</title>")]
    [InlineData("null")]
    public async Task An_answer_that_is_not_what_is_documented_is_an_error(string body)
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();
        azure.Server.Answer(MetricsPath, body);

        Assert.Equal(UsageErrorKind.ParseError, (await azure.ErrorAsync()).Kind);
    }

    [Fact]
    public async Task Nulls_and_unknown_fields_are_read_as_nothing()
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();
        azure.Server.Answer(MetricsPath, """
            {"value":[{"name":{"value":"GeneratedTokens"},"errorCode":null,"new":1,"timeseries":[
              {"metadatavalues":null,"data":[{"timeStamp":"2026-11-02T00:00:00Z","total":null},{"timeStamp":"2026-11-03T00:00:00Z","total":"12.0"}]},
              {"metadatavalues":[],"data":null}]},{"name":null},{"name":{"value":"SomethingElse"},"timeseries":null}]}
            """);

        ProviderReport report = await azure.ReadAsync("2026-11-01T00:00:00Z", "2026-11-04T00:00:00Z");

        // The same answer comes to the query for requests, which didn't ask for it.
        Assert.Equal(12, report.Usage!.TokensOutput);
    }

    [Fact]
    public async Task A_metric_that_Azure_could_not_count_is_an_error()
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();
        azure.Server.Answer(MetricsPath, """{"value":[{"name":{"value":"GeneratedTokens"},"errorCode":"Timeout","timeseries":[]}]}""");

        Assert.Equal(UsageErrorKind.ServiceUnavailable, (await azure.ErrorAsync()).Kind);
    }

    private static string Day(UsageBreakdown row) => row.Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
