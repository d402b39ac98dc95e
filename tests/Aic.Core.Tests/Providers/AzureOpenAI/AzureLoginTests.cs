using Aic.Core.Providers;
using Aic.Core.Providers.AzureOpenAI;
using Aic.Core.Usage;
using Aic.Testing;
using Microsoft.AspNetCore.WebUtilities;

namespace Aic.Core.Tests.Providers.AzureOpenAI;

public sealed class AzureLoginTests
{
    [Fact]
    public async Task An_applications_secret_is_exchanged_at_the_override_for_a_token_that_all_calls_carry()
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();

        await azure.ReadAsync("2026-11-01T00:00:00Z", "2026-11-04T00:00:00Z");

        RecordedRequest login = Assert.Single(azure.Server.RequestsTo(AzureFixture.TokenPath));
        Dictionary<string, string> form = QueryHelpers.ParseQuery(login.Body).ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
        Assert.Equal("client_credentials", form["grant_type"]);
        Assert.Equal(AzureFixture.Secret, form["client_secret"]);
        Assert.Contains("https://management.azure.com/.default", form["scope"], StringComparison.Ordinal);
        RecordedRequest[] others = [.. azure.Server.Requests.Where(request => request.Path != AzureFixture.TokenPath)];
        Assert.NotEmpty(others);
        Assert.All(others, request => Assert.Equal("Bearer made-up-arm-token", request.Header("Authorization")));
        Assert.All(azure.Server.Requests, request => Assert.DoesNotContain("made-up", Uri.UnescapeDataString(request.Target), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_secret_is_an_invalid_key_and_is_not_repeated()
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();
        azure.Server.Answer(AzureFixture.TokenPath, """{"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret provided: made-up~client.secret. Trace ID: x","error_codes":[7000215]}""", 401);

        UsageError error = await azure.ErrorAsync();

        Assert.Equal(UsageErrorKind.InvalidKey, error.Kind);
        Assert.Contains("client_secret", error.Message, StringComparison.Ordinal);
        Assert.Contains("AADSTS7000215", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("made-up", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public async Task An_application_that_the_tenant_does_not_know_is_forbidden()
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();
        azure.Server.Answer(AzureFixture.TokenPath, """{"error":"unauthorized_client","error_description":"AADSTS700016: Application not found."}""", 400);

        UsageError error = await azure.ErrorAsync();

        Assert.Equal(UsageErrorKind.Forbidden, error.Kind);
        Assert.Contains("tenant_id", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Microsoft_Entra_in_trouble_is_an_unavailable_service()
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();
        azure.Server.Answer(AzureFixture.TokenPath, "{}", 503);

        Assert.Equal(UsageErrorKind.ServiceUnavailable, (await azure.ErrorAsync()).Kind);
    }

    [Theory]
    [InlineData("<html>proxy</html>")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"access_token":""")]
    public async Task An_answer_that_is_no_token_is_an_error(string body)
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();
        azure.Server.Answer(AzureFixture.TokenPath, body);

        Assert.Equal(UsageErrorKind.ParseError, (await azure.ErrorAsync()).Kind);
    }

    [Fact]
    public async Task Without_any_login_the_error_says_what_to_set()
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();

        UsageError error = await azure.ErrorAsync(azure.Context(null, ("resource_id", AzureFixture.ResourceId("res"))));

        // Forbidden where this machine's environment has a login, which this Azure doesn't know.
        Assert.True(error.Kind is UsageErrorKind.MissingKey or UsageErrorKind.Forbidden, error.Message);
        Assert.Contains("client_secret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_can_not_be_reached_is_a_network_error()
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();
        ProviderContext context = azure.Context(null, new Uri("http://127.0.0.1:1"), true, [("resource_id", AzureFixture.ResourceId("res")), .. AzureFixture.Login]);

        Assert.Equal(UsageErrorKind.Network, (await azure.ErrorAsync(context)).Kind);
    }

    [Fact]
    public async Task A_question_that_is_stopped_stops_at_the_login()
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();
        azure.Server.Answer(AzureFixture.TokenPath, _ => new FakeAnswer("{}") { Delay = Timeout.InfiniteTimeSpan });
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        Task<ProviderReport> reading = new AzureOpenAIProvider().GetUsageAsync(
            azure.Context(), new UsagePeriod(AzureFixture.At("2026-11-01T00:00:00Z"), AzureFixture.At("2026-11-02T00:00:00Z")), stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    [Theory]
    [InlineData("tenant_id")]
    [InlineData("client_id")]
    public async Task A_secret_without_its_tenant_or_application_says_which_is_missing(string missing)
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();

        UsageError error = await azure.ErrorAsync(azure.Context(null, [("resource_id", AzureFixture.ResourceId("res")), .. AzureFixture.Login.Where(setting => setting.Name != missing)]));

        Assert.Contains($"{missing} (", error.Message, StringComparison.Ordinal);
        Assert.Empty(azure.Server.Requests);
    }

    [Fact]
    public async Task A_tenant_that_is_none_is_told()
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();

        UsageError error = await azure.ErrorAsync(azure.Context(null, ("resource_id", AzureFixture.ResourceId("res")), ("tenant_id", "not a tenant!"), ("client_id", "x"), ("client_secret", "y")));

        Assert.Equal(UsageErrorKind.Forbidden, error.Kind);
        Assert.Contains("tenant_id", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_of_another_tenant_is_told_and_is_not_an_invalid_key()
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();
        azure.Server.Answer(AzureFixture.AccountsPath, """{"error":{"code":"InvalidAuthenticationTokenTenant","message":"x"}}""", 401);

        UsageError error = await azure.ErrorAsync(azure.Context(null, [("subscription_id", "sub-1"), .. AzureFixture.Login]));

        Assert.Equal(UsageErrorKind.Forbidden, error.Kind);
        Assert.Contains("tenant_id", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://res.openai.azure.com/openai/deployments/x", true, null, "https://res.openai.azure.com/", "https://management.azure.com/.default")]
    [InlineData("https://res.services.ai.azure.com", true, null, "https://res.services.ai.azure.com/", "https://management.azure.com/.default")]
    [InlineData("https://res.openai.azure.us", false, null, "https://res.openai.azure.us/", "https://management.usgovcloudapi.net/.default")]
    [InlineData("https://res.openai.azure.cn", false, null, "https://res.openai.azure.cn/", "https://management.chinacloudapi.cn/.default")]
    [InlineData("https://gateway.example/azure", false, null, "https://gateway.example/azure", "https://management.azure.com/.default")]
    [InlineData("https://gateway.example/azure", true, "https://gateway.example/azure", "https://gateway.example/azure", "https://management.azure.com/.default")]
    [InlineData("https://openai.azure.com.evil.example", true, "https://openai.azure.com.evil.example/", "https://openai.azure.com.evil.example/", "https://management.azure.com/.default")]
    public async Task An_endpoint_replaces_all_hosts_only_when_it_is_configured_and_no_resources_own(string endpoint, bool isFromConfig, string? replaced, string resource, string scope)
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();

        AzureAccount account = new(azure.Context(null, new Uri(endpoint), isFromConfig).Account);

        Assert.Equal(replaced is null ? null : new Uri(replaced), account.Override);
        Assert.Equal(new Uri(resource), account.DataPlane);
        Assert.Equal(scope, account.Cloud.Scope);
    }

    [Fact]
    public async Task A_gateway_as_the_resources_endpoint_takes_only_the_key()
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();

        AzureAccount account = new(azure.Context(null, null, false, ("resource_endpoint", "https://gateway.example/azure")).Account);

        Assert.Null(account.Override);
        Assert.Equal(new Uri("https://gateway.example/azure"), account.DataPlane);
    }
}
