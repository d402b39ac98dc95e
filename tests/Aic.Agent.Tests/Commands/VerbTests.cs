using Aic.Agent.Commands;
using Aic.Agent.Tests.Processes;

namespace Aic.Agent.Tests.Commands;

/// <summary>Of the verbs only the one that is named is built.</summary>
public sealed class VerbTests
{
    [Fact]
    public void A_verb_is_called_as_it_is_found()
    {
        CommandLine commandLine = new(CliContext.ForThisProcess());

        Assert.All(commandLine.Verbs, verb => Assert.Equal(verb.Name, verb.Create().Name));
    }

    [Theory]
    [InlineData("statusline", "--no-color")]
    [InlineData("config", "--no-color", "path")]
    [InlineData("--no-color", "config", "path")]
    public async Task Every_verb_has_the_options_of_all(params string[] args)
    {
        using InProcess aic = new();

        AicResult result = await aic.RunAsync(args);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
    }
}
