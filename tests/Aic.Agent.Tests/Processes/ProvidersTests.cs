using System.Text.Json;
using Aic.Testing;

namespace Aic.Agent.Tests.Processes;

public sealed class ProvidersTests
{
    [Fact]
    public async Task List_shows_where_a_key_comes_from_and_what_to_set_for_the_others()
    {
        using AicHome home = new();
        home.Environment["OPENAI_ADMIN_KEY"] = FakeOpenAI.Key;

        AicResult result = await home.RunAsync("providers", "list");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("OPENAI_ADMIN_KEY", result.LineOf("openai"), StringComparison.Ordinal);
        Assert.Contains(result.Lines, line => line.Contains("ANTHROPIC_ADMIN_KEY", StringComparison.Ordinal));
        Assert.DoesNotContain("not-a-real-key", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_as_json_has_the_catalog_and_no_key()
    {
        using AicHome home = new();
        home.Environment["OPENAI_ADMIN_KEY"] = FakeOpenAI.Key;

        AicResult result = await home.RunAsync("providers", "list", "--json");

        using JsonDocument list = JsonDocument.Parse(result.Out);
        JsonElement openai = list.RootElement.EnumerateArray().Single(provider => provider.GetProperty("account_id").GetString() == "openai");
        Assert.True(openai.GetProperty("is_configured").GetBoolean());
        Assert.Equal("environment", openai.GetProperty("auth_source").GetString());
        Assert.Equal("OPENAI_ADMIN_KEY", openai.GetProperty("key_variable").GetString());
        Assert.Contains("OPENAI_API_KEY", openai.GetProperty("key_variables").EnumerateArray().Select(name => name.GetString()));
        Assert.DoesNotContain("not-a-real-key", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_tells_a_good_key_and_ends_with_0()
    {
        await using FakeServer server = await FakeOpenAI.StartAsync();
        using AicHome home = AicHome.WithOpenAI(server);

        AicResult result = await home.RunAsync("providers", "test");

        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith("openai valid", result.LineOf("openai"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_tells_a_refused_key_and_ends_with_1()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.AnswerAll(_ => new FakeAnswer("""{ "error": { "message": "no" } }""", 401));
        using AicHome home = AicHome.WithOpenAI(server);

        AicResult table = await home.RunAsync("providers", "test", "openai");
        AicResult json = await home.RunAsync("providers", "test", "openai", "--json");

        Assert.Equal((1, 1), (table.ExitCode, json.ExitCode));
        Assert.StartsWith("openai invalid", table.LineOf("openai"), StringComparison.Ordinal);
        using JsonDocument verdicts = JsonDocument.Parse(json.Out);
        Assert.Equal("invalid", Assert.Single(verdicts.RootElement.EnumerateArray()).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Test_of_a_named_provider_without_a_key_ends_with_1()
    {
        using AicHome home = new();

        AicResult named = await home.RunAsync("providers", "test", "openai");
        AicResult everybody = await home.RunAsync("providers", "test");

        Assert.Equal((1, 0), (named.ExitCode, everybody.ExitCode));
        Assert.StartsWith("openai missing", named.LineOf("openai"), StringComparison.Ordinal);
    }
}
