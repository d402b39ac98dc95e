using System.Net;
using System.Text.Json;
using Aic.Core.Configuration;
using Aic.Testing;

namespace Aic.Agent.Tests.Server;

public sealed class ConfigEndpointTests
{
    private const string Key = "sk-work-not-a-real-key-9876543210";

    [Fact]
    public async Task The_configuration_is_shown_with_its_keys_masked()
    {
        await using AgentHome home = await AgentHome.WithAsync("alpha");
        home.WriteConfig($$"""{ "providers": { "alpha": { "api_key": "{{Key}}", "client_secret": "hidden" } }, "require_token": false, "cache_ttl_seconds": 60 }""");
        await home.StartAsync();

        JsonElement config = await home.GetJsonAsync("/api/v1/config");

        JsonElement alpha = config.GetProperty("providers").GetProperty("alpha");
        Assert.Equal(("••••3210", "••••", 60), (alpha.GetProperty("api_key").GetString(), alpha.GetProperty("client_secret").GetString(), config.GetProperty("cache_ttl_seconds").GetInt32()));
        Assert.False(config.TryGetProperty("problem", out _));
    }

    [Fact]
    public async Task A_patch_changes_what_it_names_and_keeps_the_rest()
    {
        await using AgentHome home = await AgentHome.WithAsync("alpha");
        home.WriteConfig($$"""{ "providers": { "alpha": { "enabled": false, "api_key": "{{Key}}" }, "future": { "x": 1 } }, "mine": { "y": [2] } }""");
        await home.StartAsync();

        using HttpResponseMessage response = await home.PostAsync("/api/v1/config", """{ "cache_ttl_seconds": 600, "providers": { "alpha": { "enabled": true } } }""");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(600, (await AgentHome.ReadAsync(response)).GetProperty("cache_ttl_seconds").GetInt32());
        JsonElement file = JsonElement.Parse(File.ReadAllBytes(home.Paths.ConfigFile));
        Assert.Equal((true, Key), (file.GetProperty("providers").GetProperty("alpha").GetProperty("enabled").GetBoolean(), file.GetProperty("providers").GetProperty("alpha").GetProperty("api_key").GetString()));
        Assert.Equal(1, file.GetProperty("providers").GetProperty("future").GetProperty("x").GetInt32());
        Assert.Equal(2, file.GetProperty("mine").GetProperty("y")[0].GetInt32());
    }

    [Fact]
    public async Task Null_removes_a_field_and_an_account()
    {
        await using AgentHome home = await AgentHome.WithAsync("alpha", "beta");
        home.WriteConfig($$"""{ "providers": { "alpha": { "api_key": "{{Key}}" }, "beta": { "api_key": "{{Key}}" } } }""");
        await home.StartAsync();

        (await home.PostAsync("/api/v1/config", """{ "providers": { "alpha": { "api_key": null }, "beta": null } }""")).Dispose();

        JsonElement providers = JsonElement.Parse(File.ReadAllBytes(home.Paths.ConfigFile)).GetProperty("providers");
        Assert.False(providers.GetProperty("alpha").TryGetProperty("api_key", out _));
        Assert.False(providers.TryGetProperty("beta", out _));
    }

