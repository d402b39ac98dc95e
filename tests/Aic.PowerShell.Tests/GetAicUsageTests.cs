using Aic.PowerShell.Tests.Hosting;
using Aic.Testing;

namespace Aic.PowerShell.Tests;

public sealed class GetAicUsageTests
{
    [Fact]
    public async Task Usage_comes_as_an_object_with_numbers_to_the_token_and_to_the_cent()
    {
        await using FakeServer server = (await FakeServer.StartAsync()).AnswerAsOpenAI();
        using ModuleSession session = new ModuleSession().ConfigureOpenAI(server);

        SessionResult result = session.Run("Get-AicUsage openai | ForEach-Object { $_.AccountId, $_.RequestsCount, $_.TokensInput, $_.TokensCacheRead, $_.TokensOutput, $_.CostUsd, $_.CostSource, $_.Status }");

        Assert.Equal(["openai", 1234L, 1_000_000L, 230_000L, 45_600L, 4.56m, "Billed", "ok"], result.MustBeClean().Output.Select(value => value.BaseObject is Enum one ? one.ToString() : value.BaseObject));
    }

    [Fact]
    public void With_nothing_configured_every_provider_says_what_to_set_and_nothing_is_an_error()
    {
        using ModuleSession session = new();

        SessionResult result = session.Run("Get-AicUsage");

        Assert.Equal(["openai", "anthropic"], result.MustBeClean().Values("AccountId").Take(2));
        Assert.All(result.Values("Description"), description => Assert.NotEmpty((string)description!));
        Assert.Contains("No provider is configured yet", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_what_is_configured_on_demand()
    {
        using ModuleSession session = new();

        Assert.Empty(session.Run("Get-AicUsage -ConfiguredOnly").MustBeClean().Output);
    }

    [Fact]
    public async Task Names_patterns_and_objects_choose_whose_usage()
    {
        await using FakeServer server = (await FakeServer.StartAsync()).AnswerAsOpenAI();
        using ModuleSession session = new ModuleSession().ConfigureOpenAI(server, $$""", "openai@work": { "provider": "openai", "api_key": "sk-admin-made-up-for-tests-0002", "auth_source": "config", "endpoint": "{{server.Address}}" } """);

        Assert.Equal(["openai", "openai@work"], Accounts("Get-AicUsage openai"));
        Assert.Equal(["openai@work"], Accounts("Get-AicUsage OPENAI@work"));
        Assert.Equal(["openai", "openai@work"], Accounts("Get-AicUsage open*"));
        Assert.Equal(["openai@work"], Accounts("'openai@work' | Get-AicUsage"));
        Assert.Equal(["openai@work"], Accounts("Get-AicProvider openai@work | Get-AicUsage"));
        Assert.Equal(["openai@work"], Accounts("Get-AicUsage openai@work | Get-AicUsage"));
        Assert.Equal(["openai", "openai@work"], Accounts("[pscustomobject]@{ ProviderId = 'openai' } | Get-AicUsage"));
        Assert.Empty(Accounts("@() | Get-AicUsage"));

        IEnumerable<object?> Accounts(string script) => session.Run(script).MustBeClean().Values("AccountId").Order();
    }

    [Fact]
    public async Task A_period_is_named_or_given_by_its_ends()
    {
        await using FakeServer server = (await FakeServer.StartAsync()).AnswerAsOpenAI();
        using ModuleSession session = new ModuleSession().ConfigureOpenAI(server);

        Assert.Equal((LocalMidnight(-6), LocalMidnight(1)), Period("Get-AicUsage openai -Period Last7Days"));
        Assert.Equal((LocalMidnight(-1), LocalMidnight(0)), Period("Get-AicUsage openai -Period Yesterday"));
        Assert.Equal(
            (Local(2026, 11, 1), Local(2026, 11, 3)),
            Period("Get-AicUsage openai -Since 2026-11-01 -Until 2026-11-03"));
        Assert.Equal(
            (new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 11, 2, 12, 0, 0, TimeSpan.Zero)),
            Period("Get-AicUsage openai -Since 2026-11-01T00:00Z -Until 2026-11-02T12:00Z"));
        Assert.Equal(
            (Local(2026, 11, 1), Local(2026, 11, 2)),
            Period("Get-AicUsage openai -Since ([datetime]::new(2026, 11, 1)) -Until ([datetime]::new(2026, 11, 2))"));

        (object?, object?) Period(string script)
        {
            SessionResult result = session.Run(script);
            return (SessionResult.Value(result.Single(), "Usage.PeriodStart"), SessionResult.Value(result.Single(), "Usage.PeriodEnd"));
        }
    }

    [Fact]
    public void Names_of_periods_and_ends_exclude_each_other_and_the_end_comes_last()
    {
        using ModuleSession session = new();

        Assert.StartsWith("AmbiguousParameterSet", Assert.Single(session.Run("Get-AicUsage -Period Today -Since 2026-11-01").ErrorIds), StringComparison.Ordinal);
        Assert.Equal(["InvalidPeriod,Aic.PowerShell.GetAicUsageCommand"], session.Run("Get-AicUsage -Since 2026-11-02 -Until 2026-11-01").ErrorIds);
    }

    [Fact]
    public async Task Sums_are_by_whatever_was_asked_for()
    {
        await using FakeServer server = (await FakeServer.StartAsync()).AnswerAsOpenAI();
        using ModuleSession session = new ModuleSession().ConfigureOpenAI(server);

        SessionResult byDayAndModel = session.Run("Get-AicUsage openai -Since 2026-11-01Z -Until 2026-11-08Z -By Day, Model");
        Assert.Equal(["Aic.Core.Usage.UsageGroup#DayModel"], byDayAndModel.MustBeClean().Output.Select(group => group.TypeNames[0]).Distinct());
        Assert.Equal([new DateOnly(2026, 11, 1)], byDayAndModel.Values("Day").Distinct());
        Assert.Contains("gpt-made-up", byDayAndModel.Values("Model"));
        Assert.Equal([null], byDayAndModel.Values("ProviderId").Distinct());

        SessionResult byProvider = session.Run("Get-AicUsage openai -By Provider");
        Assert.Equal(("openai", 4.56m), (SessionResult.Value(byProvider.Single(), "ProviderId"), SessionResult.Value(byProvider.Single(), "CostUsd")));
    }

    [Fact]
    public async Task Sums_by_project_or_block_name_the_group_and_say_what_is_not_told()
    {
        await using FakeServer server = (await FakeServer.StartAsync()).AnswerAsOpenAI();
        using ModuleSession session = new ModuleSession().ConfigureOpenAI(server);

        SessionResult result = session.Run("Get-AicUsage openai -Since 2026-11-01Z -Until 2026-11-08Z -By Project, Block, Day -TimeZone Asia/Kathmandu -Verbose");

        Assert.Equal(["2026-11-01 | - | openai | -"], result.Values("Group").Distinct());
        Assert.Contains(result.Verbose, line => line.Contains("tells no projects, no blocks of five hours", StringComparison.Ordinal));
        Assert.Equal(["ParameterArgumentTransformationError,Aic.PowerShell.GetAicUsageCommand"], session.Run("Get-AicUsage -TimeZone Middle/Earth").ErrorIds);
    }

    [Fact]
    public async Task What_is_fresh_is_not_asked_for_again_unless_told_to()
    {
        await using FakeServer server = (await FakeServer.StartAsync()).AnswerAsOpenAI();
        using ModuleSession session = new ModuleSession().ConfigureOpenAI(server);
        session.Run("Get-AicUsage openai").MustBeClean();
        int once = server.Requests.Count;

        session.Run("Get-AicUsage openai").MustBeClean();
        Assert.Equal(once, server.Requests.Count);

        session.Run("Get-AicUsage openai -Refresh").MustBeClean();
        Assert.Equal(2 * once, server.Requests.Count);
    }

    [Fact]
    public async Task Objects_sort_and_filter_by_the_numbers_inside()
    {
        await using FakeServer server = (await FakeServer.StartAsync()).AnswerAsOpenAI();
        using ModuleSession session = new ModuleSession().ConfigureOpenAI(server);

        Assert.Equal("openai", session.Run("Get-AicUsage | Where-Object CostUsd -gt 4 | ForEach-Object AccountId").Single().BaseObject);
        Assert.Equal("openai", session.Run("Get-AicUsage | Where-Object Status -eq ok | ForEach-Object AccountId").Single().BaseObject);
    }

    [Fact]
    public async Task Verbose_tells_what_is_going_on_and_never_the_key()
    {
        await using FakeServer server = (await FakeServer.StartAsync()).AnswerAsOpenAI();
        using ModuleSession session = new ModuleSession().ConfigureOpenAI(server);

        SessionResult result = session.Run("Get-AicUsage openai -Verbose");

        Assert.Contains("Asking openai.", result.Verbose);
        Assert.DoesNotContain(result.Verbose, line => line.Contains("made-up-for-tests", StringComparison.Ordinal));
    }

    private static DateTimeOffset LocalMidnight(int days) => Local(DateTime.Today.AddDays(days));

    private static DateTimeOffset Local(int year, int month, int day) => Local(new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Unspecified));

    private static DateTimeOffset Local(DateTime local) => new DateTimeOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), TimeZoneInfo.Local.GetUtcOffset(local)).ToUniversalTime();
}
