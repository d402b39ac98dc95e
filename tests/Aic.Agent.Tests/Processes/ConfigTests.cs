using System.Text.Json;

namespace Aic.Agent.Tests.Processes;

public sealed class ConfigTests
{
    private const string Key = "sk-admin-0123456789abcdefghij-last";

    [Fact]
    public async Task A_key_from_standard_input_is_kept_and_shown_masked_only()
    {
        using AicHome home = new();

        AicResult set = await home.RunWithInputAsync(Key + "\n", "config", "set", "openai.api_key", "-");
        AicResult one = await home.RunAsync("config", "get", "openai.api_key");
        AicResult all = await home.RunAsync("config", "get");
        AicResult json = await home.RunAsync("config", "get", "openai", "--json");

        Assert.Equal((0, 0, 0, 0), (set.ExitCode, one.ExitCode, all.ExitCode, json.ExitCode));
        Assert.All([set, one, all, json], result =>
        {
            Assert.DoesNotContain("0123456789", result.Out + result.Error, StringComparison.Ordinal);
            Assert.Contains("last", result.Out, StringComparison.Ordinal);
        });
        using JsonDocument file = JsonDocument.Parse(await File.ReadAllTextAsync(home.ConfigFile, TestContext.Current.CancellationToken));
        JsonElement account = file.RootElement.GetProperty("providers").GetProperty("openai");
        Assert.Equal(Key, account.GetProperty("api_key").GetString());
        Assert.Equal("config", account.GetProperty("auth_source").GetString());
    }

    [Fact]
    public async Task The_value_may_be_left_out_for_a_key()
    {
        using AicHome home = new();

        AicResult result = await home.RunWithInputAsync(Key, "config", "set", "openai@work.api_key");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal("••••last", (await home.RunAsync("config", "get", "openai@work.api_key")).Out.Trim());
    }

    [Fact]
    public async Task A_key_as_an_argument_is_refused_unless_the_person_insists()
    {
        using AicHome home = new();

        AicResult refused = await home.RunAsync("config", "set", "openai.api_key", Key);
        bool wasWritten = File.Exists(home.ConfigFile);
        AicResult insisted = await home.RunAsync("config", "set", "openai.api_key", Key, "--insecure-value");

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("aic config set openai.api_key -", refused.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, refused.Error + refused.Out, StringComparison.Ordinal);
        Assert.False(wasWritten);
        Assert.Equal(0, insisted.ExitCode);
        Assert.DoesNotContain(Key, insisted.Error + insisted.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Path_tells_where_the_file_is_without_making_it()
    {
        using AicHome home = new();

        AicResult result = await home.RunAsync("config", "path");

        Assert.Equal(home.ConfigFile, result.Out.Trim());
        Assert.False(File.Exists(home.ConfigFile));
    }
}
