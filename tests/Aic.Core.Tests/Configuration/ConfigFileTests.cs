using System.Text.Json;
using Aic.Core.Configuration;
using Aic.Core.Usage;
using Aic.Testing;

namespace Aic.Core.Tests.Configuration;

public sealed class ConfigFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private ConfigFile File => new(_folder.File("agent.json"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_that_does_not_exist_is_an_empty_configuration()
    {
        AgentConfig config = File.Read();

        Assert.Empty(config.Providers);
        Assert.Equal(300, config.CacheTtlSeconds);
        Assert.False(config.AutoStart);
    }

    [Fact]
    public void The_documented_file_is_read_as_documented()
    {
        Write("""
            {
              "version": "0.5.0",
              "providers": {
                "openai":      { "enabled": true, "api_key": null, "auth_source": "environment" },
                "anthropic":   { "enabled": false, "api_key": "sk-ant-xxx", "auth_source": "config", "endpoint": "https://proxy.test/v1" },
                "openai@work": { "provider": "openai", "enabled": true, "api_key": "sk-admin-xxx", "auth_source": "config", "organization": "org-1" }
              },
              "cache_ttl_seconds": 60,
              "auto_start": true
            }
            """);

        AgentConfig config = File.Read();

        Assert.Equal(["openai", "anthropic", "openai@work"], config.Providers.Keys);
        Assert.Null(config.Providers["openai"].ApiKey);
        Assert.Equal(AuthSource.Environment, config.Providers["openai"].AuthSource);
        Assert.False(config.Providers["anthropic"].Enabled);
        Assert.Equal("https://proxy.test/v1", config.Providers["anthropic"].Endpoint);
        Assert.Equal("org-1", config.Providers["openai@work"].Settings!["organization"].GetString());
        Assert.Equal(60, config.CacheTtlSeconds);
        Assert.True(config.AutoStart);
    }

    [Fact]
    public void What_was_written_is_read_again_with_this_programs_version()
    {
        AgentConfig written = File.Update(config => config with
        {
            CacheTtlSeconds = 42,
            Providers = new Dictionary<string, ProviderConfig> { ["openai"] = new() { ApiKey = "sk-made-up", AuthSource = AuthSource.Config } },
        });

        AgentConfig read = File.Read();
        Assert.Equal(AicVersion.Current, read.Version);
        Assert.Equal(written.CacheTtlSeconds, read.CacheTtlSeconds);
        Assert.Equal(written.Providers["openai"], read.Providers["openai"]);
    }

    [Fact]
    public void Fields_that_this_version_does_not_know_survive_at_every_level_and_keep_their_order()
    {
        Write("""
            {
              "theme": { "dark": [1, 2.50, null, "ü+<>"], "big": 12345678901234567890.10 },
              "providers": {
                "zeta": { "shape": { "deep": { "er": true } } },
                "openai": { "b": 1, "a": [{ "x": 1 }, { "x": 1 }] }
              },
              "last": null
            }
            """);

        File.Update(config => config with { CacheTtlSeconds = 1 });

        using JsonDocument document = JsonDocument.Parse(System.IO.File.ReadAllText(File.Path));
        JsonElement root = document.RootElement;
        Assert.Equal("""{ "dark": [1, 2.50, null, "ü+<>"], "big": 12345678901234567890.10 }""".Replace(" ", "", StringComparison.Ordinal), Compact(root.GetProperty("theme")));
        Assert.Equal(JsonValueKind.Null, root.GetProperty("last").ValueKind);
        Assert.Equal(["zeta", "openai"], root.GetProperty("providers").EnumerateObject().Select(property => property.Name));
        Assert.Equal("""{"enabled":true,"shape":{"deep":{"er":true}}}""", Compact(root.GetProperty("providers").GetProperty("zeta")));
        Assert.Equal("""{"enabled":true,"b":1,"a":[{"x":1},{"x":1}]}""", Compact(root.GetProperty("providers").GetProperty("openai")));
    }

    [Fact]
    public void The_text_is_indented_UTF8_without_mark_and_ends_with_a_line_end()
    {
        File.Update(config => config with
        {
            Providers = new Dictionary<string, ProviderConfig> { ["openai@work"] = new() { Provider = "openai", ApiKey = "sk+'ü" } },
        });

        Assert.Equal(
            $$"""
            {
              "version": "{{AicVersion.Current}}",
              "providers": {
                "openai@work": {
                  "provider": "openai",
                  "enabled": true,
                  "api_key": "sk+'ü"
                }
              },
              "cache_ttl_seconds": 300,
              "auto_start": false
            }

            """,
            System.IO.File.ReadAllText(File.Path));
        Assert.Equal((byte)'{', System.IO.File.ReadAllBytes(File.Path)[0]);
    }

    private void Write(string text) => System.IO.File.WriteAllText(File.Path, text);

    private static string Compact(JsonElement element) => element.GetRawText().Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
}
