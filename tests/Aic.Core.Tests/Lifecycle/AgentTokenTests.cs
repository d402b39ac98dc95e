using System.Buffers.Text;
using System.Runtime.Versioning;
using Aic.Core.Configuration;
using Aic.Core.Lifecycle;
using Aic.Testing;

namespace Aic.Core.Tests.Lifecycle;

public sealed class AgentTokenTests
{
    [Fact]
    public void It_is_made_once_of_256_bits_and_for_its_owner_alone()
    {
        using AgentHome home = new();
        Secret? before = AgentToken.Read(home.Paths);

        string token = AgentToken.ReadOrCreate(home.Paths).Reveal();

        Assert.Null(before);
        Assert.Equal(32, Base64Url.DecodeFromChars(token).Length);
        Assert.Equal(token, AgentToken.ReadOrCreate(home.Paths).Reveal());
        Assert.Equal(token, AgentToken.Read(home.Paths)!.Reveal());
        Assert.False(OwnerOnly.IsOpenToOthers(home.Paths.TokenFile));
    }

    [Fact]
    public async Task Processes_that_come_at_once_get_the_same()
    {
        using AgentHome home = new();
        WorkerProcess[] workers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => WorkerProcess.StartAsync("read-token", home.Paths.ConfigDirectory)));
        try
        {
            Assert.All(workers, worker => worker.Go());
            string?[] tokens = await Task.WhenAll(workers.Select(worker => worker.SaysAsync(TestContext.Current.CancellationToken)));

            Assert.Equal(AgentToken.Read(home.Paths)!.Reveal(), Assert.Single(tokens.Distinct()));
        }
        finally
        {
            Assert.All(workers, worker => worker.Dispose());
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("too-short")]
    [InlineData("not base64url, but of a fitting length!!!!!")]
    public void A_damaged_file_is_told_not_shown_and_left_as_it_is(string content)
    {
        using AgentHome home = new();
        AgentToken.ReadOrCreate(home.Paths);
        File.WriteAllText(home.Paths.TokenFile, content);

        ConfigException exception = Assert.Throws<ConfigException>(() => AgentToken.ReadOrCreate(home.Paths));

        Assert.Contains(home.Paths.TokenFile, exception.Message, StringComparison.Ordinal);
        Assert.Contains("Delete it", exception.Message, StringComparison.Ordinal);
        Assert.True(content.Length == 0 || !exception.Message.Contains(content, StringComparison.Ordinal));
        Assert.Equal(content, File.ReadAllText(home.Paths.TokenFile));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void One_that_others_could_read_is_replaced()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        using AgentHome home = new();
        string first = AgentToken.ReadOrCreate(home.Paths).Reveal();
        File.SetUnixFileMode(home.Paths.TokenFile, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);

        string second = AgentToken.ReadOrCreate(home.Paths).Reveal();

        Assert.NotEqual(first, second);
        Assert.False(OwnerOnly.IsOpenToOthers(home.Paths.TokenFile));
    }
}
