using Aic.Agent.Tests.Processes;

namespace Aic.Agent.Tests.Commands;

public sealed class MistakeTests
{
    [Theory]
    [InlineData("There is no account \"nobody\"", "usage", "nobody")]
    [InlineData("There is no account \"nobody\"", "providers", "test", "nobody")]
    [InlineData("There is no period \"fortnight\"", "usage", "--period", "fortnight")]
    [InlineData("\"yesterday\" is no date", "usage", "--since", "yesterday")]
    [InlineData("\"2026-13-01\" is no date", "usage", "--until", "2026-13-01")]
    [InlineData("contradict", "usage", "--period", "today", "--since", "2026-11-01")]
    [InlineData("contradict", "refresh", "--period", "today", "--until", "2026-11-01")]
    [InlineData("The period is empty", "usage", "--since", "2026-11-02", "--until", "2026-11-01")]
    [InlineData("The period is empty", "usage", "--since", "2999-01-01")]
    [InlineData("not \"colour\"", "usage", "--by", "model,colour")]
    [InlineData("There is no option --jsno", "usage", "--jsno")]
    [InlineData("-5 is below zero", "budget", "set", "all", "-5")]
    [InlineData("'nonsense'", "nonsense")]
    [InlineData("aic config --help", "config")]
    [InlineData("aic config set --help", "config", "set")]
    public async Task Wrong_arguments_end_with_2_and_a_sentence(string sentence, params string[] args)
    {
        using InProcess aic = new();

        AicResult result = await aic.RunAsync(args);

        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Out);
        Assert.StartsWith("aic: ", result.Error, StringComparison.Ordinal);
        Assert.Contains(sentence, result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData("usage")]
    [InlineData("refresh")]
    [InlineData("providers list")]
    [InlineData("providers test")]
    [InlineData("config get")]
    [InlineData("config set cache_ttl_seconds 60")]
    [InlineData("config unset openai")]
    public async Task A_broken_configuration_ends_with_1_names_the_line_and_is_left_as_it_is(string commandLine)
    {
        const string Broken = "{\n  \"providers\": {\n    \"openai\": { \"api_key\": sk-oops }\n  }\n}\n";
        using InProcess aic = new();
        await File.WriteAllTextAsync(aic.ConfigFile, Broken, TestContext.Current.CancellationToken);

        AicResult result = await aic.RunAsync(commandLine.Split(' '));

        Assert.Equal(1, result.ExitCode);
        Assert.Empty(result.Out);
        Assert.Contains("line 3", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-oops", result.Error, StringComparison.Ordinal);
        Assert.Equal(Broken, await File.ReadAllTextAsync(aic.ConfigFile, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("alerts")]
    [InlineData("alerts --json")]
    [InlineData("alerts resume *")]
    public async Task Alerts_that_can_not_be_read_are_an_error_and_not_none(string commandLine)
    {
        using InProcess aic = new();
        Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(aic.ConfigFile)!, "usage.db"));

        AicResult result = await aic.RunAsync(commandLine.Split(' '));

        Assert.Equal((1, ""), (result.ExitCode, result.Out));
        Assert.Contains("usage.db can't be used, because", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_asks_for_details_is_told_the_cause()
    {
        using InProcess aic = new();
        await File.WriteAllTextAsync(aic.ConfigFile, "[]", TestContext.Current.CancellationToken);
        string plain = (await aic.RunAsync("usage")).Error;

        aic.Variables["AIC_LOG_LEVEL"] = "debug";
        string detailed = (await aic.RunAsync("usage")).Error;

        Assert.DoesNotContain("ConfigException", plain, StringComparison.Ordinal);
        Assert.Contains("ConfigException", detailed, StringComparison.Ordinal);
    }
}
