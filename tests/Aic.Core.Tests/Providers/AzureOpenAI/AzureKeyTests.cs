using Aic.Core.Providers;
using Aic.Core.Usage;
using Aic.Testing;

namespace Aic.Core.Tests.Providers.AzureOpenAI;

public sealed class AzureKeyTests
{
    [Fact]
    public async Task A_key_is_checked_at_its_resource_in_a_header()
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();

        KeyValidation verdict = await AzureFixture.ValidateAsync(azure.Context(AzureFixture.ApiKey, azure.Server.Address, isFromConfig: false));

        RecordedRequest request = Assert.Single(azure.Server.Requests);
        Assert.Equal("/openai/models?api-version=2024-10-21", request.Target);
        Assert.Equal(AzureFixture.ApiKey, request.Header("api-key"));
        Assert.Equal(KeyStatus.Valid, verdict.Status);
        Assert.Empty(verdict.CanRead);
        AssertNamesWhatIsNeeded(verdict.Message);
    }

    [Fact]
    public async Task Usage_with_a_key_alone_is_forbidden_and_names_what_is_needed()
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();

        UsageError error = await azure.ErrorAsync(azure.Context(AzureFixture.ApiKey));

        Assert.Equal(UsageErrorKind.Forbidden, error.Kind);
        AssertNamesWhatIsNeeded(error.Message);
        Assert.Equal(["/openai/models"], azure.Server.Requests.Select(request => request.Path));
    }

    [Theory]
    [InlineData(401, "401", KeyStatus.Invalid)]
    [InlineData(403, "AuthenticationTypeDisabled", KeyStatus.Forbidden)]
    [InlineData(403, "403", KeyStatus.Forbidden)]
    [InlineData(404, "404", KeyStatus.Unreachable)]
    [InlineData(503, "503", KeyStatus.Unreachable)]
    public async Task Each_refusal_is_told_for_what_it_is(int status, string code, KeyStatus expected)
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();
        azure.Server.Answer("/openai/models", $$$"""{"error":{"code":"{{{code}}}","message":"Refused {{{AzureFixture.ApiKey}}}."}}""", status);

        KeyValidation verdict = await AzureFixture.ValidateAsync(azure.Context(AzureFixture.ApiKey));

        Assert.Equal(expected, verdict.Status);
        Assert.DoesNotContain(AzureFixture.ApiKey, verdict.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_key_alone_is_an_invalid_key()
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();
        azure.Server.Answer("/openai/models", "{}", 401);

        Assert.Equal(UsageErrorKind.InvalidKey, (await azure.ErrorAsync(azure.Context(AzureFixture.ApiKey))).Kind);
    }

    [Fact]
    public async Task A_page_instead_of_JSON_is_no_valid_key()
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();
        azure.Server.Answer("/openai/models", _ => new FakeAnswer("<html></html>") { ContentType = "text/html" });

        Assert.Equal(KeyStatus.Unreachable, (await AzureFixture.ValidateAsync(azure.Context(AzureFixture.ApiKey))).Status);
    }

    [Fact]
    public async Task A_key_without_an_endpoint_can_not_be_checked_and_says_what_to_set()
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();

        KeyValidation verdict = await AzureFixture.ValidateAsync(azure.Context(AzureFixture.ApiKey, null, false));

        Assert.Equal(KeyStatus.Unreachable, verdict.Status);
        Assert.Contains("AZURE_OPENAI_ENDPOINT", verdict.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_login_alone_is_enough_to_read_usage()
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();

        KeyValidation verdict = await AzureFixture.ValidateAsync(azure.Context());

        Assert.Equal((KeyStatus.Valid, "sub-1"), (verdict.Status, verdict.Organization));
        Assert.Equal(["usage"], verdict.CanRead);
        Assert.Empty(azure.Server.RequestsTo("/openai/models"));
    }

    [Fact]
    public async Task A_good_key_beside_a_login_without_the_role_is_valid_and_says_which_role()
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();
        azure.Server.Answer(AzureFixture.AccountsPath, """{"error":{"code":"AuthorizationFailed","message":"x"}}""", 403);

        KeyValidation verdict = await AzureFixture.ValidateAsync(azure.Context(AzureFixture.ApiKey, [("subscription_id", "sub-1"), .. AzureFixture.Login]));

        Assert.Equal(KeyStatus.Valid, verdict.Status);
        Assert.Contains("Monitoring Reader", verdict.Message, StringComparison.Ordinal);
        Assert.Empty(verdict.CanRead);
    }

    [Fact]
    public async Task A_wrong_key_beside_a_good_login_is_invalid_and_usage_is_read_all_the_same()
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();
        azure.Server.Answer("/openai/models", "{}", 401);
        ProviderContext context = azure.Context(AzureFixture.ApiKey, [("resource_id", AzureFixture.ResourceId("res")), .. AzureFixture.Login]);

        KeyValidation verdict = await AzureFixture.ValidateAsync(context);
        ProviderReport report = await AzureFixture.ReadAsync(context, "2026-11-01T00:00:00Z", "2026-11-04T00:00:00Z");

        Assert.Equal(KeyStatus.Invalid, verdict.Status);
        Assert.Equal(["usage"], verdict.CanRead);
        Assert.NotNull(report.Usage);
    }

    [Theory]
    [InlineData("resource_id", "/subscriptions/x/resourceGroups/y")]
    [InlineData("resource_id", "/subscriptions/x/resourceGroups/y/providers/Microsoft.Storage/storageAccounts/z")]
    [InlineData("resource_endpoint", "res.openai.azure.com")]
    public async Task A_setting_that_is_not_of_its_form_is_named(string name, string value)
    {
        await using AzureFixture azure = await AzureFixture.StartAsync();
        ProviderContext context = azure.Context(AzureFixture.ApiKey, (name, value));

        KeyValidation verdict = await AzureFixture.ValidateAsync(context);
        UsageError error = await azure.ErrorAsync(context);

        Assert.Equal(KeyStatus.Forbidden, verdict.Status);
        Assert.Contains(name, verdict.Message, StringComparison.Ordinal);
        Assert.Contains(name, error.Message, StringComparison.Ordinal);
        Assert.Empty(azure.Server.Requests);
    }

    [Fact]
    public void The_catalog_has_it_with_its_settings()
    {
        ProviderDescriptor descriptor = Assert.IsAssignableFrom<IUsageProvider>(ProviderCatalog.Find("azure-openai")).Descriptor;

        Assert.Equal(["AZURE_OPENAI_API_KEY"], descriptor.KeyVariables);
        Assert.Equal(["AZURE_OPENAI_ENDPOINT"], descriptor.EndpointVariables);
        Assert.Equal(["resource_id", "subscription_id"], descriptor.Settings.Where(setting => setting.IsCredential).Select(setting => setting.Name));
        Assert.Equal(["client_secret"], descriptor.Settings.Where(setting => setting.IsSecret).Select(setting => setting.Name));
    }

    private static void AssertNamesWhatIsNeeded(string message)
    {
        Assert.Contains("subscription_id", message, StringComparison.Ordinal);
        Assert.Contains("Monitoring Reader", message, StringComparison.Ordinal);
        Assert.Contains("Cost Management Reader", message, StringComparison.Ordinal);
    }
}
