using System.Text.Json;
using Aic.Core.Configuration;
using Aic.Core.Usage;

namespace Aic.Core.Tests.Configuration;

public sealed class ConfigPathTests
{
    private static readonly AgentConfig Empty = new();

    [Fact]
    public void Every_field_can_be_set_and_read_again()
    {
        AgentConfig config = Set(
            ("cache_ttl_seconds", "60"),
            ("auto_start", "TRUE"),
            ("acme.enabled", "false"),
            ("acme.api_key", " made-up-made-up-made-up "),
            ("acme.endpoint", "https://proxy.test/v1"),
            ("acme.api_key_variable", "MY_KEY"),
            ("acme.project_id", "Büro \"1\" \\ +"),
            ("providers.acme@my.work.auth_source", "None"));

        Assert.Equal(60, config.CacheTtlSeconds);
        Assert.True(config.AutoStart);
        ProviderConfig acme = config.Providers["acme"];
        Assert.Equal((false, "made-up-made-up-made-up", AuthSource.Config), (acme.Enabled, acme.ApiKey, acme.AuthSource));
        Assert.Equal(("https://proxy.test/v1", "MY_KEY"), (acme.Endpoint, acme.ApiKeyVariable));
        Assert.Equal("Büro \"1\" \\ +", acme.Settings!["project_id"].GetString());
        Assert.Equal(("acme", AuthSource.None), (config.Providers["acme@my.work"].Provider, config.Providers["acme@my.work"].AuthSource));
        Assert.Equal("60", Get(config, "cache_ttl_seconds"));
        Assert.Equal("true", Get(config, "auto_start"));
        Assert.Equal("false", Get(config, "ACME.Enabled"));
        Assert.Equal("\"••••e-up\"", Get(config, "acme.api_key"));
        Assert.Equal("\"none\"", Get(config, "providers.acme@my.work.auth_source"));
        Assert.Equal("\"Büro \\\"1\\\" \\\\ +\"", Get(config, "acme.project_id"));
        Assert.Contains("\"provider\": \"acme\"", Get(config, "acme@my.work"), StringComparison.Ordinal);
        Assert.Contains("acme@my.work", Get(config, "providers"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("acme")]
    [InlineData("acme.api_key")]
    [InlineData("acme.project_id")]
    [InlineData("acme@new.endpoint")]
    [InlineData("version")]
    public void What_is_not_set_reads_as_nothing(string path) => Assert.Equal("null", Get(Empty, path));

    [Fact]
    public void The_key_goes_first_only_where_the_same_change_does_not_say_otherwise()
    {
        AgentConfig config = Set(("acme.auth_source", "environment"), ("acme.api_key", "made-up"), ("plain.api_key", "made-up"));

        Assert.Equal(AuthSource.Environment, config.Providers["acme"].AuthSource);
        Assert.Equal(AuthSource.Config, config.Providers["plain"].AuthSource);
    }

    [Fact]
    public void Removing_leaves_everything_else_in_its_place()
    {
        AgentConfig config = Set(
            ("cache_ttl_seconds", "60"),
            ("plain.enabled", "false"),
            ("acme.api_key", "made-up"),
            ("acme.project_id", "p"),
            ("acme.client_secret", "s"),
            ("acme@work.api_key", "made-up"));

        AgentConfig changed = Set(
            config,
            ("cache_ttl_seconds", null),
            ("plain.enabled", null),
            ("acme.api_key", null),
            ("acme.project_id", null),
            ("acme@work", null),
            ("acme@never.endpoint", null));

        Assert.Equal(300, changed.CacheTtlSeconds);
        Assert.Equal(["plain", "acme"], changed.Providers.Keys);
        Assert.True(changed.Providers["plain"].Enabled);
        Assert.Null(changed.Providers["acme"].ApiKey);
        Assert.Equal(["client_secret"], changed.Providers["acme"].Settings!.Keys);
    }

    [Fact]
    public void An_account_of_the_file_is_found_whatever_its_capitals()
    {
        AgentConfig config = Empty with { Providers = new Dictionary<string, ProviderConfig> { ["Acme"] = new() } };

        Assert.Equal("Acme", Assert.Single(Set(config, ("acme.enabled", "false")).Providers).Key);
    }

    [Fact]
    public void An_account_of_an_unknown_provider_can_be_read_and_removed_but_not_changed()
    {
        AgentConfig config = Empty with
        {
            Providers = new Dictionary<string, ProviderConfig>
            {
                ["future"] = new() { Settings = new Dictionary<string, JsonElement> { ["region"] = JsonElement.Parse("\"eu\"") } },
            },
        };

        Assert.Equal("\"eu\"", Get(config, "future.region"));
        Assert.Empty(Set(config, ("future", null)).Providers);
        Assert.Throws<ConfigException>(() => Get(config, "future.nowhere"));
        Assert.Contains("doesn't know the provider", Refused(config, "future.enabled", "true"), StringComparison.Ordinal);
    }

    [Fact]
    public void How_long_history_is_kept_is_set_and_is_the_usual_again_when_removed()
    {
        AgentConfig config = Set(("history_retention_days", "400"), ("hourly_retention_days", "7"));

        Assert.Equal((400, 7), (config.HistoryRetentionDays, config.HourlyRetentionDays));
        Assert.Equal("400", Get(config, "history_retention_days"));
        AgentConfig usual = Set(config, ("history_retention_days", null), ("hourly_retention_days", null));
        Assert.Equal((3650, 90), (usual.HistoryRetentionDays, usual.HourlyRetentionDays));
    }

    [Fact]
    public void Who_may_talk_to_the_agent_is_set_like_everything_else()
    {
        AgentConfig config = Set(("require_token", "true"), ("allowed_origins", "http://localhost:3000, https://a.test"));

        Assert.Equal("true", Get(config, "require_token"));
        Assert.Equal(["http://localhost:3000", "https://a.test"], config.AllowedOrigins);
        Assert.Equal("null", Get(Set(config, ("require_token", null)), "require_token"));
        Assert.Empty(Set(config, ("allowed_origins", null)).AllowedOrigins);
    }

    [Theory]
    [InlineData("acme.api_kye", "k", "Its fields: enabled, api_key, auth_source, endpoint, api_key_variable, project_id, client_secret, key_owner.")]
    [InlineData("acme.provider", "acme", "Its fields:")]
    [InlineData("plain.project_id", "p", "Its fields: enabled, api_key, auth_source, endpoint, api_key_variable.")]
    [InlineData("acmee.api_key", "k", "There is no provider 'acmee'. Known: acme, plain.")]
    [InlineData("acmee", "k", "There is no setting 'acmee'")]
    [InlineData("theme", "dark", "Use cache_ttl_seconds, history_retention_days, hourly_retention_days, auto_start, require_token, allowed_origins, prices_url, display_currency, exchange_rate_source, a rate such as exchange_rates.USD/EUR, or an account and its field")]
    [InlineData("acme.", "k", "There is no setting")]
    [InlineData("", "k", "There is no setting")]
    [InlineData("acme@my work.enabled", "true", "There is no setting")]
    [InlineData("acme", "k", "Name one of its fields: acme.enabled, ")]
    [InlineData("version", "1", "version can't be set")]
    [InlineData("cache_ttl_seconds", "-1", "must be a whole number of seconds from 0 to 2592000")]
    [InlineData("cache_ttl_seconds", "5m", "must be a whole number")]
    [InlineData("cache_ttl_seconds", "2592001", "must be a whole number")]
    [InlineData("auto_start", "yes", "auto_start must be true or false")]
    [InlineData("history_retention_days", "0", "history_retention_days must be a whole number of days from 1 to 36500")]
    [InlineData("hourly_retention_days", "some", "hourly_retention_days must be a whole number of days from 1 to 36500")]
    [InlineData("require_token", "yes", "require_token must be true or false")]
    [InlineData("allowed_origins", "localhost:3000", "allowed_origins must be a list of web origins")]
    [InlineData("allowed_origins", ",", "allowed_origins must be a list of web origins")]
    [InlineData("acme.enabled", "1", "acme.enabled must be true or false")]
    [InlineData("acme.auth_source", "vault", "acme.auth_source must be \"environment\"")]
    [InlineData("acme.endpoint", "hidden.test", "acme.endpoint must be a full address")]
    [InlineData("acme.endpoint", "https://me:hidden@acme.test", "acme.endpoint must not hold a user name")]
    [InlineData("acme.api_key_variable", "sk-hidden", "acme.api_key_variable must be the name of an environment variable")]
    [InlineData("acme.api_key", "hidden\nhidden", "acme.api_key holds line breaks")]
    [InlineData("acme.client_secret", "hidden\u0007", "acme.client_secret holds line breaks or control characters")]
    [InlineData("acme.api_key", " \n", "The value for acme.api_key is empty")]
    public void A_change_that_makes_no_sense_is_refused_with_what_does(string path, string value, string problem)
    {
        string message = Refused(Empty, path, value);

        Assert.Contains(problem, message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("acme.api_kye")]
    [InlineData("acmee.api_key")]
    [InlineData("theme")]
    public void Reading_what_does_not_exist_is_refused_too(string path) => Assert.Throws<ConfigException>(() => Get(Empty, path));

    [Fact]
    public void A_key_given_as_path_is_not_shown_back()
    {
        string message = Refused(Empty, "sk-hidden-hidden-hidden", "true");

        Assert.DoesNotContain("hidden", message, StringComparison.Ordinal);
    }

    private static string Refused(AgentConfig config, string path, string value) =>
        Assert.Throws<ConfigException>(() => ConfigPath.Set(config, path, value, FakeCatalog.All)).Message;

    private static string Get(AgentConfig config, string path) => MaskedConfig.ToText(ConfigPath.Get(config, path, FakeCatalog.All));

    private static AgentConfig Set(params (string Path, string? Value)[] changes) => Set(Empty, changes);

    private static AgentConfig Set(AgentConfig config, params (string Path, string? Value)[] changes) =>
        ConfigPath.Set(config, [.. changes.Select(change => KeyValuePair.Create(change.Path, change.Value))], FakeCatalog.All);
}
