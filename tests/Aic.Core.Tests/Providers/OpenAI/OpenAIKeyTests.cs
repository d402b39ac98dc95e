using Aic.Core.Providers;
using Aic.Core.Providers.OpenAI;
using Aic.Core.Usage;
using static Aic.Core.Tests.Providers.OpenAI.OpenAIPayload;

namespace Aic.Core.Tests.Providers.OpenAI;

public sealed class OpenAIKeyTests
{
    private const string WrongKey = """{"error":{"message":"Incorrect API key provided: sk-test-*********cdef.","type":"invalid_request_error","param":null,"code":"invalid_api_key"}}""";

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task A_normal_key_is_told_from_a_wrong_one_and_the_message_names_the_admin_key(int status)
    {
        await using ProviderBench bench = await BenchAsync();
        RefuseAll(bench, Refused, status);

        UsageError error = await bench.FailAsync();
        KeyValidation validation = await bench.ValidateAsync();

        Assert.Equal(UsageErrorKind.Forbidden, error.Kind);
        Assert.Contains("https://platform.openai.com/settings/organization/admin-keys", error.Message, StringComparison.Ordinal);
        Assert.Contains("OPENAI_ADMIN_KEY", error.Message, StringComparison.Ordinal);
        Assert.Equal(KeyStatus.Forbidden, validation.Status);
        Assert.Equal(error.Message, validation.Message);
        Assert.Empty(validation.CanRead);
    }

    [Fact]
    public async Task A_wrong_key_is_invalid_and_no_part_of_it_is_repeated()
    {
        await using ProviderBench bench = await BenchAsync();
        RefuseAll(bench, WrongKey, 401);
        bench.Server.Answer(Models, WrongKey, 401);

        UsageError error = await bench.FailAsync();
        KeyValidation validation = await bench.ValidateAsync();

        Assert.Equal(UsageErrorKind.InvalidKey, error.Kind);
        Assert.Equal(KeyStatus.Invalid, validation.Status);
        Assert.DoesNotContain("cdef", error.Message + validation.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(403, 403)]
    [InlineData(403, 401)]
    [InlineData(401, 403)]
    public async Task A_restricted_key_is_forbidden_in_the_providers_words(int usageStatus, int modelsStatus)
    {
        await using ProviderBench bench = await BenchAsync();
        RefuseAll(bench, Refused, usageStatus);
        bench.Server.Answer(Models, Refused, modelsStatus);

        UsageError error = await bench.FailAsync();

        Assert.Equal(UsageErrorKind.Forbidden, error.Kind);
        Assert.Contains("insufficient permissions", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_is_not_called_wrong_because_the_models_could_not_be_asked()
    {
        await using ProviderBench bench = await BenchAsync();
        RefuseAll(bench, Refused, 401);
        bench.Server.Answer(Models, "{}", 503);

        Assert.Equal(UsageErrorKind.ServiceUnavailable, (await bench.FailAsync()).Kind);
        Assert.Equal(KeyStatus.Unreachable, (await bench.ValidateAsync()).Status);
    }

    [Fact]
    public async Task An_admin_key_is_valid_without_asking_for_models()
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Server.Answer(SpendLimit, Limit(100));

        KeyValidation validation = await bench.ValidateAsync();

        Assert.Equal(KeyStatus.Valid, validation.Status);
        Assert.Equal(["usage", "cost", "quotas"], validation.CanRead);
        Assert.Empty(bench.Server.RequestsTo(Models));
    }

    [Fact]
    public async Task What_a_valid_key_can_not_read_is_named()
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Server.Answer(Costs, Refused, 403).Answer(SpendLimit, Refused, 403);

        KeyValidation validation = await bench.ValidateAsync();

        Assert.Equal(KeyStatus.Valid, validation.Status);
        Assert.Equal(["usage"], validation.CanRead);
        Assert.Contains("can't read cost, quotas", validation.Message, StringComparison.Ordinal);
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

    [Fact]
    public async Task A_server_that_is_not_there_is_a_verdict()
    {
        ProviderBench bench = await BenchAsync();
        await bench.Server.DisposeAsync();

        Assert.Equal(UsageErrorKind.Network, (await bench.FailAsync()).Kind);
        Assert.Equal(KeyStatus.Unreachable, (await bench.ValidateAsync()).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("v1")]
    [InlineData("v1/")]
    public async Task The_key_travels_in_a_header_only_whatever_form_the_endpoint_has(string path)
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Endpoint = new Uri(bench.Server.Address, path);

        await bench.AskAsync("2026-11-01", "2026-11-02");

        Assert.Equal(13, bench.Server.Requests.Count);
        Assert.All(bench.Server.Requests, request => Assert.StartsWith("/v1/organization/", request.Path, StringComparison.Ordinal));
        Assert.All(bench.Server.Requests, request => Assert.Equal($"Bearer {bench.Key}", request.Header("Authorization")));
        Assert.All(bench.Server.Requests, request => Assert.DoesNotContain("sk-", request.Target, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_used_up_budget_is_said_to_need_more_than_waiting()
    {
        await using ProviderBench bench = await BenchAsync();
        bench.Server.Answer(Completions, """{"error":{"message":"You exceeded your current quota.","type":"insufficient_quota","param":null,"code":"insufficient_quota"}}""", 429);

        UsageError error = await bench.FailAsync();

        Assert.Equal(UsageErrorKind.RateLimited, error.Kind);
        Assert.Contains("Waiting doesn't help", error.Message, StringComparison.Ordinal);
        Assert.Null(error.RetryAfter);
        Assert.Single(bench.Server.RequestsTo(Completions));
    }

    private static void RefuseAll(ProviderBench bench, string body, int status)
    {
        foreach (string kind in OpenAIUsageKind.All.Select(kind => kind.Name))
        {
            bench.Server.Answer(Kind(kind), body, status);
        }

        bench.Server.Answer(Costs, body, status).Answer(SpendLimit, body, status);
    }
}
