using Aic.Core.Providers;
using Aic.Core.Usage;
using static Aic.Core.Tests.Providers.Anthropic.AnthropicPayload;

namespace Aic.Core.Tests.Providers.Anthropic;

public sealed class AnthropicKeyTests
{
    private static readonly string WrongKey = Error("authentication_error", "invalid x-api-key");

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task A_normal_key_is_told_from_a_wrong_one_and_the_message_names_the_admin_key(int status)
    {
        await using ProviderBench bench = await BenchAsync();
        RefuseAll(bench, WrongKey, status);

        UsageError error = await bench.FailAsync();
        KeyValidation validation = await bench.ValidateAsync();

        Assert.Equal(UsageErrorKind.Forbidden, error.Kind);
        Assert.Contains("https://platform.claude.com/settings/admin-keys", error.Message, StringComparison.Ordinal);
        Assert.Contains("ANTHROPIC_ADMIN_KEY", error.Message, StringComparison.Ordinal);
        Assert.Equal(KeyStatus.Forbidden, validation.Status);
        Assert.Equal(error.Message, validation.Message);
    }

    [Fact]
    public async Task A_wrong_key_is_invalid()
    {
        await using ProviderBench bench = await BenchAsync();
        RefuseAll(bench, WrongKey, 401);
        bench.Server.Answer(ModelsPath, WrongKey, 401);

        Assert.Equal(UsageErrorKind.InvalidKey, (await bench.FailAsync()).Kind);
        Assert.Equal(KeyStatus.Invalid, (await bench.ValidateAsync()).Status);
    }

    [Fact]
    public async Task A_key_without_the_right_is_forbidden_in_the_providers_words_and_nothing_else_is_tried()
    {
        await using ProviderBench bench = await BenchAsync();
        RefuseAll(bench, Refused, 403);
        bench.Server.Answer(ModelsPath, WrongKey, 401);

        UsageError error = await bench.FailAsync();

        Assert.Equal(UsageErrorKind.Forbidden, error.Kind);
        Assert.Contains("isn't allowed", error.Message, StringComparison.Ordinal);
        Assert.Empty(bench.Server.RequestsTo(UsageReportPath));
    }

    [Fact]
    public async Task A_key_that_may_not_read_older_reports_is_told_how_far_the_analytics_reach()
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Server.Answer(UsageReportPath, Refused, 403).Answer(CostReportPath, Refused, 403);

        UsageError error = await bench.FailAsync("2025-12-01", "2025-12-02");

        Assert.Equal(UsageErrorKind.Forbidden, error.Kind);
        Assert.Contains("reach back to 2026-01-01", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_admin_key_is_valid_and_its_organization_is_named()
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Server.Answer(SpendLimitsPath, Page());

        KeyValidation validation = await bench.ValidateAsync();

        Assert.Equal(KeyStatus.Valid, validation.Status);
        Assert.Equal(["usage", "cost", "quotas"], validation.CanRead);
        Assert.Equal("Example Works", validation.Organization);
        Assert.Empty(bench.Server.RequestsTo(ModelsPath));
    }

    [Fact]
    public async Task An_admin_key_of_an_organization_without_analytics_is_valid()
    {
        await using ProviderBench bench = await OlderBenchAsync();

        KeyValidation validation = await bench.ValidateAsync();

        Assert.Equal(KeyStatus.Valid, validation.Status);
        Assert.Equal(["usage", "cost"], validation.CanRead);
    }

    [Fact]
    public async Task A_key_for_the_analytics_alone_is_valid_without_an_organizations_name()
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Server.Answer(OrganizationPath, Refused, 403);

        KeyValidation validation = await bench.ValidateAsync();

        Assert.Equal(KeyStatus.Valid, validation.Status);
        Assert.Null(validation.Organization);
    }

    [Fact]
    public async Task Without_a_key_nobody_is_asked()
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Key = null;

        Assert.Equal(UsageErrorKind.MissingKey, (await bench.FailAsync()).Kind);
        Assert.Equal(KeyStatus.Missing, (await bench.ValidateAsync()).Status);
        Assert.Empty(bench.Server.Requests);
    }

    [Theory]
    [InlineData("")]
    [InlineData("v1")]
    public async Task The_key_travels_in_a_header_only_whatever_form_the_endpoint_has(string path)
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Endpoint = new Uri(bench.Server.Address, path);

        await bench.AskAsync("2026-11-01", "2026-11-02");

        Assert.Equal(3, bench.Server.Requests.Count);
        Assert.All(bench.Server.Requests, request => Assert.StartsWith("/v1/organizations/", request.Path, StringComparison.Ordinal));
        Assert.All(bench.Server.Requests, request => Assert.Equal(bench.Key, request.Header("x-api-key")));
        Assert.All(bench.Server.Requests, request => Assert.DoesNotContain("sk-", request.Target, StringComparison.Ordinal));
    }

    private static void RefuseAll(ProviderBench bench, string body, int status)
    {
        foreach (string path in new[] { UsagePath, CostPath, UsageReportPath, CostReportPath, SpendLimitsPath, OrganizationPath })
        {
            bench.Server.Answer(path, body, status);
        }
    }
}
