using Aic.Core.Providers;
using Aic.Core.Usage;
using Aic.Testing;

namespace Aic.Core.Tests.Providers.AzureOpenAI;

public sealed class AzureResourceTests
{
    [Fact]
    public async Task All_resources_of_a_subscription_that_serve_models_are_added_up()
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();
        azure.Server.Answer(AzureFixture.AccountsPath, request => request.Query("$skiptoken").Count == 0
            ? new FakeAnswer(AzureFixture.Accounts($"{azure.Server.Address}{AzureFixture.AccountsPath[1..]}?api-version=2024-10-01&$skiptoken=2", ("res", "OpenAI"), ("eyes", "ComputerVision")))
            : new FakeAnswer(AzureFixture.Accounts(null, ("foundry", "AIServices"))));
        azure.Monitor.Count("GeneratedTokens", "2026-11-02T10:00:00Z", 3, ("ModelName", "gpt-4o"));
        azure.AddMonitor("foundry").Has("OutputTokens", "ModelName").Count("OutputTokens", "2026-11-02T11:00:00Z", 4, ("ModelName", "gpt-4o"));
        azure.Costs.Bill("res", "2026-11-02", "1").Bill("foundry", "2026-11-02", "2").Bill("eyes", "2026-11-02", "4");

        ProviderReport report = await AzureFixture.ReadAsync(azure.Context(null, [("subscription_id", "sub-1"), .. AzureFixture.Login]), "2026-11-01T00:00:00Z", "2026-11-04T00:00:00Z");

