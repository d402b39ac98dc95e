using System.Text.Json;
using Aic.Core;
using Aic.Testing;

namespace Aic.Agent.Tests.Processes;

public sealed class UsageJsonTests
{
    [Fact]
    public async Task Json_has_the_wire_form_with_exact_numbers()
    {
        await using FakeServer server = await FakeOpenAI.StartAsync();
        using AicHome home = AicHome.WithOpenAI(server);

        AicResult result = await home.RunAsync(["usage", "openai", "--json", .. FakeOpenAI.Period]);

        Assert.Equal(0, result.ExitCode);
        using JsonDocument report = JsonDocument.Parse(result.Out);
        Assert.Equal(AicVersion.Current, report.RootElement.GetProperty("version").GetString());
        Assert.False(report.RootElement.TryGetProperty("groups", out _));
        JsonElement openai = Assert.Single(report.RootElement.GetProperty("providers").EnumerateArray());
        Assert.Equal("openai", openai.GetProperty("provider_id").GetString());
        Assert.Equal("OpenAI", openai.GetProperty("provider_name").GetString());
        Assert.True(openai.GetProperty("is_available").GetBoolean());
        Assert.Equal(JsonValueKind.Null, openai.GetProperty("description").ValueKind);
        JsonElement usage = openai.GetProperty("usage");
        Assert.Equal(50, usage.GetProperty("requests_count").GetInt64());
        Assert.Equal(1_150_000, usage.GetProperty("tokens_input").GetInt64());
        Assert.Equal(3_700, usage.GetProperty("tokens_output").GetInt64());
        Assert.Equal(400_000, usage.GetProperty("tokens_cache_read").GetInt64());
        Assert.Equal("3.7500", usage.GetProperty("cost_usd").GetRawText());
        Assert.Equal("billed", usage.GetProperty("cost_source").GetString());
        Assert.Equal("2026-11-01T00:00:00+00:00", usage.GetProperty("period_start").GetString());
        Assert.Equal("2026-11-03T00:00:00+00:00", usage.GetProperty("period_end").GetString());
    }

    [Fact]
    public async Task A_provider_without_a_key_is_in_json_too_with_null_for_its_usage()
    {
        using AicHome home = new();

        AicResult result = await home.RunAsync("usage", "open*", "--json");

        Assert.Equal(0, result.ExitCode);
        using JsonDocument report = JsonDocument.Parse(result.Out);
        JsonElement openai = Assert.Single(report.RootElement.GetProperty("providers").EnumerateArray());
        Assert.False(openai.GetProperty("is_available").GetBoolean());
        Assert.Equal(JsonValueKind.Null, openai.GetProperty("usage").ValueKind);
        Assert.Equal("missing_key", openai.GetProperty("error").GetProperty("kind").GetString());
        Assert.Contains("OPENAI_ADMIN_KEY", openai.GetProperty("description").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_has_groups_when_they_are_asked_for()
    {
        await using FakeServer server = await FakeOpenAI.StartAsync();
        using AicHome home = AicHome.WithOpenAI(server);

        AicResult result = await home.RunAsync(["usage", "openai", "--json", "--by", "day", .. FakeOpenAI.Period]);

        using JsonDocument report = JsonDocument.Parse(result.Out);
        JsonElement[] groups = [.. report.RootElement.GetProperty("groups").EnumerateArray()];
        Assert.Equal(["2026-11-01", "2026-11-02"], groups.Select(group => group.GetProperty("day").GetString()));
        Assert.Equal(42, groups[0].GetProperty("requests_count").GetInt64());
        Assert.Equal(1.2345m, groups[0].GetProperty("cost_usd").GetDecimal());
    }

    [Fact]
    public async Task The_key_is_nowhere_in_the_output()
    {
        await using FakeServer server = await FakeOpenAI.StartAsync();
        using AicHome home = AicHome.WithOpenAI(server);
        home.Environment["AIC_LOG_LEVEL"] = "trace";

        AicResult usage = await home.RunAsync(["usage", "--json", "--by", "model", .. FakeOpenAI.Period]);
        FakeOpenAI.GoDown(server);
        AicResult failure = await home.RunAsync(["usage", "--refresh", .. FakeOpenAI.Period]);

        Assert.All([usage.Out, usage.Error, failure.Out, failure.Error], text => Assert.DoesNotContain("not-a-real-key", text, StringComparison.Ordinal));
        Assert.Contains("debug: ", usage.Error, StringComparison.Ordinal);
    }
}
