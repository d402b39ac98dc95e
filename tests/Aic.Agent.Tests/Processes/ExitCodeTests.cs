using Aic.Testing;

namespace Aic.Agent.Tests.Processes;

public sealed class ExitCodeTests
{
    [Theory]
    [InlineData("There is no account \"nobody\"", "usage", "nobody")]
    [InlineData("There is no period \"fortnight\"", "usage", "--period", "fortnight")]
    public async Task Wrong_arguments_end_with_2(string sentence, params string[] args)
    {
        using AicHome home = new();

        AicResult result = await home.RunAsync(args);

        Assert.Equal((2, ""), (result.ExitCode, result.Out));
        Assert.StartsWith($"aic: {sentence}", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_key_is_a_failure_only_for_who_names_the_provider()
    {
        using AicHome home = new();

        AicResult everybody = await home.RunAsync("usage");
        AicResult pattern = await home.RunAsync("usage", "*openai");
        AicResult named = await home.RunAsync("usage", "OpenAI");

        Assert.Equal(0, everybody.ExitCode);
        Assert.Equal(0, pattern.ExitCode);
        Assert.Equal(1, named.ExitCode);
        Assert.Contains("OPENAI_ADMIN_KEY", named.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_whose_further_account_is_set_up_is_no_failure()
    {
        await using FakeServer server = await FakeOpenAI.StartAsync();
        using AicHome home = new();
        home.WriteConfig($$"""{ "providers": { "openai@work": { "provider": "openai", "api_key": "{{FakeOpenAI.Key}}", "auth_source": "config", "endpoint": "{{server.Address}}" } } }""");

        AicResult provider = await home.RunAsync(["usage", "openai", .. FakeOpenAI.Period]);
        AicResult account = await home.RunAsync(["usage", "openai@work", .. FakeOpenAI.Period]);

        Assert.Equal(0, provider.ExitCode);
        Assert.Equal(0, account.ExitCode);
        Assert.Contains("OpenAI (work)", account.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_key_ends_with_1_and_says_what_to_do()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.AnswerAll(_ => new FakeAnswer("""{ "error": { "message": "Incorrect API key provided: sk-admin*****wxyz." } }""", 401));
        using AicHome home = AicHome.WithOpenAI(server);

        AicResult result = await home.RunAsync("usage");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("invalid key", result.Out, StringComparison.Ordinal);
        Assert.StartsWith("aic: openai: ", result.Error, StringComparison.Ordinal);
    }
}
