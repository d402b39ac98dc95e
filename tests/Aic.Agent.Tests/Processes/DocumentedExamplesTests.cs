using System.Diagnostics;
using Aic.Testing;

namespace Aic.Agent.Tests.Processes;

/// <summary>The examples of the documentation run as they are written, but for the port.</summary>
public sealed class DocumentedExamplesTests
{
    [Theory]
    [InlineData("README.md", 3)]
    [InlineData("docs/http-api.md", 12)]
    [InlineData("docs/security.md", 1)]
    public async Task Every_curl_example_is_answered(string page, int atLeast)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The examples are for a POSIX shell.");
        Assert.SkipUnless(Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(folder => File.Exists(Path.Combine(folder, "curl"))), "There is no curl.");
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        await using FakeServer server = await FakeOpenAI.StartAsync();
        using AicHome home = AicHome.WithOpenAI(server);
        Directory.CreateDirectory(Path.Combine(home.Environment["HOME"]!, ".config"));
        Directory.CreateSymbolicLink(Path.Combine(home.Environment["HOME"]!, ".config", "aic"), home.ConfigDirectory);

        // An error status ends curl with an error.
        File.WriteAllText(Path.Combine(home.ConfigDirectory, ".curlrc"), "fail\n");
        home.Environment["CURL_HOME"] = home.ConfigDirectory;
        using Process agent = home.Start("serve", "--port", "0");
        string line = (await agent.StandardOutput.ReadLineAsync(cancellationToken))!;
        string authority = new Uri(line.Split(' ').First(word => word.StartsWith("http://", StringComparison.Ordinal)).TrimEnd('.')).Authority;
        try
        {
            string[] examples = [.. File.ReadLines(Path.Combine(Root(), page)).Where(text => text.StartsWith("curl ", StringComparison.Ordinal))];
            foreach (string example in examples)
            {
                AicResult result = await AicHome.EndAsync(home.StartProgram("/bin/sh", "-c", example.Replace("localhost:8080", authority, StringComparison.Ordinal)));
                Assert.True(result.ExitCode == 0, $"{example}: {result.ExitCode} {result.Out}{result.Error}");
            }

            Assert.True(examples.Length >= atLeast);
        }
        finally
        {
            agent.Kill();
        }
    }

    private static string Root()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "AicTracker.slnx")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }
}
