using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;

namespace Aic.Core.Configuration;

/// <summary>Files and folders that nobody but their owner can open, from their first byte.</summary>
public static class OwnerOnly
{
    private const UnixFileMode FileMode600 = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode FolderMode700 = FileMode600 | UnixFileMode.UserExecute;

    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    /// <summary>Makes a folder, and those above it that are missing, for the owner alone. One that exists stays as it is.</summary>
    /// <exception cref="IOException">A file is in the way, or the disk refuses.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not make it.</exception>
    public static void CreateDirectory(string path)
    {
        if (Directory.Exists(path))
        {
            return;
        }

        if (OperatingSystem.IsWindows())
        {
            CreateWindowsDirectory(path);
        }
        else
        {
            // One by one: the runtime gives the mode to the last folder only.
            if (Path.GetDirectoryName(path) is { Length: > 0 } parent)
            {
                CreateDirectory(parent);
            }

            Directory.CreateDirectory(path, FolderMode700);
        }
    }

    /// <summary>Makes an empty file for the owner alone. One that exists stays as it is, and isn't even opened: closing it would let go of SQLite's locks.</summary>
    /// <exception cref="IOException">The disk refuses.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not make it.</exception>
    public static void CreateFile(string path)
    {
        if (File.Exists(path))
        {
            return;
        }

        try
        {
            using FileStream created = Open(path, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process was quicker.
        }
    }

    /// <summary>Opens a file; where that makes it, it is the owner's alone.</summary>
    /// <exception cref="IOException">The disk refuses, or another process holds the file.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not open it.</exception>
    public static FileStream Open(string path, FileMode mode, FileAccess access, FileShare share) =>
        OperatingSystem.IsWindows()
            ? OpenOnWindows(path, mode, access, share)
            : new FileStream(path, new FileStreamOptions { Mode = mode, Access = access, Share = share, UnixCreateMode = FileMode600 });

    /// <summary>True for a file that other users may read or write. On Windows always false: there it inherits the protection of the user's profile.</summary>
    public static bool IsOpenToOthers(string path) =>
        !OperatingSystem.IsWindows() && File.Exists(path) && (File.GetUnixFileMode(path) & Others) != 0;

    [SupportedOSPlatform("windows")]
    private static void CreateWindowsDirectory(string path)
    {
        // Folders above are made in the ordinary way: they belong to the user's profile and inherit its protection.
        if (Path.GetDirectoryName(path) is { Length: > 0 } parent)
        {
            Directory.CreateDirectory(parent);
        }

        DirectorySecurity security = new();
        security.SetAccessRuleProtection(isProtected: true, preserveInheritance: false);
        security.AddAccessRule(new FileSystemAccessRule(
            CurrentUser(),
            FileSystemRights.FullControl,
            InheritanceFlags.ContainerInherit | InheritanceFlags.ObjectInherit,
            PropagationFlags.None,
            AccessControlType.Allow));
        new DirectoryInfo(path).Create(security);
    }

    [SupportedOSPlatform("windows")]
    private static FileStream OpenOnWindows(string path, FileMode mode, FileAccess access, FileShare share)
    {
        FileSecurity security = new();
        security.SetAccessRuleProtection(isProtected: true, preserveInheritance: false);
        security.AddAccessRule(new FileSystemAccessRule(CurrentUser(), FileSystemRights.FullControl, AccessControlType.Allow));
        FileSystemRights rights = access switch
        {
            FileAccess.Read => FileSystemRights.Read,
            FileAccess.Write => FileSystemRights.Write,
            _ => FileSystemRights.Read | FileSystemRights.Write,
        };
        return new FileInfo(path).Create(mode, rights, share, bufferSize: 4096, FileOptions.None, security);
    }

    [SupportedOSPlatform("windows")]
    private static SecurityIdentifier CurrentUser()
    {
        using WindowsIdentity identity = WindowsIdentity.GetCurrent();
        return identity.User ?? throw new UnauthorizedAccessException("Windows doesn't tell who the current user is.");
    }
}
