using System.Text;
using Aic.Core.Configuration;
using Aic.Core.Usage;
using Aic.Testing;

namespace Aic.Core.Tests.Configuration;

/// <summary>A file with a mistake is named with its line, is never quoted and never overwritten.</summary>
public sealed class ConfigErrorTests : IDisposable
{
    private const string Key = "tk-secret-0123456789";

    private readonly TempFolder _folder = new();

    private string FilePath => _folder.File("agent.json");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", 1, "empty")]
    [InlineData("  \n\t\n", 1, "empty")]
    [InlineData("\0\0\0\0", 1, "empty")]
    [InlineData("[]", 1, "one object")]
    [InlineData("null", 1, "one object")]
    [InlineData("{\n  \"auto_start\": true", 2, "ends too early")]
    [InlineData("{\n  \"version\": \"0.", 2, "ends too early")]
    [InlineData("{\n  \"auto_start\": true,\n}", 3, "comma stands after the last entry")]
    [InlineData("{\n  // mine\n}", 2, "comments")]
    [InlineData("{\n  \"auto_start\": true, # mine\n  \"version\": null\n}", 2, "comments")]
    [InlineData("{\n  'auto_start': true\n}", 2, "double quotes")]
    [InlineData("{\n  \"auto_start\": true\n  \"version\": null\n}", 3, "comma is missing")]
    [InlineData("{\n  \"version\": \"C:\\mine\"\n}", 2, "backslash")]
    [InlineData("{\n  \"version\": \"0.5\n}", 2, "isn't closed on its line")]
    [InlineData("{}\n{}", 2, "isn't JSON")]
    [InlineData("{\n  \"providers\": {\n    \"acme\": { \"api_key\": " + Key + " }\n  }\n}", 3, "double quotes")]
    [InlineData("{\n  \"providers\": {\n    \"acme\": { \"api_key\": \"" + Key + "\" \"" + Key + "\" }\n  }\n}", 3, "comma is missing")]
    [InlineData("{\n  \"version\": \"\\ud800\"\n}", 2, "Unicode")]
    [InlineData("{\n  \"version\": null,\n  \"version\": null\n}", 3, "same name")]
    [InlineData("{\n  \"mine\": [{ \"a\": 1,\n \"a\": 2 }]\n}", 3, "same name")]
    public void Text_that_is_not_JSON_is_explained(string text, int line, string problem) => Refuses(text, line, problem);

    [Theory]
    [InlineData("\"providers\": []", "\"providers\" must be an object")]
    [InlineData("\"providers\": null", "\"providers\" must be an object")]
    [InlineData("\"version\": 5", "\"version\" must be a text")]
    [InlineData("\"auto_start\": \"yes\"", "\"auto_start\" must be true or false")]
    [InlineData("\"auto_start\": null", "\"auto_start\" must be true or false")]
    [InlineData("\"cache_ttl_seconds\": -1", "\"cache_ttl_seconds\" must be a whole number of seconds from 0 to 2592000")]
    [InlineData("\"cache_ttl_seconds\": 2592001", "\"cache_ttl_seconds\" must be")]
    [InlineData("\"cache_ttl_seconds\": 99999999999999", "\"cache_ttl_seconds\" must be")]
    [InlineData("\"cache_ttl_seconds\": 1.5", "\"cache_ttl_seconds\" must be")]
    [InlineData("\"cache_ttl_seconds\": \"300\"", "\"cache_ttl_seconds\" must be")]
    [InlineData("\"cache_ttl_seconds\": null", "\"cache_ttl_seconds\" must be")]
    [InlineData("\"history_retention_days\": 0", "\"history_retention_days\" must be a whole number of days from 1 to 36500")]
    [InlineData("\"hourly_retention_days\": \"90\"", "\"hourly_retention_days\" must be a whole number of days from 1 to 36500")]
    [InlineData("\"require_token\": 1", "\"require_token\" must be true or false")]
    [InlineData("\"allowed_origins\": \"http://localhost:3000\"", "\"allowed_origins\" must be a list of web origins")]
    [InlineData("\"allowed_origins\": [\"*\"]", "\"allowed_origins\" must be")]
    [InlineData("\"allowed_origins\": [\"http://localhost:3000/page\"]", "\"allowed_origins\" must be")]
    [InlineData("\"allowed_origins\": [null]", "\"allowed_origins\" must be")]
    public void A_wrong_value_is_named_with_what_it_must_be(string field, string problem) =>
        Refuses($"{{\n  \"mine\": 1,\n  {field}\n}}", 3, problem);

