using Aic.Agent.Tests.Processes;

namespace Aic.Agent.Tests.Commands;

public sealed class ConfigFieldTests
{
    [Fact]
    public async Task An_ordinary_field_is_set_read_and_removed()
    {
        using InProcess aic = new();

        AicResult set = await aic.RunAsync("config", "set", "cache_ttl_seconds", "600");
        AicResult get = await aic.RunAsync("config", "get", "cache_ttl_seconds");
        AicResult unset = await aic.RunAsync("config", "unset", "cache_ttl_seconds");
        AicResult after = await aic.RunAsync("config", "get", "cache_ttl_seconds");

        Assert.Equal("cache_ttl_seconds = 600", set.Out.Trim());
        Assert.Equal("600", get.Out.Trim());
        Assert.Equal(0, unset.ExitCode);
        Assert.Equal("300", after.Out.Trim());
    }

    [Fact]
    public async Task A_field_that_is_not_set_fails_and_is_null_in_json()
    {
        using InProcess aic = new();

        AicResult text = await aic.RunAsync("config", "get", "openai.api_key");
        AicResult json = await aic.RunAsync("config", "get", "openai.api_key", "--json");

        Assert.Equal(1, text.ExitCode);
        Assert.Equal("aic: openai.api_key is not set.", text.Error.Trim());
        Assert.Equal((0, "null"), (json.ExitCode, json.Out.Trim()));
    }

    [Theory]
    [InlineData("config get openai.colour")]
    [InlineData("config set openai.colour blue")]
    [InlineData("config unset nobody.api_key")]
    [InlineData("config set cache_ttl_seconds soon")]
    [InlineData("config set cache_ttl_seconds")]
    [InlineData("config set openai.api_key -")]
    public async Task What_cannot_be_set_ends_with_2_and_writes_nothing(string commandLine)
    {
        using InProcess aic = new();

        AicResult result = await aic.RunAsync(commandLine.Split(' '));

        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith("aic: ", result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(aic.ConfigFile));
    }
}
