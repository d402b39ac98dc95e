using System.IO.Hashing;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Aic.Agent.Native;

/// <summary>
/// SQLite is a native library of its own. The published executable has it inside, so that it is one file wherever it is copied;
/// run by <c>dotnet</c>, the library lies beside and the runtime finds it.
/// </summary>
internal static partial class EmbeddedSqlite
{
    private const string Name = "e_sqlite3";

    // https://man7.org/linux/man-pages/man2/memfd_create.2.html
    private const uint CloseOnExec = 1;

    /// <summary>Tells the runtime where the library is. It is loaded when the store is used, not before.</summary>
    public static void Register() =>
        NativeLibrary.SetDllImportResolver(typeof(SQLitePCL.SQLite3Provider_e_sqlite3).Assembly, (name, _, _) => name == Name ? Load() : 0);

    /// <summary>Loads a library that isn't in a file: Linux can do that from memory, other systems from a copy in a folder.</summary>
    /// <param name="library">The library's bytes.</param>
    /// <param name="folder">Where a copy may be kept.</param>
    public static nint Load(ReadOnlySpan<byte> library, Func<string> folder) =>
        OperatingSystem.IsLinux() && LoadFromMemory(library) is nint handle and not 0 ? handle : LoadFromFolder(library, folder());

    /// <summary>Loads a library from a copy in a folder, which is written where it isn't there. The name tells the content, so that versions don't get in each other's way.</summary>
    /// <exception cref="IOException">The folder can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder can't be written.</exception>
    public static nint LoadFromFolder(ReadOnlySpan<byte> library, string folder)
    {
        string path = Path.Combine(folder, $"{Name}-{XxHash64.HashToUInt64(library):x16}{Extension}");
        if (!File.Exists(path))
        {
            CreateOwnerOnly(folder);
            string temporary = $"{path}.{Guid.NewGuid():N}.tmp";
            try
            {
                File.WriteAllBytes(temporary, library);
                File.Move(temporary, path, overwrite: false);
            }
            catch (IOException) when (File.Exists(path))
            {
                // Another process was quicker.
                File.Delete(temporary);
            }
            catch
            {
                File.Delete(temporary);
                throw;
            }
        }

        return NativeLibrary.Load(path);
    }

    private static string Extension => OperatingSystem.IsWindows() ? ".dll" : OperatingSystem.IsMacOS() ? ".dylib" : ".so";

    private static unsafe nint Load()
    {
        using Stream? resource = typeof(EmbeddedSqlite).Assembly.GetManifestResourceStream(Name);
        return resource is UnmanagedMemoryStream library
            ? Load(new ReadOnlySpan<byte>(library.PositionPointer, (int)library.Length), () => Path.Combine(CliContext.ForThisProcess().Paths.DataDirectory, "native"))
            : 0;
    }

    /// <summary>0 where the system doesn't allow it.</summary>
    private static nint LoadFromMemory(ReadOnlySpan<byte> library)
    {
        using SafeFileHandle file = new(CreateMemoryFile(Name, CloseOnExec), ownsHandle: true);
        if (file.IsInvalid)
        {
            return 0;
        }

        RandomAccess.Write(file, library, 0);
        return NativeLibrary.TryLoad($"/proc/self/fd/{file.DangerousGetHandle()}", out nint handle) ? handle : 0;
    }

    private static void CreateOwnerOnly(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [LibraryImport("libc", EntryPoint = "memfd_create", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int CreateMemoryFile(string name, uint flags);
}
