using Aic.Core.Providers;
using Aic.Core.Providers.Cohere;
using Aic.Core.Usage;
using Aic.Testing;

namespace Aic.Core.Tests.Providers.Cohere;

public sealed class CohereTests
{
    private const string Check = "/v1/check-api-key";

    [Fact]
    public async Task A_valid_key_is_told_apart_from_the_usage_that_nobody_can_read()
    {
        await using ProviderBench bench = await ProviderBench.StartAsync(new CohereProvider());
        bench.Server.Answer(Check, """{"valid":true,"organization_id":"org-made-up","owner_id":"owner","new_field":[1]}""");

        ProviderReport report = await bench.AskAsync("2026-11-01", "2026-12-01");

        Assert.Null(report.Usage);
        Assert.Empty(report.Quotas);
        Assert.Equal(UsageErrorKind.NotSupported, report.Error?.Kind);
        Assert.Contains("https://dashboard.cohere.com/billing", report.Description, StringComparison.Ordinal);
        RecordedRequest request = Assert.Single(bench.Server.Requests);
        Assert.Equal(("POST", "", "Bearer sk-test-admin-0123456789abcdef"), (request.Method, request.Body, request.Header("Authorization")));
    }

    [Fact]
    public async Task Validation_names_the_organization_and_says_that_usage_is_elsewhere()
    {
        await using ProviderBench bench = await ProviderBench.StartAsync(new CohereProvider());
        bench.Server.Answer(Check, """{"valid":true,"organization_id":"org-made-up"}""");

        KeyValidation verdict = await bench.ValidateAsync();

        Assert.Equal((KeyStatus.Valid, "org-made-up"), (verdict.Status, verdict.Organization));
        Assert.Empty(verdict.CanRead);
        Assert.Contains("no interface for usage", verdict.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"valid":false}""", 200, KeyStatus.Invalid, UsageErrorKind.InvalidKey)]
    [InlineData("""{"message":"invalid api token"}""", 401, KeyStatus.Invalid, UsageErrorKind.InvalidKey)]
    [InlineData("""{"message":"not for you"}""", 403, KeyStatus.Forbidden, UsageErrorKind.Forbidden)]
    [InlineData("""{"message":"slow down"}""", 429, KeyStatus.Unreachable, UsageErrorKind.RateLimited)]
    [InlineData("""{"message":"broken"}""", 500, KeyStatus.Unreachable, UsageErrorKind.ServiceUnavailable)]
    [InlineData("""{"valid":null}""", 200, KeyStatus.Unreachable, UsageErrorKind.ParseError)]
    [InlineData("{}", 200, KeyStatus.Unreachable, UsageErrorKind.ParseError)]
    [InlineData("""{"valid":"yes"}""", 200, KeyStatus.Unreachable, UsageErrorKind.ParseError)]
    [InlineData("", 200, KeyStatus.Unreachable, UsageErrorKind.ParseError)]
    [InlineData("<html>Sign in</html>", 200, KeyStatus.Unreachable, UsageErrorKind.ParseError)]
    [InlineData("""{"valid":tr""", 200, KeyStatus.Unreachable, UsageErrorKind.ParseError)]
    public async Task Anything_but_a_clear_yes_is_no_valid_key(string body, int status, KeyStatus verdict, UsageErrorKind error)
    {
        await using ProviderBench bench = await ProviderBench.StartAsync(new CohereProvider());
        bench.Server.Answer(Check, body, status);

        KeyValidation validation = await bench.ValidateAsync();
        UsageError failure = await bench.FailAsync();

        Assert.Equal((verdict, error), (validation.Status, failure.Kind));
        Assert.DoesNotContain("sk-test-admin", validation.Message + failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_key_nobody_is_asked_and_the_way_to_set_one_is_told()
    {
        await using ProviderBench bench = await ProviderBench.StartAsync(new CohereProvider());
        bench.Key = null;

        Assert.Equal(KeyStatus.Missing, (await bench.ValidateAsync()).Status);
        Assert.Contains("CO_API_KEY", (await bench.FailAsync()).Message, StringComparison.Ordinal);
        Assert.Empty(bench.Server.Requests);
    }

    [Fact]
    public void The_catalog_has_it_with_the_variables_of_its_own_libraries()
    {
        ProviderDescriptor descriptor = Assert.IsType<CohereProvider>(ProviderCatalog.Find("cohere")).Descriptor;

        Assert.Equal(["CO_API_KEY", "COHERE_API_KEY"], descriptor.KeyVariables);
        Assert.Equal(["CO_API_URL"], descriptor.EndpointVariables);
    }
}
