using System.Text.Json;
using Aic.Core.Configuration;
using Aic.Core.Providers;
using Aic.Core.Usage;

namespace Aic.Core.Tests.Configuration;

public sealed class AccountResolverTests
{
    private static readonly Dictionary<string, string> NoVariables = [];

    [Fact]
    public void Every_provider_has_its_first_account_even_with_nothing_set()
    {
        IReadOnlyList<ProviderAccount> accounts = Resolve([], NoVariables);

        Assert.Equal(["acme", "plain"], accounts.Select(account => account.Id));
        Assert.All(accounts, account =>
        {
            Assert.True(account.IsEnabled);
            Assert.False(account.IsConfigured);
            Assert.Null(account.Key);
            Assert.Equal(AuthSource.None, account.AuthSource);
            Assert.Null(account.Problem);
        });
    }

    [Fact]
    public void Further_accounts_follow_their_providers_first_one_in_the_files_order()
    {
        Dictionary<string, ProviderConfig> providers = new()
        {
            ["plain@b"] = new() { Provider = "plain" },
            ["acme@z"] = new(),
            ["Acme@A"] = new() { Enabled = false },
            ["plain"] = new(),
            ["from-the-future"] = new() { ApiKey = "made-up" },
            ["from-the-future@work"] = new(),
        };

        IReadOnlyList<ProviderAccount> accounts = Resolve(providers, NoVariables);

        Assert.Equal(["acme", "acme@z", "acme@A", "plain", "plain@b"], accounts.Select(account => account.Id));
        Assert.Equal([true, true, false, true, true], accounts.Select(account => account.IsEnabled));
    }

    [Theory]
    [InlineData(null, "file", "environment", "environment", AuthSource.Environment)]
    [InlineData(null, "file", null, "file", AuthSource.Config)]
    [InlineData(null, null, "environment", "environment", AuthSource.Environment)]
    [InlineData(AuthSource.Environment, "file", "environment", "environment", AuthSource.Environment)]
    [InlineData(AuthSource.Environment, "file", null, "file", AuthSource.Config)]
    [InlineData(AuthSource.Config, "file", "environment", "file", AuthSource.Config)]
    [InlineData(AuthSource.Config, null, "environment", "environment", AuthSource.Environment)]
    [InlineData(AuthSource.Config, " ", "environment", "environment", AuthSource.Environment)]
    [InlineData(AuthSource.Config, null, null, null, AuthSource.None)]
    [InlineData(AuthSource.None, "file", "environment", null, AuthSource.None)]
    [InlineData(null, " file \n", " ", "file", AuthSource.Config)]
    [InlineData(null, "file", "\tenvironment\r\n", "environment", AuthSource.Environment)]
    public void The_auth_source_decides_which_key_wins(AuthSource? asked, string? inFile, string? inEnvironment, string? key, AuthSource source)
    {
        Dictionary<string, string> variables = inEnvironment is null ? NoVariables : new() { ["ACME_API_KEY"] = inEnvironment };

        ProviderAccount account = First(new ProviderConfig { AuthSource = asked, ApiKey = inFile }, variables);

        Assert.Equal(key, account.Key?.Reveal());
        Assert.Equal(source, account.AuthSource);
        Assert.Equal(source == AuthSource.Environment ? "ACME_API_KEY" : null, account.KeyVariable);
        Assert.Equal(key is not null, account.IsConfigured);
    }

    [Fact]
    public void The_first_variable_that_is_set_wins_and_one_of_blanks_is_not_set()
    {
        ProviderAccount admin = First(new(), new() { ["ACME_ADMIN_KEY"] = "admin", ["ACME_API_KEY"] = "plain" });
        ProviderAccount plain = First(new(), new() { ["ACME_ADMIN_KEY"] = "  ", ["ACME_API_KEY"] = "plain" });

        Assert.Equal(("admin", "ACME_ADMIN_KEY"), (admin.Key!.Reveal(), admin.KeyVariable));
        Assert.Equal(("plain", "ACME_API_KEY"), (plain.Key!.Reveal(), plain.KeyVariable));
    }

    [Fact]
    public void An_accounts_own_variable_comes_before_the_catalogs()
    {
        Dictionary<string, string> variables = new() { ["MY_KEY"] = "mine", ["ACME_ADMIN_KEY"] = "admin" };

        Assert.Equal("mine", First(new() { ApiKeyVariable = "MY_KEY" }, variables).Key!.Reveal());
        Assert.Equal("admin", First(new() { ApiKeyVariable = "NOT_SET" }, variables).Key!.Reveal());
    }

    [Fact]
    public void A_further_account_takes_nothing_from_the_environment_but_its_own_variable()
    {
        Dictionary<string, string> variables = new()
        {
            ["ACME_ADMIN_KEY"] = "admin",
            ["ACME_BASE_URL"] = "https://proxy.test",
            ["ACME_PROJECT"] = "p",
            ["ACME_CLIENT_SECRET"] = "s",
            ["WORK_KEY"] = "work",
        };
        Dictionary<string, ProviderConfig> providers = new()
        {
            ["acme@bare"] = new(),
            ["acme@work"] = new() { ApiKeyVariable = "WORK_KEY" },
        };

        IReadOnlyList<ProviderAccount> accounts = Resolve(providers, variables);

        ProviderAccount bare = accounts.Single(account => account.Id == "acme@bare");
        Assert.False(bare.IsConfigured);
        Assert.Null(bare.Endpoint);
        Assert.Empty(bare.Settings);
        ProviderAccount work = accounts.Single(account => account.Id == "acme@work");
        Assert.Equal(("work", "WORK_KEY", AuthSource.Environment), (work.Key!.Reveal(), work.KeyVariable, work.AuthSource));
    }

