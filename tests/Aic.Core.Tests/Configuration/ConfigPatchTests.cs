using System.Text.Json;
using Aic.Core.Configuration;
using Aic.Core.Usage;

namespace Aic.Core.Tests.Configuration;

public sealed class ConfigPatchTests
{
    private static readonly AgentConfig Before = ConfigPatch.Apply(
        new AgentConfig(),
        JsonElement.Parse("""{ "providers": { "acme": { "api_key": "k-before", "endpoint": "https://acme.test" }, "acme@work": { "enabled": false } } }"""),
        FakeCatalog.All);

    [Fact]
    public void What_a_patch_leaves_out_stays_and_null_removes()
    {
        AgentConfig after = Apply("""{ "auto_start": true, "allowed_origins": ["http://localhost:3000", "https://a.test"], "providers": { "acme": { "endpoint": null, "project_id": "p" }, "acme@work": null } }""");

        Assert.Equal((true, 300), (after.AutoStart, after.CacheTtlSeconds));
        Assert.Equal(["http://localhost:3000", "https://a.test"], after.AllowedOrigins);
        (string id, ProviderConfig acme) = Assert.Single(after.Providers);
        Assert.Equal(("acme", "k-before", null, "p"), (id, acme.ApiKey, acme.Endpoint, acme.Settings!["project_id"].GetString()));
        Assert.Empty(Apply("""{ "providers": { "acme": null, "acme@work": null } }""").Providers);
        Assert.Empty(ConfigPatch.Apply(after, JsonElement.Parse("""{ "allowed_origins": [] }"""), FakeCatalog.All).AllowedOrigins);
        Assert.True(Apply("{}").HasSameContent(Before));
    }

    [Fact]
    public void A_key_that_is_set_is_the_one_that_counts()
    {
        Assert.Equal(AuthSource.Config, Apply("""{ "providers": { "acme": { "api_key": "k-after" } } }""").Providers["acme"].AuthSource);
        Assert.Equal(AuthSource.Environment, Apply("""{ "providers": { "acme": { "auth_source": "environment", "api_key": "k-after" } } }""").Providers["acme"].AuthSource);
    }

    [Fact]
    public void What_was_read_can_be_sent_back_without_its_masked_keys()
    {
        System.Text.Json.Nodes.JsonObject read = MaskedConfig.From(Before with { Version = "0.1.0" }, FakeCatalog.All);
        read["providers"]!["acme"]!.AsObject().Remove("api_key");

        Assert.True(Apply(read.ToJsonString()).HasSameContent(Before));
    }

    [Fact]
    public void An_account_is_changed_alone()
    {
        AgentConfig after = ConfigPatch.ApplyToAccount(Before, "acme@work", JsonElement.Parse("""{ "enabled": true, "provider": null }"""), FakeCatalog.All);

        Assert.True(after.Providers["acme@work"].Enabled);
        Assert.Equal("k-before", after.Providers["acme"].ApiKey);
        Assert.True(ConfigPatch.ApplyToAccount(Before, "acme@work", JsonElement.Parse("""{ "enabled": true, "provider": "acme" }"""), FakeCatalog.All).HasSameContent(after));
    }

    [Theory]
    [InlineData("[]", "The patch must be an object")]
    [InlineData("""{ "providers": { "acme@work": { "provider": "plain" } } }""", "has no field 'provider'")]
    [InlineData("""{ "allowed_origins": ["http://a.test,http://b.test"] }""", "must be a list of web origins")]
    [InlineData("""{ "allowed_origins": ["HTTP://A.test"] }""", "must be a list of web origins")]
    [InlineData("""{ "allowed_origins": ["http://a.test:80"] }""", "must be a list of web origins")]
    [InlineData("""{ "allowed_origins": ["null"] }""", "must be a list of web origins")]
    [InlineData("""{ "allowed_origins": [1] }""", "must be a list of web origins")]
    [InlineData("""{ "providers": { "acme": { "project_id": ["p"] } } }""", "can't be a list or an object")]
    [InlineData("""{ "providers": null }""", "can't be removed as a whole")]
    [InlineData("""{ "acme": null }""", "There is no setting 'acme'")]
    [InlineData("""{ "acme.enabled": false }""", "There is no setting 'acme.enabled'")]
    [InlineData("""{ "providers": { "acme@work": { "x.endpoint": "https://elsewhere.test" } } }""", "acme@work has no field 'x.endpoint'")]
    [InlineData("""{ "prices": [] }""", "has a form of its own")]
    public void What_makes_no_sense_is_refused(string patch, string problem) =>
        Assert.Contains(problem, Assert.Throws<ConfigException>(() => Apply(patch)).Message, StringComparison.Ordinal);

    private static AgentConfig Apply(string patch) => ConfigPatch.Apply(Before, JsonElement.Parse(patch), FakeCatalog.All);
}
