using System.Reflection;

namespace Aic.PowerShell.Isolation;

/// <summary>
/// Answers when .NET looks for the library on behalf of this assembly, from the module's own load context, and for nobody else:
/// whatever another module asks for stays that module's business.
/// </summary>
/// <remarks>
/// PowerShell looks through this assembly's public types before the first line of it runs. So no public type here may have a base type,
/// an interface or a field of a value type from the library: it couldn't be found yet.
/// </remarks>
internal static class LibraryResolver
{
    private const string Library = "Aic.Core";

    private static readonly Assembly Self = typeof(LibraryResolver).Assembly;
    private static readonly Lazy<LibraryLoadContext> Context = new(() => new LibraryLoadContext(Path.Combine(Path.GetDirectoryName(Self.Location)!, "lib")));
    private static int s_isRegistered;

    /// <summary>Starts answering. Once for a process: further imports and other runspaces share what is there.</summary>
    public static void Register()
    {
        if (Interlocked.Exchange(ref s_isRegistered, 1) == 0)
        {
            AppDomain.CurrentDomain.AssemblyResolve += Resolve;
        }
    }

    private static Assembly? Resolve(object? sender, ResolveEventArgs request)
    {
        AssemblyName name = new(request.Name);
        return name.Name == Library && request.RequestingAssembly == Self ? Context.Value.LoadFromAssemblyName(name) : null;
    }
}