    [Fact]
    public void Settings_come_from_the_file_then_from_their_variables()
    {
        ProviderConfig config = new() { Settings = Settings("""{ "project_id": "from-file", "key_owner": 42, "other": "kept out" }""") };
        Dictionary<string, string> variables = new() { ["ACME_PROJECT_ID"] = "from-environment" };

        Assert.Equal(
            new Dictionary<string, string> { ["project_id"] = "from-file", ["key_owner"] = "42" },
            First(config, variables).Settings);
        Assert.Equal("from-environment", First(new(), variables).Setting("project_id"));
    }

    [Theory]
    [InlineData("""{ "project_id": " " }""")]
    [InlineData("""{ "project_id": null }""")]
    public void A_setting_without_content_is_not_set(string settings)
    {
        ProviderConfig config = new() { Settings = Settings(settings) };

        Assert.Equal("second", First(config, new() { ["ACME_PROJECT"] = "", ["ACME_PROJECT_ID"] = "second" }).Setting("project_id"));
        Assert.Null(First(config, NoVariables).Setting("project_id"));
    }

    [Theory]
    [InlineData("""{ "client_secret": "s" }""", null, AuthSource.Config)]
    [InlineData("{}", "s", AuthSource.Environment)]
    public void A_setting_that_stands_for_a_key_tells_where_the_credential_came_from(string settings, string? variable, AuthSource source)
    {
        Dictionary<string, string> variables = variable is null ? NoVariables : new() { ["ACME_CLIENT_SECRET"] = variable };

        ProviderAccount account = First(new() { Settings = Settings(settings) }, variables);

        Assert.True(account.IsConfigured);
        Assert.Null(account.Key);
        Assert.Equal(source, account.AuthSource);
    }

    [Fact]
    public void An_endpoint_in_the_file_wins_and_is_known_to_come_from_there()
    {
        Dictionary<string, string> variables = new() { ["ACME_BASE_URL"] = " http://proxy.test:8080/v1 " };

        ProviderAccount file = First(new() { Endpoint = "https://file.test" }, variables);
        ProviderAccount environment = First(new() { Endpoint = " " }, variables);

        Assert.Equal((new Uri("https://file.test"), true), (file.Endpoint, file.IsEndpointFromConfig));
        Assert.Equal((new Uri("http://proxy.test:8080/v1"), false), (environment.Endpoint, environment.IsEndpointFromConfig));
    }

    [Theory]
    [InlineData("proxy.test")]
    [InlineData("https://me:hidden@proxy.test")]
    [InlineData("https://proxy.test?key=hidden")]
    public void A_broken_endpoint_in_the_environment_is_one_accounts_problem_only(string endpoint)
    {
        IReadOnlyList<ProviderAccount> accounts = Resolve([], new() { ["ACME_BASE_URL"] = endpoint, ["ACME_API_KEY"] = "k" });

        Assert.Contains("ACME_BASE_URL must", accounts[0].Problem, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", accounts[0].Problem, StringComparison.Ordinal);
        Assert.Null(accounts[0].Endpoint);
        Assert.Null(accounts[1].Problem);
    }

    [Theory]
    [InlineData("hidden\nkey")]
    [InlineData("hidden\u0000")]
    [InlineData("hidden–key")]
    [InlineData("hidden\u200B")]
    public void A_key_that_no_header_can_carry_is_a_problem_and_is_not_handed_on(string key)
    {
        ProviderAccount environment = First(new(), new() { ["ACME_API_KEY"] = key });
        ProviderAccount file = First(new() { ApiKey = key }, NoVariables);

        Assert.All([environment, file], account =>
        {
            Assert.Null(account.Key);
            Assert.True(account.IsConfigured);
            Assert.DoesNotContain("hidden", account.Problem, StringComparison.Ordinal);
        });
        Assert.Contains("ACME_API_KEY", environment.Problem, StringComparison.Ordinal);
        Assert.Contains("agent.json", file.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "project_id": { } }""")]
    [InlineData("""{ "project_id": "a\nb" }""")]
    public void A_setting_that_is_no_plain_text_is_a_problem(string settings)
    {
        ProviderAccount account = First(new() { Settings = Settings(settings) }, NoVariables);

        Assert.Contains("project_id", account.Problem, StringComparison.Ordinal);
        Assert.Empty(account.Settings);
    }

    [Fact]
    public void All_problems_of_an_account_are_told_at_once()
    {
        ProviderAccount account = First(new() { ApiKey = "a\nb", Endpoint = "nowhere" }, NoVariables);

        Assert.Contains("key", account.Problem, StringComparison.Ordinal);
        Assert.Contains("endpoint", account.Problem, StringComparison.Ordinal);
    }

    private static ProviderAccount First(ProviderConfig config, Dictionary<string, string> variables) =>
        Resolve(new() { ["acme"] = config }, variables)[0];

    private static IReadOnlyList<ProviderAccount> Resolve(Dictionary<string, ProviderConfig> providers, Dictionary<string, string> variables) =>
        AccountResolver.Resolve(new AgentConfig { Providers = providers }, variables.GetValueOrDefault, FakeCatalog.All);

    private static Dictionary<string, JsonElement> Settings(string json) =>
        JsonElement.Parse(json).EnumerateObject().ToDictionary(property => property.Name, property => property.Value);
}
