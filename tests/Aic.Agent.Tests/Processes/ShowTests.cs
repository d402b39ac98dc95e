using System.Diagnostics;
using System.Text;
using Aic.Testing;

namespace Aic.Agent.Tests.Processes;

/// <summary>Drawings on the command line, as whole processes; live ones in a real pseudo terminal.</summary>
public sealed class ShowTests
{
    private const string Taken = "\e[?1049h\e[?25l";
    private const string Home = "\e[H";
    private const string GivenBack = "\e[?25h\e[?1049l";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_drawing_asks_as_much_as_usage_does_and_is_plain_where_there_is_no_terminal()
    {
        await using FakeServer server = await FakeOpenAI.StartAsync();
        using AicHome home = AicHome.WithOpenAI(server);
        await home.RunAsync(["usage", "openai", .. FakeOpenAI.Period]);
        int asked = server.Requests.Count;

        AicResult result = await home.RunAsync(["show", "openai", .. FakeOpenAI.Period]);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal("2026-11-01 to 2026-11-02", result.Lines[0]);
        Assert.Equal("Billed $3.75 by day", result.LineOf("Billed"));
        Assert.Equal("OpenAI ▅█ $3.75", result.LineOf("OpenAI  ▅"));
        Assert.Contains(result.Lines, line => line.Contains("monthly spend", StringComparison.Ordinal));
        Assert.DoesNotContain('\e', result.Out);
        Assert.Equal(asked, server.Requests.Count);
    }

    [Fact]
    public async Task Tokens_are_drawn_in_ASCII_where_the_locale_knows_no_more()
    {
        await using FakeServer server = await FakeOpenAI.StartAsync();
        using AicHome home = AicHome.WithOpenAI(server);
        home.Environment["LC_ALL"] = "C";

        AicResult result = await home.RunAsync(["show", "openai", "--metric", "tokens", .. FakeOpenAI.Period]);

        Assert.Equal("Tokens 1.55 M by day", result.LineOf("Tokens"));
        Assert.True(Ascii.IsValid(result.Out));
    }

    [Theory]
    [InlineData("show", "--metric", "dollars")]
    [InlineData("watch", "--interval", "0")]
    [InlineData("watch", "--interval", "soon")]
    [InlineData("watch", "--period", "today", "--since", "2026-11-01")]
    public async Task What_makes_no_sense_is_said_at_once(params string[] args)
    {
        using AicHome home = new();

        AicResult result = await home.RunAsync(args);

        Assert.Equal((2, ""), (result.ExitCode, result.Out));
        Assert.StartsWith("aic: ", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Without_a_terminal_blocks_are_written_until_it_is_ended(string signal)
    {
        Signals.SkipUnlessHeard(signal);
        await using FakeServer server = await FakeOpenAI.StartAsync();
        using AicHome home = AicHome.WithOpenAI(server);

        using Process process = home.Start(["watch", "openai", "--interval", "1", .. FakeOpenAI.Period]);
        string before = await ReadUntilAsync(process, text => text.Split("Billed  $3.75").Length > 2);
        Signals.Send(process, signal);
        AicResult result = await AicHome.EndAsync(process);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.DoesNotContain('\e', before + result.Out);
        Assert.Single(server.Requests, request => request.Path == "/v1/organization/usage/embeddings");
    }

    [Fact]
    public async Task It_ends_when_nobody_reads_it_any_more()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There the shell ends it.");
        using AicHome home = new();
        home.Environment["AIC"] = AicHome.Executable;

        AicResult result = await AicHome.EndAsync(home.StartProgram("/bin/sh", "-c", "\"$AIC\" watch --interval 86400 | head -n 1"));

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Single(result.Lines);
    }

    [Fact]
    public async Task What_is_configured_meanwhile_is_drawn()
    {
        Signals.SkipUnlessHeard("TERM");
        await using FakeServer server = await FakeOpenAI.StartAsync();
        using AicHome home = AicHome.WithOpenAI(server);
        using Process process = home.Start(["watch", "--interval", "1", .. FakeOpenAI.Period]);
        await ReadUntilAsync(process, text => text.Contains("Billed  $3.75", StringComparison.Ordinal));

        await home.RunAsync("budget", "set", "meanwhile", "10");
        await ReadUntilAsync(process, text => text.Contains("meanwhile", StringComparison.Ordinal));

        Signals.Send(process, "TERM");
        Assert.Equal(0, (await AicHome.EndAsync(process)).ExitCode);
    }

    [Theory]
    [InlineData("Ctrl+C", "\u0003")]
    [InlineData("q", "xq")]
    public async Task In_a_terminal_it_is_drawn_over_itself_and_the_terminal_is_given_back(string name, string keys)
    {
        Signals.SkipUnlessHeard("INT");
        using AicHome home = new();
        using Process process = StartInTerminal(home, "exec \"$AIC\" watch --interval 1");

        await ReadUntilAsync(process, text => text.Split(Home).Length > 3);
        await process.StandardInput.WriteAsync(keys);
        await process.StandardInput.FlushAsync(Cancellation);
        AicResult result = await AicHome.EndAsync(process);

        Assert.True(result.ExitCode == 0, $"{name}: {result.ExitCode} {result.Out}");
        Assert.EndsWith(GivenBack, result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_terminal_is_given_back_when_the_process_is_told_to_end_too()
    {
        using AicHome home = new();
        using Process process = StartInTerminal(home, "echo $$; exec \"$AIC\" watch --interval 60");

        string before = await ReadUntilAsync(process, text => text.Contains(Home, StringComparison.Ordinal));
        Signals.Send(before[..before.IndexOf('\r', StringComparison.Ordinal)], "TERM");
        AicResult result = await AicHome.EndAsync(process);

        Assert.Single(before.Split(Taken).Skip(1));
        Assert.Equal(0, result.ExitCode);
        Assert.EndsWith(GivenBack, result.Out, StringComparison.Ordinal);
    }

    /// <summary>Starts a command line in a pseudo terminal, with the program of util-linux that makes one.</summary>
    private static Process StartInTerminal(AicHome home, string commandLine)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/usr/bin/script"), "There is no script of util-linux, which makes a pseudo terminal.");
        home.Environment["TERM"] = "xterm";
        home.Environment["AIC"] = AicHome.Executable;
        home.Environment["SHELL"] = "/bin/sh";
        return home.StartProgram("/usr/bin/script", "-qefc", $"stty rows 30 cols 90; {commandLine}", "/dev/null");
    }

    private static async Task<string> ReadUntilAsync(Process process, Func<string, bool> isEnough)
    {
        using CancellationTokenSource late = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        late.CancelAfter(TimeSpan.FromMinutes(2));
        StringBuilder text = new();
        char[] buffer = new char[4096];
        try
        {
            while (!isEnough(text.ToString()))
            {
                int count = await process.StandardOutput.ReadAsync(buffer, late.Token);
                Assert.True(count > 0, $"It ended: {text}");
                text.Append(buffer, 0, count);
            }
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"It said no more than this: {text}");
        }

        return text.ToString();
    }
}
