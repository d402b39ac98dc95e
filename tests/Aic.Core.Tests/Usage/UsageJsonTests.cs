using System.Text.Json;
using System.Text.Json.Nodes;
using Aic.Core.Usage;

namespace Aic.Core.Tests.Usage;

public sealed class UsageJsonTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly ProviderUsage Usage = new()
    {
        ProviderId = "openai",
        ProviderName = "OpenAI",
        Account = "work",
        IsAvailable = true,
        IsConfigured = true,
        AuthSource = AuthSource.Environment,
        FetchedAt = Start.AddDays(3),
        IsStale = true,
        Error = new UsageError(UsageErrorKind.RateLimited, "Try again later.", TimeSpan.FromSeconds(90)),
        Usage = new UsageData
        {
            RequestsCount = 5,
            TokensInput = 500,
            TokensOutput = 50,
            CostUsd = 0.0600m,
            CostSource = CostSource.Billed,
            PeriodStart = Start,
            PeriodEnd = Start.AddMonths(1),
        },
    };

    [Fact]
    public void The_wire_form_has_the_documented_names()
    {
        string json = JsonSerializer.Serialize(new UsageReport { Version = "0.5.0", Providers = [Usage] }, UsageJson.Default.UsageReport);

        JsonNode provider = JsonNode.Parse(json)!["providers"]![0]!;
        Assert.Equal("openai", (string?)provider["provider_id"]);
        Assert.Equal("OpenAI", (string?)provider["provider_name"]);
        Assert.True((bool?)provider["is_available"]);
        Assert.True(provider.AsObject().ContainsKey("description"));
        Assert.Equal("environment", (string?)provider["auth_source"]);
        Assert.Equal("rate_limited", (string?)provider["error"]!["kind"]);
        Assert.Equal(90, (int?)provider["error"]!["retry_after"]);
        JsonNode usage = provider["usage"]!;
        Assert.Equal(5, (long?)usage["requests_count"]);
        Assert.Equal(500, (long?)usage["tokens_input"]);
        Assert.Equal(50, (long?)usage["tokens_output"]);
        Assert.Equal(0.06m, (decimal?)usage["cost_usd"]);
        Assert.Equal("billed", (string?)usage["cost_source"]);
        Assert.Equal("2026-11-01T00:00:00+00:00", (string?)usage["period_start"]);
    }

    [Fact]
    public void An_unknown_count_is_null_and_not_left_out()
    {
        JsonObject usage = JsonNode.Parse(JsonSerializer.Serialize(Usage, UsageJson.Default.ProviderUsage))!["usage"]!.AsObject();

        Assert.True(usage.ContainsKey("tokens_cache_read"));
        Assert.Null(usage["tokens_cache_read"]);
    }

    [Fact]
    public void What_is_written_is_read_back_the_same()
    {
        string json = JsonSerializer.Serialize(Usage, UsageJson.Default.ProviderUsage);

        ProviderUsage? read = JsonSerializer.Deserialize(json, UsageJson.Default.ProviderUsage);

        Assert.Equal(json, JsonSerializer.Serialize(read, UsageJson.Default.ProviderUsage));
        Assert.Equal("openai@work", read!.AccountId);
    }
}
