using System.Management.Automation;
using Aic.PowerShell.Tests.Hosting;
using Aic.Testing;

namespace Aic.PowerShell.Tests;

public sealed class ProviderTests
{
    [Fact]
    public void The_catalog_tells_of_each_provider_how_it_authenticates_and_what_it_reports()
    {
        using ModuleSession session = new();

        PSObject openai = session.Run("Get-AicProvider openai").Single();

        Assert.Equal(("openai", "OpenAI", false, true), (SessionResult.Value(openai, "ProviderId"), SessionResult.Value(openai, "Name"), SessionResult.Value(openai, "IsConfigured"), SessionResult.Value(openai, "IsEnabled")));
        Assert.Contains("OPENAI_ADMIN_KEY", (IEnumerable<string>)SessionResult.Value(openai, "Variables")!);
        Assert.Contains("cost", (IEnumerable<string>)SessionResult.Value(openai, "Reports")!);
        Assert.NotNull(SessionResult.Value(openai, "Dashboard"));
    }

    [Fact]
    public void A_key_in_the_environment_is_found_and_named_but_never_shown()
    {
        using ModuleSession session = new();
        Environment.SetEnvironmentVariable("OPENAI_ADMIN_KEY", "sk-admin-made-up-for-tests-0001");
        try
        {
            PSObject openai = session.Run("Get-AicProvider -ConfiguredOnly").Single();

            Assert.Equal(("openai", "OPENAI_ADMIN_KEY", "Environment"), (SessionResult.Value(openai, "AccountId"), SessionResult.Value(openai, "KeyVariable"), SessionResult.Value(openai, "AuthSource")!.ToString()));
            Assert.DoesNotContain(openai.Properties, property => property.Value?.ToString()?.Contains("made-up-for-tests", StringComparison.Ordinal) == true);
        }
        finally
        {
            Environment.SetEnvironmentVariable("OPENAI_ADMIN_KEY", null);
        }
    }

    [Fact]
    public async Task A_good_key_is_valid_and_its_provider_says_what_it_can_read()
    {
        await using FakeServer server = (await FakeServer.StartAsync()).AnswerAsOpenAI();
        using ModuleSession session = new ModuleSession().ConfigureOpenAI(server);

        PSObject verdict = session.Run("Test-AicProvider").Single();

        Assert.Equal(("openai", "OpenAI", "Valid"), (SessionResult.Value(verdict, "AccountId"), SessionResult.Value(verdict, "ProviderName"), SessionResult.Value(verdict, "Status")!.ToString()));
        Assert.Contains("cost", (IEnumerable<string>)SessionResult.Value(verdict, "CanRead")!);
        Assert.True((bool)session.Run("Test-AicProvider -Quiet").Single().BaseObject);
    }

    [Fact]
    public async Task A_refused_key_is_invalid_and_that_is_an_answer_and_no_error()
    {
        await using FakeServer server = (await FakeServer.StartAsync()).AnswerAll(_ => new FakeAnswer("{}", 401));
        using ModuleSession session = new ModuleSession().ConfigureOpenAI(server);

        Assert.Equal("Invalid", SessionResult.Value(session.Run("Test-AicProvider openai").Single(), "Status")!.ToString());
        Assert.False((bool)session.Run("Test-AicProvider openai -Quiet").Single().BaseObject);
    }

    [Fact]
    public void Without_a_key_there_is_nothing_to_test()
    {
        using ModuleSession session = new();

        SessionResult all = session.Run("Test-AicProvider");
        Assert.Empty(all.MustBeClean().Output);
        Assert.Single(all.Warnings);
        Assert.False((bool)session.Run("Test-AicProvider -Quiet -WarningAction Ignore").Single().BaseObject);
        Assert.Equal("Missing", SessionResult.Value(session.Run("Test-AicProvider openai").Single(), "Status")!.ToString());
        Assert.False((bool)Assert.Single(session.Run("Test-AicProvider nobody -Quiet").Output).BaseObject);
        Assert.False((bool)session.Run("Test-AicProvider nobody* -Quiet").Single().BaseObject);
    }

    [Fact]
    public async Task A_refresh_asks_again_and_is_silent_unless_told_otherwise()
    {
        await using FakeServer server = (await FakeServer.StartAsync()).AnswerAsOpenAI();
        using ModuleSession session = new ModuleSession().ConfigureOpenAI(server);

        Assert.Empty(session.Run("Invoke-AicRefresh").MustBeClean().Output);
        int once = server.Requests.Count;
        Assert.Equal("openai", SessionResult.Value(session.Run("Invoke-AicRefresh -PassThru").Single(), "AccountId"));

        Assert.NotEqual(0, once);
        Assert.Equal(2 * once, server.Requests.Count);
    }
}
