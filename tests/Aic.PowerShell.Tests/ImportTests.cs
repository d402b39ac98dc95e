using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.Loader;
using Aic.PowerShell.Tests.Hosting;

namespace Aic.PowerShell.Tests;

public sealed class ImportTests
{
    private const string Import = "Import-Module $module";

    [Fact]
    public void The_module_exports_exactly_what_its_manifest_names()
    {
        using ModuleSession session = new();

        IReadOnlyList<object?> exported = session.Run("(Get-Module AicTracker).ExportedCommands.Keys").MustBeClean().Output.Select(name => name.BaseObject).ToArray();

        Assert.Equal(HelpTests.Cmdlets.Select(row => row.Data), exported.Cast<string>().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_module_and_its_assemblies_have_one_version()
    {
        using ModuleSession session = new();

        string module = session.Run("(Get-Module AicTracker).Version.ToString()").Single().ToString();
        string assembly = AssemblyName("Aic.PowerShell.dll").Version!.ToString(3);
        string library = AssemblyName(Path.Combine("lib", "Aic.Core.dll")).Version!.ToString(3);

        Assert.Equal((module, module), (assembly, library));
    }

    [Fact]
    public void The_module_can_be_imported_again_removed_and_imported_anew()
    {
        using ModuleSession session = new();
        (string, object?) module = ("module", TestProcess.ModuleDirectory);

        session.Run("Import-Module $module -Force", module).MustBeClean();
        Assert.Equal("openai", Account(session));
        session.Run("Remove-Module AicTracker").MustBeClean();
        Assert.Equal("CommandNotFoundException", Assert.Single(session.Run("Get-AicProvider").ErrorIds));
        session.Run(Import, module).MustBeClean();
        Assert.Equal("openai", Account(session));
    }

    [Fact]
    public void Two_sessions_of_a_process_each_use_the_module()
    {
        using ModuleSession first = new();
        using ModuleSession second = new(shared: first);

        first.Run("Remove-Module AicTracker").MustBeClean();

        Assert.Equal("openai", Account(second));
    }

    [Fact]
    public void Each_session_follows_the_configuration_folder_that_is_set_now()
    {
        using ModuleSession session = new();
        using Testing.TempFolder other = new();
        string before = (string)session.Run("(Get-AicConfig).Path").Single().BaseObject;

        string after = (string)session.Run("[Environment]::SetEnvironmentVariable('AIC_CONFIG_DIR', $other); (Get-AicConfig).Path", ("other", other.Path)).Single().BaseObject;

        Assert.Equal((session.ConfigFile, other.File("agent.json")), (before, after));
    }

    [Fact]
    public void The_library_is_never_in_PowerShells_own_load_context()
    {
        using ModuleSession session = new();
        session.Run("Get-AicProvider").MustBeClean();

        Assert.DoesNotContain(AssemblyLoadContext.Default.Assemblies, assembly => assembly.GetName().Name == "Aic.Core");
        AssemblyLoadContext own = Assert.Single(AssemblyLoadContext.All, context => context.Name == "AicTracker");
        Assert.Contains(own.Assemblies, assembly => assembly.GetName().Name == "Aic.Core");
    }

    [Fact]
    public void The_modules_own_assembly_refers_to_the_engine_the_library_and_dotnet_alone()
    {
        using FileStream file = File.OpenRead(Path.Combine(TestProcess.ModuleDirectory, "Aic.PowerShell.dll"));
        using PEReader image = new(file);
        MetadataReader metadata = image.GetMetadataReader();
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

        string[] others =
        [
            .. metadata.AssemblyReferences
                .Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))
                .Where(name => !File.Exists(Path.Combine(framework, name + ".dll")))
                .Order(),
        ];

        Assert.Equal(["Aic.Core", "System.Management.Automation"], others);
    }

    private static string Account(ModuleSession session) =>
        (string)SessionResult.Value(session.Run("Get-AicProvider openai").Single(), "AccountId")!;

    private static System.Reflection.AssemblyName AssemblyName(string file) =>
        System.Reflection.AssemblyName.GetAssemblyName(Path.Combine(TestProcess.ModuleDirectory, file));
}
