using Aic.Agent.Tests.Processes;

namespace Aic.Agent.Tests.Commands;

public sealed class HelpTests
{
    [Theory]
    [InlineData("")]
    [InlineData("--help")]
    [InlineData("usage --help")]
    [InlineData("refresh -h")]
    [InlineData("explain --help")]
    [InlineData("doctor --help")]
    [InlineData("export --help")]
    [InlineData("import --help")]
    [InlineData("history --help")]
    [InlineData("history sync --help")]
    [InlineData("show --help")]
    [InlineData("watch --help")]
    [InlineData("providers list --help")]
    [InlineData("providers test --help")]
    [InlineData("budget list --help")]
    [InlineData("budget set --help")]
    [InlineData("budget remove --help")]
    [InlineData("budget test --help")]
    [InlineData("alerts --help")]
    [InlineData("alerts check --help")]
    [InlineData("alerts snooze --help")]
    [InlineData("alerts resume --help")]
    [InlineData("forecast --help")]
    [InlineData("plan list --help")]
    [InlineData("plan set --help")]
    [InlineData("plan remove --help")]
    [InlineData("config get --help")]
    [InlineData("config set --help")]
    [InlineData("config unset --help")]
    [InlineData("agent start --help")]
    [InlineData("agent stop --help")]
    [InlineData("agent status --help")]
    [InlineData("agent restart --help")]
    [InlineData("agent logs --help")]
    [InlineData("agent enable --help")]
    [InlineData("agent disable --help")]
    [InlineData("serve --help")]
    public async Task Help_shows_examples(string commandLine)
    {
        using InProcess aic = new();

        AicResult result = await aic.RunAsync(commandLine.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(0, result.ExitCode);
        Assert.Empty(result.Error);
        Assert.Contains("Examples:", result.Out, StringComparison.Ordinal);
    }
}
