using System.Diagnostics;
using Aic.Testing;

namespace Aic.Agent.Tests.Processes;

public sealed class EndingTests
{
    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public async Task A_signal_ends_it_at_once_with_the_exit_code_that_shells_expect(string signal, int exitCode)
    {
        Signals.SkipUnlessHeard(signal);
        await using FakeServer server = await FakeServer.StartAsync();
        server.AnswerAll(_ => new FakeAnswer("{}") { Delay = Timeout.InfiniteTimeSpan });
        using AicHome home = AicHome.WithOpenAI(server);

        using Process process = home.Start("usage");
        while (server.Requests.Count == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TestContext.Current.CancellationToken);
        }

        Signals.Send(process, signal);
        AicResult result = await AicHome.EndAsync(process);

        Assert.Equal((exitCode, "", ""), (result.ExitCode, result.Out, result.Error));
    }

    [Fact]
    public async Task A_reader_that_goes_away_is_no_error()
    {
        await using FakeServer server = await FakeOpenAI.StartAsync();
        using AicHome home = AicHome.WithOpenAI(server);

        using Process process = home.Start(["usage", "--json", .. FakeOpenAI.Period]);
        process.StandardOutput.Close();
        string error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal((0, ""), (process.ExitCode, error));
    }

    [Fact]
    public async Task A_full_disk_under_the_output_is_an_error_in_a_sentence()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "Only Linux has a device that is always full.");
        using AicHome home = new();

        AicResult result = await AicHome.EndAsync(home.StartProgram("/bin/sh", "-c", "exec \"$0\" usage >/dev/full", AicHome.Executable));

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("aic: ", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }
}