        Assert.Equal((7, 3m), (report.Usage!.TokensOutput, report.Usage.CostUsd));
        Assert.Equal(7, Assert.Single(report.Usage.Breakdown, row => row.Model == "gpt-4o").TokensOutput);
        Assert.Contains(report.Notes, note => note.Contains("foundry", StringComparison.Ordinal) && note.Contains("no count of requests", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_next_page_at_Azures_own_address_is_asked_for_at_the_override()
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();
        azure.Server.Answer(AzureFixture.AccountsPath, request => request.Query("$skiptoken").Count == 0
            ? new FakeAnswer(AzureFixture.Accounts($"https://management.azure.com:443{AzureFixture.AccountsPath}?api-version=2024-10-01&$skiptoken=2"))
            : new FakeAnswer(AzureFixture.Accounts(null, ("res", "OpenAI"))));

        ProviderReport report = await AzureFixture.ReadAsync(azure.Context(null, [("subscription_id", "sub-1"), .. AzureFixture.Login]), "2026-11-01T00:00:00Z", "2026-11-04T00:00:00Z");

        Assert.NotNull(report.Usage);
    }

    [Fact]
    public async Task A_next_page_on_another_host_is_an_error_and_gets_no_token()
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();
        await using FakeServer elsewhere = await FakeServer.StartAsync();
        azure.Server.Answer(AzureFixture.AccountsPath, AzureFixture.Accounts($"{elsewhere.Address}x", ("res", "OpenAI")));

        UsageError error = await azure.ErrorAsync(azure.Context(null, [("subscription_id", "sub-1"), .. AzureFixture.Login]));

        Assert.Equal(UsageErrorKind.ParseError, error.Kind);
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task Only_the_group_and_the_name_that_are_set_are_read()
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();
        azure.Server.Answer($"{AzureFixture.Subscription}/resourceGroups/rg/providers/Microsoft.CognitiveServices/accounts", AzureFixture.Accounts(null, ("other", "OpenAI"), ("res", "OpenAI")));
        azure.Monitor.Count("GeneratedTokens", "2026-11-02T10:00:00Z", 3, ("ModelName", "gpt-4o"));

        ProviderReport report = await AzureFixture.ReadAsync(
            azure.Context(null, [("subscription_id", "sub-1"), ("resource_group", "rg"), ("resource_name", "RES"), .. AzureFixture.Login]), "2026-11-01T00:00:00Z", "2026-11-04T00:00:00Z");

        Assert.Equal(3, report.Usage!.TokensOutput);
        Assert.DoesNotContain(azure.Server.Requests, request => request.Path.Contains("/other/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_subscription_without_resources_says_what_to_check()
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();
        azure.Server.Answer(AzureFixture.AccountsPath, AzureFixture.Accounts(null, ("eyes", "ComputerVision")));

        UsageError error = await azure.ErrorAsync(azure.Context(null, [("subscription_id", "sub-1"), .. AzureFixture.Login]));

        Assert.Equal(UsageErrorKind.Forbidden, error.Kind);
        Assert.Contains("sub-1", error.Message, StringComparison.Ordinal);
        Assert.Contains("Monitoring Reader", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(403, "AuthorizationFailed", "Monitoring Reader")]
    [InlineData(404, "SubscriptionNotFound", "subscription_id")]
    public async Task A_subscription_that_can_not_be_listed_is_forbidden_with_what_to_do(int status, string code, string part)
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();
        azure.Server.Answer(AzureFixture.AccountsPath, $$$"""{"error":{"code":"{{{code}}}","message":"x"}}""", status);

        UsageError error = await azure.ErrorAsync(azure.Context(null, [("subscription_id", "sub-1"), .. AzureFixture.Login]));

        Assert.Equal(UsageErrorKind.Forbidden, error.Kind);
        Assert.Contains(part, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_resource_that_may_not_be_read_is_left_out_and_named()
    {
        await using AzureFixture azure = await WithTwoResourcesAsync();
        azure.Server.Answer($"{AzureFixture.ResourceId("second")}/providers/Microsoft.Insights/metricDefinitions", """{"error":{"code":"AuthorizationFailed","message":"x"}}""", 403);

        ProviderReport report = await AzureFixture.ReadAsync(azure.Context(null, [("subscription_id", "sub-1"), .. AzureFixture.Login]), "2026-11-01T00:00:00Z", "2026-11-04T00:00:00Z");

        Assert.Equal(3, report.Usage!.TokensOutput);
        Assert.Contains(report.Notes, note => note.Contains("the resource second", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_resource_that_fails_for_the_moment_fails_the_whole_so_that_a_part_is_not_taken_for_it()
    {
        await using AzureFixture azure = await WithTwoResourcesAsync();
        azure.Server.Answer($"{AzureFixture.ResourceId("second")}/providers/Microsoft.Insights/metricDefinitions", "{}", 500);

        Assert.Equal(UsageErrorKind.ServiceUnavailable, (await azure.ErrorAsync(azure.Context(null, [("subscription_id", "sub-1"), .. AzureFixture.Login]))).Kind);
    }

    [Fact]
    public async Task Without_any_role_the_reason_is_told()
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();
        azure.Server.Answer($"{AzureFixture.ResourceId("res")}/providers/Microsoft.Insights/metricDefinitions", """{"error":{"code":"AuthorizationFailed","message":"x"}}""", 403);
        azure.Server.Answer(AzureFixture.CostPath, """{"error":{"code":"AuthorizationFailed","message":"x"}}""", 403);

        UsageError error = await azure.ErrorAsync();

        Assert.Equal(UsageErrorKind.Forbidden, error.Kind);
        Assert.Contains("Monitoring Reader", error.Message, StringComparison.Ordinal);
    }

    private static async Task<AzureFixture> WithTwoResourcesAsync()
    {
        AzureFixture azure = await AzureFixture.StartAsync();
        azure.Server.Answer(AzureFixture.AccountsPath, AzureFixture.Accounts(null, ("res", "OpenAI"), ("second", "OpenAI")));
        azure.Monitor.Count("GeneratedTokens", "2026-11-02T10:00:00Z", 3, ("ModelName", "gpt-4o"));
        return azure;
    }
}
