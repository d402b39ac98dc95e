using Aic.PowerShell.Tests.Hosting;

namespace Aic.PowerShell.Tests;

public sealed class CompletionTests
{
    [Theory]
    [InlineData("Get-AicUsage opena", "openai openai@work")]
    [InlineData("Get-AicUsage -Provider openai@", "openai@work")]
    [InlineData("Get-AicUsage openai, openai@w", "openai@work")]
    [InlineData("Get-AicProvider anth", "anthropic")]
    [InlineData("Set-AicProviderConfig anth", "anthropic")]
    [InlineData("Remove-AicProviderConfig openai@", "openai@work")]
    [InlineData("Test-AicProvider anth", "anthropic")]
    [InlineData("Invoke-AicRefresh anth", "anthropic")]
    [InlineData("Get-AicUsage -Period Last", "Last30Days Last7Days LastMonth")]
    [InlineData("Get-AicUsage -By ", "Block Day Hour Model Project Provider Session")]
    [InlineData("Get-AicUsage -By Day, Mo", "Model")]
    [InlineData("Set-AicProviderConfig openai -AuthSource C", "Config")]
    public void Tab_completes(string line, string expected)
    {
        using ModuleSession session = new ModuleSession().Configure("""{ "providers": { "openai@work": { "provider": "openai" } } }""");

        Assert.Equal(expected.Split(' '), session.Complete(line).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_broken_configuration_does_not_keep_providers_from_being_completed()
    {
        using ModuleSession session = new ModuleSession().Configure("{ oops");

        Assert.Equal(["openai"], session.Complete("Get-AicUsage opena"));
    }
}
