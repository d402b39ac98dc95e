using System.ComponentModel;
using System.Diagnostics;
using Aic.PowerShell.Tests.Hosting;
using Aic.Testing;

namespace Aic.PowerShell.Tests;

/// <summary>The module's own tests for a real PowerShell, wherever there is one.</summary>
public sealed class PesterTests
{
    private const string Run = """
        $run = New-PesterConfiguration
        $run.Run.Path = $env:AIC_TEST_SUITE
        $run.Run.PassThru = $true
        $run.Output.Verbosity = 'None'
        function Get-Environment { [System.Environment]::GetEnvironmentVariables().GetEnumerator() | ForEach-Object { "$($_.Key)=$($_.Value)" } | Sort-Object }
        $before = Get-Environment
        $result = Invoke-Pester -Configuration $run
        Compare-Object $before (Get-Environment) | ForEach-Object { $changed = 1; "The suite left the environment changed: $($_.InputObject)" }
        $result.Failed | ForEach-Object { "$($_.ExpandedPath): $($_.ErrorRecord)" }
        "$($result.PassedCount) passed, $($result.FailedCount) failed"
        exit [int] ($changed -or $result.Result -ne 'Passed')
        """;

    [Fact]
    public async Task Pester_suite()
    {
        const string Probe = "exit [int] (-not (Get-Module Pester -ListAvailable | Where-Object Version -GE 5.0.0))";
        bool isThere = await PwshAsync(Probe) is { ExitCode: 0 };
        Assert.SkipUnless(isThere, "pwsh with Pester 5 isn't installed here: the Pester suite was not run");

        (int exitCode, string output) = await PwshAsync(Run) ?? throw new InvalidOperationException("pwsh is gone.");

        Assert.True(exitCode == 0, output);
    }

    /// <summary>Runs a script in a PowerShell of its own; null where there is none.</summary>
    private static async Task<(int ExitCode, string Output)?> PwshAsync(string script)
    {
        ProcessStartInfo start = new("pwsh", ["-NoProfile", "-NonInteractive", "-Command", script])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["AIC_TEST_MODULE"] = TestProcess.ModuleDirectory,
                ["AIC_TEST_SUITE"] = Path.Combine(TestProcess.RepositoryRoot, "tests", "Pester"),
                ["NO_COLOR"] = "1",
            },
        };

        // Pester may be installed for the user alone.
        foreach ((string variable, string? value) in TestProcess.RealFolders)
        {
            start.Environment[variable] = value;
        }

        // What the suite must not see: a coding tool's folder, and a key.
        using TempFolder claude = new();
        Directory.CreateDirectory(claude.File("projects"));
        start.Environment["CLAUDE_CONFIG_DIR"] = claude.Path;
        start.Environment["OPENAI_API_KEY"] = "sk-made-up-of-the-user-0001";

        try
        {
            using Process process = Process.Start(start)!;
            Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return (process.ExitCode, await output + await errors);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
