using System.Management.Automation;

namespace Aic.PowerShell.Isolation;

/// <summary>Runs when the module is imported, and does nothing but tell .NET where the library is found, should it be needed.</summary>
public sealed class ModuleInitializer : IModuleAssemblyInitializer
{
    /// <inheritdoc />
    public void OnImport() => LibraryResolver.Register();
}
