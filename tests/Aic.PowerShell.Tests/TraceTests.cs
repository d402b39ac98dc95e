using System.Management.Automation;
using Aic.PowerShell.Tests.Hosting;
using Aic.Testing;

namespace Aic.PowerShell.Tests;

public sealed class TraceTests
{
    [Fact]
    public async Task A_trace_adds_up_to_the_usage_and_shows_calls_and_prices_without_the_key()
    {
        await using FakeServer server = (await FakeServer.StartAsync()).AnswerAsOpenAI();
        using ModuleSession session = new ModuleSession().ConfigureOpenAI(server);

        PSObject trace = session.Run("Trace-AicUsage openai").Single();

        Assert.Equal(("openai", true), (SessionResult.Value(trace, "AccountId"), SessionResult.Value(trace, "AddsUp")));
        Assert.Equal(SessionResult.Value(session.Run("Get-AicUsage openai").Single(), "CostUsd"), SessionResult.Value(trace, "CostOfParts"));
        string shown = session.Show("Trace-AicUsage openai");
        Assert.Contains("/v1/organization/costs", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("made-up-for-tests", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void An_account_that_is_not_set_up_is_an_error_only_when_it_is_asked_for_by_name()
    {
        using ModuleSession session = new();

        Assert.Equal(["MissingKey,Aic.PowerShell.TraceAicUsageCommand"], session.Run("Trace-AicUsage openai").ErrorIds);
        Assert.Empty(session.Run("Trace-AicUsage -WarningAction Ignore").Errors);
    }

    [Fact]
    public void The_setup_is_looked_at_and_shown_with_what_to_do()
    {
        using ModuleSession session = new ModuleSession().Configure("""{ "cache_ttl": 5 }""");

        SessionResult result = session.Run("Test-AicSetup").MustBeClean();

        Assert.Equal(["program", "config", "store", "prices", "agent", "providers", "tools"], result.Values("Area").Distinct());
        Assert.Contains("Correct the name", session.Show("Test-AicSetup"), StringComparison.Ordinal);
        Assert.True((bool)session.Run("Test-AicSetup -Quiet").Single().BaseObject);
        session.Configure("{");
        Assert.False((bool)session.Run("Test-AicSetup -Quiet").Single().BaseObject);
    }
}
