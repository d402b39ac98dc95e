using System.Diagnostics;
using Aic.Agent.Server.Dashboard;
using Aic.Agent.Tests.Processes;

namespace Aic.Agent.Tests.Dashboard;

/// <summary>Runs the page's own tests: of its components, and in a real Chromium against the real agent.</summary>
public sealed class DashboardTests
{
    private static readonly string[] Browsers =
    [
        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe",
    ];

    [Fact]
    public Task The_types_hold() => RunAsync("node_modules/typescript/bin/tsc", "--noEmit");

    [Fact]
    public Task The_components_do_what_they_should() => RunAsync("node_modules/vitest/vitest.mjs", "run", "--project", "components");

    [Fact]
    public Task The_page_does_what_it_should_in_a_browser_with_the_agent()
    {
        Assert.SkipUnless(Browser() is not null, "The dashboard isn't tested in a browser: there is no Chromium. Install it, or set CHROME_PATH.");
        return RunAsync("node_modules/vitest/vitest.mjs", "run", "--project", "e2e");
    }

    private static async Task RunAsync(string script, params string[] args)
    {
        Assert.SkipUnless(DashboardFiles.All.Count > 0, "The dashboard isn't tested: the agent was built without it, since Node is missing.");
        ProcessStartInfo start = new("node", [script, .. args]) { WorkingDirectory = Source(), RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["AIC_EXECUTABLE"] = AicHome.Executable;
        start.Environment["CHROME_PATH"] = Browser();
        start.Environment["NO_COLOR"] = "1";
        start.Environment["CI"] = "1";
        using Process process = Process.Start(start)!;
        AicResult result = await AicHome.EndAsync(process, TimeSpan.FromMinutes(9));
        Assert.True(result.ExitCode == 0, $"{script} {string.Join(' ', args)} ended with {result.ExitCode}:\n{result.Out}\n{result.Error}");
    }

    private static string? Browser() =>
        Environment.GetEnvironmentVariable("CHROME_PATH") is { Length: > 0 } named ? named : Array.Find(Browsers, File.Exists);

    /// <summary>The page's source, in the folder above that has it.</summary>
    private static string Source()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string source = Path.Combine(folder.FullName, "dashboard");
            if (File.Exists(Path.Combine(source, "package.json")))
            {
                return source;
            }
        }

        throw new DirectoryNotFoundException("There is no dashboard folder above the tests.");
    }
}
