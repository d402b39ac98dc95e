using System.Text.Json.Nodes;
using Aic.Core.Configuration;
using Aic.Testing;

namespace Aic.Core.Tests.Configuration;

public sealed class MaskedConfigTests
{
    [Fact]
    public void Everything_is_shown_but_what_is_secret()
    {
        JsonObject shown = Mask("""
            {
              "version": "0.5.0",
              "providers": {
                "acme": {
                  "api_key": "hidden-hidden-hidden-end4",
                  "auth_source": "config",
                  "api_key_variable": "MY_KEY",
                  "endpoint": "https://proxy.test",
                  "project_id": "shown",
                  "client_secret": "hidden",
                  "key_owner": "shown",
                  "refresh_token": "hidden",
                  "note": { "Password": "hidden", "list": [{ "my_key": ["hidden"] }, "shown"] }
                },
                "from-the-future": { "api_key": "hidden", "client_secret": "hidden", "region": "shown" }
              },
              "cache_ttl_seconds": 60,
              "auto_start": true,
              "sync": { "token": 12345, "nothing_secret": null, "url": "shown" },
              "webhook_secret": "hidden"
            }
            """);

        Assert.Equal(
            """
            {
              "version": "0.5.0",
              "providers": {
                "acme": {
                  "enabled": true,
                  "api_key": "••••end4",
                  "api_key_variable": "MY_KEY",
                  "auth_source": "config",
                  "endpoint": "https://proxy.test",
                  "project_id": "shown",
                  "client_secret": "••••",
                  "key_owner": "shown",
                  "refresh_token": "••••",
                  "note": {
                    "Password": "••••",
                    "list": [
                      {
                        "my_key": "••••"
                      },
                      "shown"
                    ]
                  }
                },
                "from-the-future": {
                  "enabled": true,
                  "api_key": "••••",
                  "client_secret": "••••",
                  "region": "shown"
                }
              },
              "cache_ttl_seconds": 60,
              "auto_start": true,
              "sync": {
                "token": "••••",
                "nothing_secret": null,
                "url": "shown"
              },
              "webhook_secret": "••••"
            }
            """,
            MaskedConfig.ToText(shown));
    }

    [Fact]
    public void A_secret_that_is_empty_is_shown_as_empty() =>
        Assert.Equal("", Mask("""{ "providers": { "acme": { "api_key": " " } } }""")["providers"]!["acme"]!["api_key"]!.GetValue<string>());

    [Fact]
    public void Nothing_as_text_is_null() => Assert.Equal("null", MaskedConfig.ToText(null));

    private static JsonObject Mask(string json)
    {
        using TempFolder folder = new();
        File.WriteAllText(folder.File("agent.json"), json);
        return MaskedConfig.From(new ConfigFile(folder.File("agent.json")).Read(), FakeCatalog.All);
    }
}