    [Theory]
    [InlineData("""{ "cache_ttl_seconds": -1 }""", "cache_ttl_seconds must be")]
    [InlineData("""{ "cache_ttl_seconds": "60" }""", "cache_ttl_seconds must be")]
    [InlineData("""{ "cache_ttl": 60 }""", "There is no setting")]
    [InlineData("""{ "problem": null }""", "There is no setting")]
    [InlineData("""{ "require_token": "yes" }""", "require_token must be true or false")]
    [InlineData("""{ "allowed_origins": "http://localhost:3000" }""", "must be a list of web origins")]
    [InlineData("""{ "allowed_origins": ["*"] }""", "must be a list of web origins")]
    [InlineData("""{ "allowed_origins": ["http://localhost:3000/"] }""", "must be a list of web origins")]
    [InlineData("""{ "providers": [] }""", "providers must be an object")]
    [InlineData("""{ "providers": { "alpha": "sk-hidden" } }""", "alpha must be an object")]
    [InlineData("""{ "providers": { "alpha": { "api_kye": "hidden" } } }""", "alpha has no field")]
    [InlineData("""{ "providers": { "alpha": { "api_key": "••••3210" } } }""", "is the masked form")]
    [InlineData("""{ "providers": { "alpha": { "client_secret": "••••" } } }""", "is the masked form")]
    [InlineData("""{ "providers": { "alpha": { "api_key": "hidden\nhidden" } } }""", "holds line breaks")]
    [InlineData("""{ "providers": { "alpha": { "api_key": { "hidden": 1 } } } }""", "can't be a list or an object")]
    [InlineData("""{ "providers": { "alpha": { "enabled": 1 } } }""", "enabled must be true or false")]
    [InlineData("""{ "providers": { "alpha": { "endpoint": "hidden" } } }""", "must be a full address")]
    [InlineData("""{ "providers": { "nobody": { "api_key": "hidden" } } }""", "There is no provider")]
    [InlineData("""{ "providers": null }""", "can't be removed as a whole")]
    [InlineData("""{ "cache_ttl_seconds": 60, "providers": { "alpha": { "enabled": true, "auth_source": "vault" } } }""", "auth_source must be")]
    public async Task A_change_that_makes_no_sense_is_refused_as_a_whole(string patch, string detail)
    {
        await using AgentHome home = await AgentHome.WithAsync("alpha");
        home.WriteConfig("{}");
        await home.StartAsync();

        using HttpResponseMessage response = await home.PostAsync("/api/v1/config", patch, withToken: true);

        string said = (await AgentHome.ProblemAsync(response, 422, "invalid-config")).GetProperty("detail").GetString()!;
        Assert.Contains(detail, said, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", said, StringComparison.Ordinal);
        Assert.Equal("{}", File.ReadAllText(home.Paths.ConfigFile));
    }

    [Theory]
    [InlineData("""{ "providers": { "alpha": { "endpoint": "https://elsewhere.test" } } }""")]
    [InlineData("""{ "providers": { "alpha": { "api_key_variable": "OTHER_KEY" } } }""")]
    [InlineData("""{ "providers": { "alpha": { "project": "other" } } }""")]
    [InlineData("""{ "providers": { "beta": { "endpoint": null } } }""")]
    [InlineData("""{ "providers": { "beta": null } }""")]
    [InlineData("""{ "require_token": true }""")]
    [InlineData("""{ "allowed_origins": ["https://evil.example"] }""")]
    public async Task What_decides_where_keys_go_and_who_may_ask_needs_the_token(string patch)
    {
        await using AgentHome home = await AgentHome.WithAsync("alpha", "beta");
        home.WriteConfig($$"""{ "providers": { "beta": { "endpoint": "{{home.Provider.Address}}" } } }""");
        string before = File.ReadAllText(home.Paths.ConfigFile);
        await home.StartAsync();

        using HttpResponseMessage without = await home.PostAsync("/api/v1/config", patch);
        await AgentHome.ProblemAsync(without, 401, "token-required");
        Assert.Equal(before, File.ReadAllText(home.Paths.ConfigFile));

        using HttpResponseMessage with = await home.PostAsync("/api/v1/config", patch, withToken: true);
        Assert.Equal(HttpStatusCode.OK, with.StatusCode);
        Assert.NotEqual(before, File.ReadAllText(home.Paths.ConfigFile));
    }

    [Fact]
    public async Task An_account_is_changed_refreshed_and_told()
    {
        await using AgentHome home = await AgentHome.WithAsync("alpha");
        home.Variables.Clear();
        await home.StartAsync();

        using HttpResponseMessage response = await home.PostAsync("/api/v1/config/alpha", $$"""{ "api_key": "{{Key}}", "enabled": true }""");

        JsonElement state = await AgentHome.ReadAsync(response);
        Assert.Equal((true, "config"), (state.GetProperty("is_configured").GetBoolean(), state.GetProperty("auth_source").GetString()));
        Assert.Equal(home.Time.GetUtcNow(), state.GetProperty("fetched_at").GetDateTimeOffset());
        Assert.Equal(1, home.Providers[0].Calls);
        Assert.DoesNotContain("not-a-real-key", state.GetRawText(), StringComparison.Ordinal);
        Assert.Equal($"Bearer {Key}", home.Provider.RequestsTo("/alpha/usage")[0].Header("Authorization"));
    }

    [Fact]
    public async Task A_key_that_the_provider_refuses_is_kept_and_told_as_refused()
    {
        await using AgentHome home = await AgentHome.WithAsync("alpha");
        home.Provider.Answer("/alpha/usage", _ => new FakeAnswer("""{ "error": { "message": "Wrong key." } }""", 401));
        await home.StartAsync();

        using HttpResponseMessage response = await home.PostAsync("/api/v1/config/alpha", $$"""{ "api_key": "{{Key}}" }""");

        Assert.Equal("invalid_key", (await AgentHome.ReadAsync(response)).GetProperty("error").GetProperty("kind").GetString());
    }

    [Fact]
    public async Task A_further_account_can_be_added_and_an_unknown_provider_cannot()
    {
        await using AgentHome home = await AgentHome.StartedAsync("alpha");

        using HttpResponseMessage added = await home.PostAsync("/api/v1/config/alpha@work", $$"""{ "api_key": "{{Key}}" }""");
        using HttpResponseMessage unknown = await home.PostAsync("/api/v1/config/nobody", $$"""{ "api_key": "{{Key}}" }""");
        using HttpResponseMessage malformed = await home.PostAsync("/api/v1/config/alpha@no%20way", $$"""{ "api_key": "{{Key}}" }""");

        Assert.Equal("alpha@work", (await AgentHome.ReadAsync(added)).GetProperty("account_id").GetString());
        await AgentHome.ProblemAsync(unknown, 404, "unknown-account");
        await AgentHome.ProblemAsync(malformed, 422, "invalid-config");
    }

    [Fact]
    public async Task A_broken_file_is_never_overwritten_by_a_change()
    {
        await using AgentHome home = await AgentHome.StartedAsync("alpha");
        home.WriteConfig("{ nonsense");

        using HttpResponseMessage response = await home.PostAsync("/api/v1/config", """{ "cache_ttl_seconds": 60 }""");

        await AgentHome.ProblemAsync(response, 503, "config-unusable");
        Assert.Equal("{ nonsense", File.ReadAllText(home.Paths.ConfigFile));
    }

    [Fact]
    public async Task Changes_at_the_same_time_are_all_kept()
    {
        await using AgentHome home = await AgentHome.WithAsync("alpha");
        home.Variables.Clear();
        await home.StartAsync();

        HttpResponseMessage[] responses = await Task.WhenAll(Enumerable.Range(0, 20).Select(number =>
            home.PostAsync("/api/v1/config", $$"""{ "providers": { "alpha@a{{number}}": { "enabled": false } } }""")));

        Assert.All(responses, response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
        Assert.Equal(20, new ConfigFile(home.Paths.ConfigFile).Read().Providers.Count);
        Array.ForEach(responses, response => response.Dispose());
    }
}
