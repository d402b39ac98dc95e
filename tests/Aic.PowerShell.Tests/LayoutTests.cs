using System.Xml.Linq;
using Aic.PowerShell.Tests.Hosting;

namespace Aic.PowerShell.Tests;

public sealed class LayoutTests
{
    [Theory]
    [InlineData("win-x64", "e_sqlite3.dll")]
    [InlineData("win-arm64", "e_sqlite3.dll")]
    [InlineData("linux-x64", "libe_sqlite3.so")]
    [InlineData("linux-arm64", "libe_sqlite3.so")]
    [InlineData("linux-musl-x64", "libe_sqlite3.so")]
    [InlineData("linux-musl-arm64", "libe_sqlite3.so")]
    [InlineData("osx-x64", "libe_sqlite3.dylib")]
    [InlineData("osx-arm64", "libe_sqlite3.dylib")]
    public void SQLite_is_there_for_every_platform(string runtime, string file) =>
        Assert.True(File.Exists(Path.Combine(TestProcess.ModuleDirectory, "lib", "runtimes", runtime, "native", file)));

    [Fact]
    public void One_assembly_stands_at_the_root_where_PowerShell_looks() =>
        Assert.Equal(["Aic.PowerShell.dll"], FilesIn("").Where(file => file.EndsWith(".dll", StringComparison.Ordinal)));

    [Fact]
    public void The_libraries_bring_nothing_that_PowerShell_or_dotnet_has()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string[] libraries = [.. FilesIn("lib").Where(file => file.EndsWith(".dll", StringComparison.Ordinal))];

        Assert.Contains("Aic.Core.dll", libraries);
        Assert.DoesNotContain("System.Management.Automation.dll", libraries);
        Assert.DoesNotContain(libraries, file => File.Exists(Path.Combine(framework, file)));
    }

    [Theory]
    [InlineData("aic.dll")]
    [InlineData("aic.deps.json")]
    [InlineData("aic.runtimeconfig.json")]
    [InlineData("System.CommandLine.dll")]
    public void The_agents_program_stands_beside_the_library(string file) => Assert.Contains(file, FilesIn("lib"));

    [Fact]
    public void Views_help_and_licence_stand_beside_the_manifest()
    {
        Assert.Equal(["Aic.PowerShell.dll", "AicTracker.format.ps1xml", "AicTracker.psd1", "LICENSE"], FilesIn(""));
        Assert.Equal(["Aic.PowerShell.dll-Help.xml", "about_AicTracker.help.txt"], FilesIn("en-US"));
    }

    [Fact]
    public void The_view_file_has_every_view_of_the_sources_as_it_stands_there()
    {
        string[] sources = Directory.GetFiles(Path.Combine(TestProcess.RepositoryRoot, "Aic.PowerShell", "Formats"));
        string[] views = [.. sources.SelectMany(Views).Order(StringComparer.Ordinal)];

        Assert.NotEmpty(views);
        Assert.Equal(views, Views(Path.Combine(TestProcess.ModuleDirectory, "AicTracker.format.ps1xml")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_type_has_its_views_in_one_source_so_that_their_order_is_its_own()
    {
        IEnumerable<(string Type, string File)> places = Directory.EnumerateFiles(Path.Combine(TestProcess.RepositoryRoot, "Aic.PowerShell", "Formats"))
            .SelectMany(file => XDocument.Load(file).Descendants("TypeName").Select(name => (name.Value, file)));

        Assert.All(places.GroupBy(place => place.Type), type => Assert.Single(type.Select(place => place.File).Distinct()));
    }

    private static IEnumerable<string> Views(string file) => XDocument.Load(file).Descendants("View").Select(view => view.ToString());

    private static string[] FilesIn(string folder) =>
        [.. Directory.EnumerateFiles(Path.Combine(TestProcess.ModuleDirectory, folder)).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];
}
