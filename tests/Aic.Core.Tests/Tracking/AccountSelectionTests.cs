using Aic.Core.Configuration;
using Aic.Core.Providers;
using Aic.Core.Usage;

namespace Aic.Core.Tests.Tracking;

public sealed class AccountSelectionTests : IDisposable
{
    private readonly FakeProvider _alpha = new("alpha");
    private readonly FakeProvider _beta = new("beta");
    private readonly TrackerHome _home;

    public AccountSelectionTests()
    {
        _home = new TrackerHome(_alpha, _beta);
        _home.WriteConfig("""
            {
              "providers": {
                "alpha@work": { "provider": "alpha", "api_key": "sk-work-0123456789", "auth_source": "config" },
                "alpha@off": { "provider": "alpha", "api_key": "sk-off-0123456789", "auth_source": "config", "enabled": false }
              }
            }
            """);
    }

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("alpha@off alpha alpha@work beta")]
    [InlineData("alpha@off alpha alpha@work", "alpha")]
    [InlineData("alpha@work", "ALPHA@Work")]
    [InlineData("alpha@off alpha@work", "alpha@*")]
    [InlineData("beta", "b?ta")]
    [InlineData("alpha@off alpha alpha@work beta", "*")]
    [InlineData("alpha@work beta", "beta", "*work", "beta")]
    [InlineData("", "nobody*")]
    public async Task Patterns_choose_accounts(string expected, params string[] patterns)
    {
        IReadOnlyList<ProviderUsage> answers = await _home.Start().AskAllAsync(new UsageQuery { Accounts = patterns });

        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(), answers.Select(answer => answer.AccountId).Order());
    }

    [Theory]
    [InlineData("gamma")]
    [InlineData("alpha@home")]
    [InlineData("")]
    public async Task A_name_that_is_nobodys_is_refused_with_a_list_of_those_that_exist(string name)
    {
        UnknownAccountException exception = await Assert.ThrowsAsync<UnknownAccountException>(
            () => _home.Start().AskAllAsync(new UsageQuery { Accounts = ["beta", name] }));

        Assert.Equal(name, exception.Account);
        Assert.Contains("alpha, alpha@work, alpha@off, beta", exception.Message, StringComparison.Ordinal);
        Assert.Equal(0, _beta.Calls);
    }

    [Fact]
    public async Task A_misspelt_provider_in_the_configuration_is_told_once_and_stops_nobody()
    {
        _home.WriteConfig("""{ "providers": { "alhpa": { "api_key": "sk-alhpa-0123456789" }, "Beta": { "enabled": true } } }""");
        UsageTracker tracker = _home.Start();

        Assert.Equal(2, (await tracker.AskAllAsync()).Count);
        await tracker.AskAllAsync();

        string warning = Assert.Single(_home.Logger.Warnings);
        Assert.StartsWith("alhpa in ", warning, StringComparison.Ordinal);
        Assert.Contains("It knows alpha, beta", warning, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_account_is_asked_with_its_own_key()
    {
        await _home.Start().AskAllAsync(new UsageQuery { Accounts = ["alpha"] });

        Assert.Equal(
            ["sk-alpha-0123456789", "sk-work-0123456789"],
            _alpha.Asked.Select(account => account.Key!.Reveal()).Order());
    }

    [Fact]
    public async Task An_account_without_a_key_says_what_to_set_and_is_not_asked()
    {
        _home.Variables.TryRemove("BETA_KEY", out _);

        ProviderUsage usage = await _home.Start().AskAsync("beta");

        Assert.False(usage.IsConfigured);
        Assert.False(usage.IsAvailable);
        Assert.Equal("Set BETA_KEY.", usage.Description);
        Assert.Equal(UsageErrorKind.MissingKey, usage.Error!.Kind);
        Assert.Equal(AuthSource.None, usage.AuthSource);
        Assert.Equal(0, _beta.Calls);
    }

    [Fact]
    public async Task Asking_accounts_that_are_not_set_up_does_not_touch_the_store()
    {
        _home.Variables.Clear();

        await _home.Start().AskAllAsync(new UsageQuery { Accounts = ["beta"] });

        Assert.False(File.Exists(_home.Paths.StoreFile));
    }

    [Fact]
    public async Task An_account_that_is_switched_off_says_so_and_is_not_asked()
    {
        ProviderUsage usage = await _home.Start().AskAsync("alpha@off");

        Assert.False(usage.IsConfigured);
        Assert.False(usage.IsAvailable);
        Assert.Null(usage.Error);
        Assert.Contains("switched off", usage.Description, StringComparison.Ordinal);
        Assert.Equal(0, _alpha.Calls);
    }

    [Fact]
    public async Task Only_configured_accounts_answer_where_only_they_are_wanted()
    {
        _home.Variables.TryRemove("BETA_KEY", out _);

        IReadOnlyList<ProviderUsage> answers = await _home.Start().AskAllAsync(new UsageQuery { ConfiguredOnly = true });

        Assert.Equal(["alpha", "alpha@work"], answers.Select(answer => answer.AccountId).Order());
    }

    [Fact]
    public async Task A_value_that_is_broken_is_its_accounts_error_and_nobody_elses()
    {
        _home.Variables["ALPHA_KEY"] = "sk-with-ü-inside";

        IReadOnlyList<ProviderUsage> answers = await _home.Start().AskAllAsync();

        ProviderUsage broken = answers.Single(answer => answer.AccountId == "alpha");
        Assert.Contains("ALPHA_KEY", broken.Error!.Message, StringComparison.Ordinal);
        Assert.True(broken.IsConfigured);
        Assert.DoesNotContain(_alpha.Asked, account => account.Id == "alpha");
        Assert.True(answers.Single(answer => answer.ProviderId == "beta").IsAvailable);
    }

    [Fact]
    public async Task A_broken_configuration_is_an_exception_that_names_the_file()
    {
        _home.WriteConfig("{ not json");

        ConfigException exception = await Assert.ThrowsAsync<ConfigException>(() => _home.Start().AskAllAsync());

        Assert.Contains(_home.Paths.ConfigFile, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Configuration_and_environment_are_read_anew_for_each_question()
    {
        UsageTracker tracker = _home.Start();
        _home.Variables.TryRemove("BETA_KEY", out _);
        Assert.False((await tracker.AskAsync("beta")).IsConfigured);

        _home.Variables["BETA_KEY"] = "sk-beta-new";

        Assert.True((await tracker.AskAsync("beta")).IsAvailable);
        Assert.Equal(AuthSource.Environment, tracker.GetAccounts().Single(account => account.Id == "beta").AuthSource);
    }

    [Fact]
    public async Task The_period_is_this_month_where_none_is_given()
    {
        ProviderUsage usage = await _home.Start().AskAsync("beta");

        UsagePeriod month = UsagePeriod.Named(NamedPeriod.ThisMonth, _home.Time);
        Assert.Equal((month.Start, month.End), (usage.Usage!.PeriodStart, usage.Usage.PeriodEnd));
    }

    [Fact]
    public async Task A_report_with_quotas_alone_is_something_to_show()
    {
        QuotaWindow quota = new() { Name = "monthly spend", Limit = 100, Unit = "USD" };
        _beta.Answer = (_, _, _) => Task.FromResult(new ProviderReport { Quotas = [quota] });

        ProviderUsage usage = await _home.Start().AskAsync("beta");

        Assert.True(usage.IsAvailable);
        Assert.Equal([quota], usage.Quotas);
        Assert.Equal(_home.Time.GetUtcNow(), usage.FetchedAt);
    }
}
