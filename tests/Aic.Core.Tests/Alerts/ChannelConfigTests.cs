using System.Text.Json;
using System.Text.Json.Nodes;
using Aic.Core.Alerts;
using Aic.Core.Alerts.Channels;
using Aic.Core.Configuration;
using Aic.Core.Providers;
using Aic.Testing;

namespace Aic.Core.Tests.Alerts;

/// <summary>Alerts in the configuration file.</summary>
public sealed class ChannelConfigTests : IDisposable
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private const string Whole = $$"""
        {
          "alerts": {
            "muted": ["unusual_day"],
            "channels": {
              "ops": { "type": "webhook", "form": "slack", "url": "https://hooks.example.test/services/T1/B2/MadeUpToken", "secret": "{{Secret}}", "minimum_severity": "warning", "later": { "token": "hidden" } },
              "pager": { "type": "command", "command": "page", "arguments": ["--to", "ann", "sk-made-up-0123456789abcdef"] },
              "mail": { "type": "email", "host": "smtp.example.test", "port": 2525, "security": "tls", "user": "me", "password": "made-up-pass", "from": "aic@example.test", "to": ["ann@example.test"] },
              "token-of-work": { "type": "desktop" }
            },
            "future": 1
          }
        }
        """;

    private readonly TempFolder _folder = new();

    private ConfigFile File => new(_folder.File("agent.json"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_field_survives_a_write_and_unknown_ones_too()
    {
        System.IO.File.WriteAllText(File.Path, Whole);

        AgentConfig written = File.Update(config => config);

        JsonNode before = JsonNode.Parse(Whole)!["alerts"]!;
        JsonNode after = JsonNode.Parse(System.IO.File.ReadAllBytes(File.Path))!["alerts"]!;
        Assert.True(JsonNode.DeepEquals(before, after), after.ToString());
        Assert.Equal([AlertKind.UnusualDay], written.Alerts.Muted);
        Assert.Equal(
            [("ops", "webhook", "hooks.example.test", AlertSeverity.Warning), ("pager", "command", "page", AlertSeverity.Info), ("mail", "email", "ann@example.test through smtp.example.test", AlertSeverity.Info), ("token-of-work", "desktop", "this desktop", AlertSeverity.Info)],
            written.Alerts.Channels.Select(channel => (channel.Name, channel.Type, channel.Target, channel.MinimumSeverity)));
    }

    [Fact]
    public void Nothing_secret_is_shown()
    {
        System.IO.File.WriteAllText(File.Path, Whole);

        string shown = MaskedConfig.ToText(MaskedConfig.From(File.Read(), ProviderCatalog.All));

        Assert.All(["MadeUpToken", "MfKQ9r8", "made-up-pass", "hidden", "0123456789abcdef"], secret => Assert.DoesNotContain(secret, shown, StringComparison.Ordinal));
        Assert.Contains("https://hooks.example.test/••••", shown, StringComparison.Ordinal);
        Assert.Contains("\"token-of-work\": {\n        \"type\": \"desktop\"", shown, StringComparison.Ordinal);
        Assert.All(File.Read().Alerts.Channels, channel => Assert.Equal(channel.Name, channel.ToString()));
    }

    [Theory]
    [InlineData("""{ }""", "has no \"type\"")]
    [InlineData("""{ "type": "pigeon" }""", "\"type\" must be \"webhook\", \"command\", \"email\" or \"desktop\"")]
    [InlineData("""{ "type": "desktop", "minimum_severity": "loud" }""", "\"minimum_severity\" must be \"info\", \"warning\" or \"critical\"")]
    [InlineData("""{ "type": "webhook" }""", "has no \"url\"")]
    [InlineData("""{ "type": "webhook", "url": "hooks.example.test" }""", "\"url\" must be a full address")]
    [InlineData("""{ "type": "webhook", "url": "http://hooks.example.test/x" }""", "\"url\" must begin with https://")]
    [InlineData("""{ "type": "webhook", "url": "ftp://127.0.0.1/x" }""", "\"url\" must begin with https://")]
    [InlineData("""{ "type": "webhook", "url": "https://me:pass@hooks.example.test/x" }""", "\"url\" must not hold a user name")]
    [InlineData("""{ "type": "webhook", "url": "https://hooks.example.test/x#y" }""", "\"url\" must end before '#'")]
    [InlineData("""{ "type": "webhook", "url": "https://hooks.example.test/x", "form": "irc" }""", "\"form\" must be \"json\", \"slack\", \"teams\" or \"discord\"")]
    [InlineData("""{ "type": "webhook", "url": "https://hooks.example.test/x", "secret": "short" }""", "\"secret\" must be whsec_")]
    [InlineData("""{ "type": "webhook", "url": "https://hooks.example.test/x", "secret": "whsec_c2hvcnQ=" }""", "\"secret\" must be whsec_")]
    [InlineData("""{ "type": "command" }""", "has no \"command\"")]
    [InlineData("""{ "type": "command", "command": "bin/page" }""", "\"command\" must be a program")]
    [InlineData("""{ "type": "command", "command": "page", "arguments": "--to ann" }""", "\"arguments\" must be a list")]
    [InlineData("""{ "type": "email", "from": "a@b.test", "to": ["c@d.test"] }""", "has no \"host\"")]
    [InlineData("""{ "type": "email", "host": "https://smtp.example.test", "from": "a@b.test", "to": ["c@d.test"] }""", "\"host\" must be a server's name")]
    [InlineData("""{ "type": "email", "host": "smtp.example.test", "port": 0, "from": "a@b.test", "to": ["c@d.test"] }""", "\"port\" must be a whole number")]
    [InlineData("""{ "type": "email", "host": "smtp.example.test", "security": "none", "from": "a@b.test", "to": ["c@d.test"] }""", "\"security\" must be \"starttls\" or \"tls\"")]
    [InlineData("""{ "type": "email", "host": "smtp.example.test", "from": "me", "to": ["c@d.test"] }""", "\"from\" must be a mail address")]
    [InlineData("""{ "type": "email", "host": "smtp.example.test", "from": "a@b.test\r\nX: y", "to": ["c@d.test"] }""", "\"from\" must be a mail address")]
    [InlineData("""{ "type": "email", "host": "smtp.example.test", "from": "a@b.test", "to": [] }""", "\"to\" must be a list of 1 to 50")]
    [InlineData("""{ "type": "email", "host": "smtp.example.test", "from": "a@b.test", "to": ["c@d.test"], "user": "me" }""", "\"user\" needs a \"password\"")]
    [InlineData("""{ "type": "email", "host": "smtp.example.test", "from": "a@b.test", "to": ["c@d.test"], "password": "x" }""", "has a password but no \"user\"")]
    [InlineData("""{ "type": "email", "host": "smtp.example.test", "from": "a@b.test", "to": ["c@d.test"], "user": "me", "password": "x", "password_variable": "Y" }""", "\"password_variable\" can't stand beside")]
    public void A_mistake_is_named_with_its_field(string channel, string expected)
    {
        ConfigException exception = Assert.Throws<ConfigException>(() => Notices.Config(channel));

        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "alerts": [] }""", "\"alerts\" must be an object")]
    [InlineData("""{ "alerts": { "muted": "unusual_day" } }""", "\"muted\" must be a list of kinds")]
    [InlineData("""{ "alerts": { "muted": ["loud"] } }""", "\"muted\" must be a list of kinds")]
    [InlineData("""{ "alerts": { "muted": ["quota_low", "quota_low"] } }""", "each once")]
    [InlineData("""{ "alerts": { "channels": { "a b": { "type": "desktop" } } } }""", "is no channel's name")]
    [InlineData("""{ "alerts": { "channels": { "a": { "type": "desktop" }, "A": { "type": "desktop" } } } }""", "stands here twice")]
    [InlineData("""{ "alerts": { "channels": { "a": 1 } } }""", "a channel must be an object")]
    public void A_mistake_around_channels_is_named_with_its_line(string text, string expected)
    {
        System.IO.File.WriteAllText(File.Path, text);

        ConfigException exception = Assert.Throws<ConfigException>(() => File.Read());

        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
        Assert.Contains("line 1", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_mistakes_are_found_at_once()
    {
        System.IO.File.WriteAllText(File.Path, """{ "alerts": { "muted": [1], "channels": { "a": { "type": "desktop", "minimum_severity": 1 }, "b": { "type": "command" } } } }""");

        Assert.Equal(3, ConfigMistakes.Find(File.Path).Count);
    }

    [Fact]
    public void A_change_names_fields_and_keeps_the_others()
    {
        AgentConfig config = AlertChannelChange.Set(JsonConfig(), "OPS", new Dictionary<string, JsonNode?> { ["minimum_severity"] = "critical", ["secret"] = null });

        WebhookChannelConfig channel = Assert.IsType<WebhookChannelConfig>(config.Alerts.Channels[0]);
        Assert.Equal(("ops", AlertSeverity.Critical, null, WebhookForm.Slack), (channel.Name, channel.MinimumSeverity, channel.Secret, channel.Form));
        Assert.True(channel.Unknown!.ContainsKey("later"));
        Assert.Equal(4, config.Alerts.Channels.Count);
    }

    [Fact]
    public void Another_type_begins_anew_and_a_foreign_field_is_a_mistake()
    {
        AgentConfig config = AlertChannelChange.Set(JsonConfig(), "ops", new Dictionary<string, JsonNode?> { ["type"] = "desktop" });

        Assert.Null(Assert.IsType<DesktopChannelConfig>(config.Alerts.Channels[0]).Unknown);
        ConfigException exception = Assert.Throws<ConfigException>(() => AlertChannelChange.Set(config, "ops", new Dictionary<string, JsonNode?> { ["url"] = "https://x.test" }));
        Assert.Equal("A channel of the type desktop has no \"url\".", exception.Message);
    }

    [Fact]
    public void What_isn_t_there_can_t_be_removed()
    {
        Assert.Equal(3, AlertChannelChange.Remove(JsonConfig(), "Pager").Alerts.Channels.Count);
        Assert.Contains("Channels: ops, pager", Assert.Throws<UnknownAlertChannelException>(() => AlertChannelChange.Remove(JsonConfig(), "x")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Kinds_are_muted_by_their_path()
    {
        AgentConfig config = ConfigPath.Set(new AgentConfig(), "alerts.muted", "unusual_day, quota_low", ProviderCatalog.All);

        Assert.Equal([AlertKind.UnusualDay, AlertKind.QuotaLow], config.Alerts.Muted);
        Assert.Equal("""["unusual_day","quota_low"]""", ConfigPath.Get(config, "alerts.muted", ProviderCatalog.All)!.ToJsonString());
        Assert.Empty(ConfigPath.Set(config, "alerts.muted", null, ProviderCatalog.All).Alerts.Muted);
        Assert.Contains("must be a list of kinds", Assert.Throws<ConfigException>(() => ConfigPath.Set(config, "alerts.muted", "loud", ProviderCatalog.All)).Message, StringComparison.Ordinal);
        Assert.Contains("aic alerts channels set", Assert.Throws<ConfigException>(() => ConfigPath.Set(config, "alerts.channels", "x", ProviderCatalog.All)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_patch_changes_adds_and_removes_channels()
    {
        AgentConfig config = Patch(JsonConfig(), """{ "alerts": { "muted": null, "channels": { "ops": { "form": "json" }, "pager": null, "gone": null, "new": { "type": "desktop" } } } }""");

        Assert.Empty(config.Alerts.Muted);
        Assert.Equal(["ops", "mail", "token-of-work", "new"], config.Alerts.Channels.Select(channel => channel.Name));
        Assert.Equal((WebhookForm.Json, Secret), (((WebhookChannelConfig)config.Alerts.Channels[0]).Form, ((WebhookChannelConfig)config.Alerts.Channels[0]).Secret));
    }

    [Theory]
    [InlineData("""{ "alerts": { "channels": { "ops": { "url": "https://hooks.example.test/••••" } } } }""", "masked form")]
    [InlineData("""{ "alerts": { "channels": { "ops": { "secret": "\u2022\u2022\u2022\u2022LaSw" } } } }""", "masked form")]
    [InlineData("""{ "alerts": { "loud": true } }""", "alerts has no field 'loud'")]
    [InlineData("""{ "alerts": { "muted": ["x"] } }""", "\"muted\" must be a list")]
    [InlineData("""{ "alerts": { "channels": { "ops": { "form": "irc" } } } }""", "\"form\" must be")]
    public void A_patch_with_a_mistake_changes_nothing(string patch, string expected)
    {
        Assert.Contains(expected, Assert.Throws<ConfigException>(() => Patch(JsonConfig(), patch)).Message, StringComparison.Ordinal);
    }

    private static AgentConfig JsonConfig() => ConfigJson.Parse(System.Text.Encoding.UTF8.GetBytes(Whole), (_, problem) => new ConfigException(problem));

    private static AgentConfig Patch(AgentConfig config, string patch) => ConfigPatch.Apply(config, JsonElement.Parse(patch), ProviderCatalog.All);
}
