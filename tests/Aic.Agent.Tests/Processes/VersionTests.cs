using Aic.Core;

namespace Aic.Agent.Tests.Processes;

public sealed class VersionTests
{
    [Fact]
    public async Task Version_prints_the_version_and_nothing_else()
    {
        using AicHome home = new();

        AicResult result = await home.RunAsync("--version");

        Assert.Equal((0, AicVersion.Current, ""), (result.ExitCode, result.Out.Trim(), result.Error));
    }
}