    [Theory]
    [InlineData("acme", "\"enabled\": \"yes\"", "\"enabled\" must be true or false")]
    [InlineData("acme", "\"enabled\": null", "\"enabled\" must be true or false")]
    [InlineData("acme", "\"api_key\": 5", "\"api_key\" must be a text")]
    [InlineData("acme", "\"api_key\": [\"" + Key + "\"]", "\"api_key\" must be a text")]
    [InlineData("acme", "\"auth_source\": \"vault\"", "\"auth_source\" must be \"environment\", \"config\" or \"none\"")]
    [InlineData("acme", "\"auth_source\": \"none, config\"", "\"auth_source\" must be")]
    [InlineData("acme", "\"auth_source\": 1", "\"auth_source\" must be a text")]
    [InlineData("acme", "\"endpoint\": \"acme.test/v1\"", "\"endpoint\" must be a full address such as https://")]
    [InlineData("acme", "\"endpoint\": \"/v1\"", "\"endpoint\" must be a full address")]
    [InlineData("acme", "\"endpoint\": \"ftp://acme.test\"", "\"endpoint\" must be a full address")]
    [InlineData("acme", "\"endpoint\": \"https://me:" + Key + "@acme.test\"", "\"endpoint\" must not hold a user name or password")]
    [InlineData("acme", "\"endpoint\": \"https://acme.test/v1?key=" + Key + "\"", "\"endpoint\" must end before")]
    [InlineData("acme", "\"api_key_variable\": \"" + Key + "\"", "\"api_key_variable\" must be the name of an environment variable")]
    [InlineData("acme", "\"api_key_variable\": \"0secret\"", "\"api_key_variable\" must be")]
    [InlineData("acme", "\"api_key_variable\": \"secret789abcdef0123456789abcdef0\"", "\"api_key_variable\" must be")]
    [InlineData("acme", "\"provider\": \"plain\"", "\"provider\" must be \"acme\"")]
    [InlineData("acme@work", "\"provider\": \"plain\"", "\"provider\" must be \"acme\"")]
    public void A_wrong_value_in_an_account_is_named_with_what_it_must_be(string account, string field, string problem) =>
        Refuses($$"""
            {
              "providers": {
                "{{account}}": {
                  "mine": { "enabled": 7 },
                  {{field}}
                }
              }
            }
            """, 5, problem);

    [Theory]
    [InlineData("acme@")]
    [InlineData("@work")]
    [InlineData("acme@my work")]
    [InlineData("acme@a@b")]
    [InlineData("acme@.")]
    [InlineData("acme@wörk")]
    [InlineData("")]
    [InlineData(" acme")]
    public void An_account_with_a_malformed_name_is_refused(string account) =>
        Refuses($"{{\n  \"providers\": {{\n    \"{account}\": {{ }}\n  }}\n}}", 3, "is no account's name");

    [Fact]
    public void An_account_that_is_no_object_is_refused() =>
        Refuses("{\n  \"providers\": {\n    \"acme\": null\n  }\n}", 3, "an account must be an object");

    [Fact]
    public void Accounts_that_differ_in_capitals_only_are_refused() =>
        Refuses("{\n  \"providers\": {\n    \"acme\": { },\n    \"Acme\": { }\n  }\n}", 4, "twice");

    [Fact]
    public void Text_in_another_encoding_is_refused()
    {
        File.WriteAllBytes(FilePath, [.. "{\n  \"version\": \""u8, 0xE9, .. "\"\n}"u8]);

        ConfigException exception = Assert.Throws<ConfigException>(() => new ConfigFile(FilePath).Read());

        Assert.Equal(2, exception.Line);
        Assert.Contains("UTF-8", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_with_a_byte_order_mark_is_read_and_its_lines_are_counted_right()
    {
        File.WriteAllText(FilePath, "{\r\n  \"cache_ttl_seconds\": 7\r\n}", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        Assert.Equal(7, new ConfigFile(FilePath).Read().CacheTtlSeconds);

        File.WriteAllText(FilePath, "{\r\n  \"cache_ttl_seconds\": -7\r\n}", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        Assert.Equal(2, Assert.Throws<ConfigException>(() => new ConfigFile(FilePath).Read()).Line);
    }

    [Fact]
    public void Accounts_of_providers_and_auth_sources_in_other_capitals_are_understood()
    {
        File.WriteAllText(FilePath, """{ "providers": { "acme@My-work_2.eu": { "provider": "ACME", "auth_source": "Config" }, "not-yet-known": { } } }""");

        AgentConfig config = new ConfigFile(FilePath).Read();

        Assert.Equal(AuthSource.Config, config.Providers["acme@My-work_2.eu"].AuthSource);
        Assert.Contains("not-yet-known", config.Providers.Keys);
    }

    [Fact]
    public void A_change_that_is_not_valid_is_not_written()
    {
        ConfigFile file = new(FilePath);
        file.Update(config => config);
        string before = File.ReadAllText(FilePath);

        ConfigException exception = Assert.Throws<ConfigException>(() => file.Update(config => config with { CacheTtlSeconds = -1 }));

        Assert.Contains("cache_ttl_seconds", exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(FilePath));
        Assert.Null(exception.Line);
    }

    [Fact]
    public void A_change_that_fails_writes_nothing_and_lets_go_of_the_lock()
    {
        ConfigFile file = new(FilePath) { Patience = TimeSpan.Zero };

        Assert.Throws<InvalidOperationException>(() => file.Update(_ => throw new InvalidOperationException()));

        Assert.False(File.Exists(FilePath));
        file.Update(config => config);
    }

    private void Refuses(string text, int line, string problem)
    {
        File.WriteAllText(FilePath, text);
        ConfigFile file = new(FilePath);

        ConfigException reading = Assert.Throws<ConfigException>(file.Read);
        ConfigException writing = Assert.Throws<ConfigException>(() => file.Update(config => config));

        Assert.Equal(line, reading.Line);
        Assert.Contains($"{FilePath}, line {line}: ", reading.Message, StringComparison.Ordinal);
        Assert.Contains(problem, reading.Message, StringComparison.Ordinal);
        Assert.Equal(reading.Message, writing.Message);
        Assert.DoesNotContain("secret", reading.ToString(), StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(FilePath));
    }
}
