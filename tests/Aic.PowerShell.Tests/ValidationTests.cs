using Aic.PowerShell.Tests.Hosting;
using Aic.Testing;

namespace Aic.PowerShell.Tests;

/// <summary>Runs <c>validate.ps1</c>: on the sources as they are, and on copies with one thing broken, which it must notice.</summary>
public sealed class ValidationTests
{
    [Fact]
    public void All_sources_pass()
    {
        Assert.Empty(Problems(TestProcess.RepositoryRoot));
    }

    [Theory]
    [InlineData("build.ps1", "param(", "param((", "build.ps1:")]
    [InlineData("global.json", "{", "{,", "global.json:1:")]
    [InlineData("Directory.Build.props", "</Project>", "</Projekt>", "Directory.Build.props:")]
    [InlineData("Aic.PowerShell/Formats/Providers.format.ps1xml", "$_.Reports -join ', '", "$_.Reports -join", "Providers.format.ps1xml: The script block")]
    [InlineData("Aic.PowerShell/Formats/Providers.format.ps1xml", "<ViewDefinitions>", "<Controls /><ViewDefinitions>", "Providers.format.ps1xml: The build takes nothing but views")]
    [InlineData("AicTracker.psd1", "'7.6'", "(Get-Date)", "AicTracker.psd1:1: A data file")]
    [InlineData("AicTracker.psd1", "ModuleVersion        = '", "ModuleVersion        = '9", "ModuleVersion is '9")]
    [InlineData("AicTracker.psd1", "'Get-AicUsage'", "'Get-AicUse'", "CmdletsToExport lacks Get-AicUsage.")]
    [InlineData("AicTracker.psd1", "'Get-AicUsage'", "'Get-AicUse'", "There is no cmdlet Get-AicUse.")]
    [InlineData("AicTracker.psd1", "'AicTracker.format.ps1xml'", "'Aic.format.ps1xml'", "FormatsToProcess must be AicTracker.format.ps1xml")]
    [InlineData("Aic.PowerShell/GetAicUsageCommand.cs", "SwitchParameter Refresh", "SwitchParameter Renew", "There is no help for -Renew.")]
    [InlineData("Aic.PowerShell/GetAicUsageCommand.cs", "SwitchParameter Refresh", "SwitchParameter Renew", "There is no parameter -Refresh.")]
    [InlineData("Aic.PowerShell/SetAicConfigCommand.cs", ", SupportsShouldProcess = true", "", "There is no parameter -WhatIf.")]
    [InlineData("Aic.PowerShell/Help/Get-AicUsage.xml", "Get-AicUsage -By Day |", "Get-AicUsage (-By Day |", "Get-AicUsage.xml: The example")]
    public void What_is_broken_is_noticed(string file, string text, string broken, string expected)
    {
        using TempFolder copy = Copy();
        string path = copy.File(file);
        string before = File.ReadAllText(path);
        Assert.Contains(text, before, StringComparison.Ordinal);

        File.WriteAllText(path, before.Replace(text, broken, StringComparison.Ordinal));

        Assert.Contains(Problems(copy.Path), problem => problem.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void A_web_packages_version_must_agree_too()
    {
        using TempFolder copy = Copy();
        Directory.CreateDirectory(copy.File("web"));
        File.WriteAllText(copy.File("web/package.json"), """{ "name": "web", "version": "0.0.1" }""");

        Assert.Contains(Problems(copy.Path), problem => problem.StartsWith("web/package.json: version is '0.0.1'", StringComparison.Ordinal));
    }

    [Fact]
    public void A_cmdlet_without_help_is_noticed()
    {
        using TempFolder copy = Copy();
        File.Delete(copy.File("Aic.PowerShell/Help/Test-AicProvider.xml"));

        Assert.Equal(["Aic.PowerShell/Help/Test-AicProvider.xml: There is no help for Test-AicProvider."], Problems(copy.Path));
    }

    [Fact]
    public void Views_that_the_build_would_not_take_are_noticed()
    {
        using TempFolder copy = Copy();
        File.Move(copy.File("Aic.PowerShell/Formats/Trace.format.ps1xml"), copy.File("Aic.PowerShell/Trace.format.ps1xml"));

        Assert.Equal(
            ["Aic.PowerShell/Trace.format.ps1xml: The build takes views from Aic.PowerShell/Formats/*.format.ps1xml alone."],
            Problems(copy.Path));
    }

    private static string[] Problems(string folder)
    {
        using ModuleSession session = new();
        SessionResult result = session.Run(
            "& $script -Path $folder -PassThru",
            ("script", Path.Combine(TestProcess.RepositoryRoot, "validate.ps1")),
            ("folder", folder));
        return [.. result.MustBeClean().Output.Select(problem => (string)problem.BaseObject)];
    }

    private static TempFolder Copy()
    {
        TempFolder copy = new();
        foreach (string file in new[] { "build.ps1", "global.json", "Directory.Build.props", "AicTracker.psd1" })
        {
            File.Copy(Path.Combine(TestProcess.RepositoryRoot, file), copy.File(file));
        }

        string module = Path.Combine(TestProcess.RepositoryRoot, "Aic.PowerShell");
        foreach (string file in Directory.EnumerateFiles(module, "*.*", SearchOption.AllDirectories))
        {
            string target = copy.File(Path.Combine("Aic.PowerShell", Path.GetRelativePath(module, file)));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }
}
