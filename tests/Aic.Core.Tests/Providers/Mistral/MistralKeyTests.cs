using Aic.Core.Providers;
using Aic.Core.Providers.Mistral;
using Aic.Core.Usage;
using Aic.Testing;

namespace Aic.Core.Tests.Providers.Mistral;

/// <summary>Which key opens which door, and what is said at a closed one.</summary>
public sealed class MistralKeyTests
{
    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    public async Task An_ordinary_key_is_valid_and_told_which_key_reads_usage(int refusal)
    {
        await using ProviderBench bench = await ProviderBench.StartAsync(new MistralProvider());
        bench.Server.AnswerAll(_ => new FakeAnswer("""{"detail":"Admin key required"}""", refusal))
            .Answer("/v1/models", """{"object":"list","data":[]}""")
            .Answer("/v1/billing/budget", "{}", 404);

        ProviderReport report = await bench.AskAsync("2026-11-01", "2026-12-01");
        KeyValidation verdict = await bench.ValidateAsync();

        Assert.Null(report.Usage);
        Assert.Empty(report.Quotas);
        Assert.Empty(report.Notes);
        Assert.Equal(UsageErrorKind.Forbidden, report.Error?.Kind);
        Assert.Contains("MISTRAL_ADMIN_API_KEY", report.Description, StringComparison.Ordinal);
        Assert.Equal(KeyStatus.Valid, verdict.Status);
        Assert.Empty(verdict.CanRead);
        Assert.Contains("MISTRAL_ADMIN_API_KEY", verdict.Message, StringComparison.Ordinal);
        Assert.All(bench.Server.RequestsTo("/v1/models"), request => Assert.Null(request.Header("x-api-key")));
    }

    [Fact]
    public async Task An_ordinary_key_that_may_see_the_budget_shows_it()
    {
        await using ProviderBench bench = await ProviderBench.StartAsync(new MistralProvider());
        bench.Server.AnswerAll(_ => new FakeAnswer("{}", 403))
            .Answer("/v1/models", """{"object":"list","data":[]}""")
            .Answer("/v1/billing/budget", """
                {"api_budget":{"usage_percentage":7.078156333333333,"initial_budget":25.5,"currency":"eur","reset_at":"2026-12-01T00:00:00Z","payg_enabled":false},
                 "vibe_budget":{"usage_percentage":"40","initial_budget":null,"currency":null,"reset_at":null}}
                """);

        ProviderReport report = await bench.AskAsync("2026-11-01", "2026-12-01");

        Assert.Equal(
            [
                new QuotaWindow { Name = "monthly API budget", Limit = 25.5m, Unit = "EUR", UsedPercent = 7.078156333333333m, ResetsAt = ProviderBench.At("2026-12-01") },
                new QuotaWindow { Name = "monthly Vibe budget", UsedPercent = 40 },
            ],
            report.Quotas);
        Assert.Equal(UsageErrorKind.Forbidden, report.Error?.Kind);
    }

