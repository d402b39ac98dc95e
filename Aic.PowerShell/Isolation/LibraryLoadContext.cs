using System.Reflection;
using System.Runtime.Loader;

namespace Aic.PowerShell.Isolation;

/// <summary>The module's own load context: what stands in <c>lib/</c> comes from there, whatever else the session has loaded; the rest is .NET's and PowerShell's.</summary>
/// <param name="folder">The folder <c>lib</c> of the module.</param>
internal sealed class LibraryLoadContext(string folder) : AssemblyLoadContext("AicTracker")
{
    /// <inheritdoc />
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        string file = $"{assemblyName.Name}.dll";
        string ofWindows = Path.Combine(folder, "runtimes", "win", "lib", file);
        if (OperatingSystem.IsWindows() && File.Exists(ofWindows))
        {
            return LoadFromAssemblyPath(ofWindows);
        }

        string ofAll = Path.Combine(folder, file);
        return File.Exists(ofAll) ? LoadFromAssemblyPath(ofAll) : null;
    }

    /// <inheritdoc />
    protected override nint LoadUnmanagedDll(string unmanagedDllName)
    {
        string file = NativeRuntime.FileName(unmanagedDllName);
        foreach (string runtime in NativeRuntime.Candidates())
        {
            string path = Path.Combine(folder, "runtimes", runtime, "native", file);
            if (File.Exists(path) && System.Runtime.InteropServices.NativeLibrary.TryLoad(path, out nint library))
            {
                return library;
            }
        }

        return nint.Zero;
    }
}