    [Theory]
    [InlineData("<html></html>", 200)]
    [InlineData("""{"api_budget":7}""", 200)]
    [InlineData("{}", 500)]
    public async Task A_budget_that_can_not_be_read_makes_no_noise(string body, int status)
    {
        await using ProviderBench bench = await ProviderBench.StartAsync(new MistralProvider());
        bench.Server.AnswerAll(_ => new FakeAnswer("{}", 401)).Answer("/v1/models", """{"data":[]}""").Answer("/v1/billing/budget", body, status);

        ProviderReport report = await bench.AskAsync("2026-11-01", "2026-12-01");

        Assert.Empty(report.Quotas);
        Assert.Empty(report.Notes);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(404)]
    public async Task A_key_that_nobody_knows_is_invalid(int refusal)
    {
        await using ProviderBench bench = await ProviderBench.StartAsync(new MistralProvider());
        bench.Server.AnswerAll(_ => new FakeAnswer("""{"detail":"Unauthorized"}""", refusal)).Answer("/v1/models", """{"detail":"Unauthorized"}""", 401);

        UsageError error = await bench.FailAsync();
        KeyValidation verdict = await bench.ValidateAsync();

        Assert.Equal((UsageErrorKind.InvalidKey, KeyStatus.Invalid), (error.Kind, verdict.Status));
        Assert.DoesNotContain("sk-test-admin", error.Message + verdict.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_admin_key_that_may_not_read_this_is_forbidden_and_not_invalid()
    {
        await using ProviderBench bench = await ProviderBench.StartAsync(new MistralProvider());
        bench.Server.AnswerAll(_ => new FakeAnswer("""{"detail":"Billing is not for this key"}""", 403)).Answer("/v1/models", "{}", 401);

        Assert.Equal(UsageErrorKind.Forbidden, (await bench.FailAsync()).Kind);
        Assert.Equal(KeyStatus.Forbidden, (await bench.ValidateAsync()).Status);
    }

    [Fact]
    public async Task An_admin_key_validates_at_the_admin_interface_alone()
    {
        await using ProviderBench bench = await ProviderBench.StartAsync(new MistralProvider());
        bench.Server.AnswerNoLimits();

        KeyValidation verdict = await bench.ValidateAsync();

        Assert.Equal(KeyStatus.Valid, verdict.Status);
        Assert.Equal(["usage", "cost", "quotas"], verdict.CanRead);
        Assert.Equal("/v1/admin/rate-limit", Assert.Single(bench.Server.Requests).Path);
    }

    [Fact]
    public async Task Where_the_newer_address_is_not_there_the_older_one_answers_everything()
    {
        await using ProviderBench bench = await ProviderBench.StartAsync(new MistralProvider());
        bench.Server.AnswerNoLimits("/api/admin").AnswerMonths("/api/admin/usage", "EUR", ("2026-11", new MistralAnswer(2026, 11).Use("m", "input", "2026-11-03", 5)));

        ProviderReport report = await bench.AskAsync("2026-10-01", "2026-12-01");

        Assert.Equal(5, report.Usage!.TokensInput);
        Assert.Equal(
            ["/v1/admin/usage", "/api/admin/usage", "/api/admin/usage"],
            bench.Server.Requests.Select(request => request.Path).Where(path => path.EndsWith("usage", StringComparison.Ordinal)));
        Assert.Single(bench.Server.Requests, request => request.Path.StartsWith("/v1/", StringComparison.Ordinal));
        Assert.Equal(KeyStatus.Valid, (await bench.ValidateAsync()).Status);
    }

    [Theory]
    [InlineData(500, KeyStatus.Unreachable)]
    [InlineData(429, KeyStatus.Unreachable)]
    public async Task A_provider_in_trouble_says_nothing_of_the_key(int status, KeyStatus verdict)
    {
        await using ProviderBench bench = await ProviderBench.StartAsync(new MistralProvider());
        bench.Server.AnswerAll(_ => new FakeAnswer("{}", status));

        Assert.Equal(verdict, (await bench.ValidateAsync()).Status);
    }

    [Fact]
    public async Task Without_a_key_nobody_is_asked_and_the_way_to_set_one_is_told()
    {
        await using ProviderBench bench = await ProviderBench.StartAsync(new MistralProvider());
        bench.Key = null;

        Assert.Equal(KeyStatus.Missing, (await bench.ValidateAsync()).Status);
        Assert.Contains("MISTRAL_ADMIN_API_KEY", (await bench.FailAsync()).Message, StringComparison.Ordinal);
        Assert.Empty(bench.Server.Requests);
    }

    [Fact]
    public async Task Cancelling_stops_at_once()
    {
        await using ProviderBench bench = await ProviderBench.StartAsync(new MistralProvider());
        bench.Server.AnswerAll(_ => new FakeAnswer("{}") { Delay = Timeout.InfiniteTimeSpan });
        using CancellationTokenSource cancel = new();

        Task<ProviderReport> asking = bench.AskAsync(ProviderBench.Period("2026-11-01", "2026-12-01"), cancel.Token);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
    }

    [Fact]
    public void The_catalog_has_it_and_an_admin_key_is_looked_for_first() =>
        Assert.Equal(["MISTRAL_ADMIN_API_KEY", "MISTRAL_API_KEY"], Assert.IsType<MistralProvider>(ProviderCatalog.Find("mistral")).Descriptor.KeyVariables);
}
