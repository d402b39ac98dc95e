using System.ComponentModel;
using System.Globalization;
using System.IO.Pipes;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Aic.Core.Lifecycle.Processes;

/// <summary>
/// Starts a program in a session of its own, with <c>posix_spawn(3)</c> and <c>POSIX_SPAWN_SETSID</c> (with <c>posix_spawn_file_actions_addchdir_np</c>: glibc 2.29, musl 1.1.24, macOS 10.15).
/// Standard input and output are <c>/dev/null</c>; standard error is a pipe. When nobody reads that any more, what .NET writes to it is dropped.
/// </summary>
[UnsupportedOSPlatform("windows")]
internal static unsafe partial class UnixSpawn
{
    /// <summary>Larger than the structures of any C library.</summary>
    private const int StructureBytes = 1024;

    private const short SetSessionLinux = 0x80;

    /// <summary><c>POSIX_SPAWN_SETSID</c>, and <c>POSIX_SPAWN_CLOEXEC_DEFAULT</c>: the child gets only the files that it is given.</summary>
    private const short FlagsMac = 0x400 | 0x4000;
    private const int ReadOnly = 0;
    private const int WriteOnly = 1;
    private const int StandardInput = 0;
    private const int StandardOutput = 1;
    private const int StandardError = 2;

    /// <summary><c>EINTR</c>.</summary>
    private const int Interrupted = 4;

    /// <summary>Enough for a thread that only waits.</summary>
    private const int WaiterStackBytes = 256 * 1024;

    /// <summary>Starts a program.</summary>
    /// <exception cref="Win32Exception">The system refuses.</exception>
    public static ChildProcess Start(string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment, string folder)
    {
        AnonymousPipeServerStream errors = new(PipeDirection.In, HandleInheritability.None);
        byte* actions = (byte*)NativeMemory.AllocZeroed(StructureBytes);
        byte* attributes = (byte*)NativeMemory.AllocZeroed(StructureBytes);
        using Strings argv = new([program, .. arguments]);
        using Strings envp = new([.. environment.Select(variable => $"{variable.Key}={variable.Value}")]);
        try
        {
            Check(InitActions(actions));
            Check(InitAttributes(attributes));
            Check(SetFlags(attributes, OperatingSystem.IsMacOS() ? FlagsMac : SetSessionLinux));
            Check(AddDuplicate(actions, (int)errors.ClientSafePipeHandle.DangerousGetHandle(), StandardError));
            Check(AddOpen(actions, StandardInput, "/dev/null", ReadOnly, 0));
            Check(AddOpen(actions, StandardOutput, "/dev/null", WriteOnly, 0));
            Check(AddFolder(actions, folder));
            CloseOthers(actions);
            Check(Spawn(out int pid, program, actions, attributes, argv.Pointer, envp.Pointer));
            errors.DisposeLocalCopyOfClientHandle();
            return new ChildProcess(pid, WaitAsync(pid), errors);
        }
        catch
        {
            errors.Dispose();
            throw;
        }
        finally
        {
            _ = DestroyActions(actions);
            _ = DestroyAttributes(attributes);
            NativeMemory.Free(actions);
            NativeMemory.Free(attributes);
        }
    }

    /// <summary>.NET's own files are closed when the program begins, but not those that this process itself was given by its parent, such as the pipe of a script.</summary>
    private static void CloseOthers(byte* actions)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        foreach (string file in Directory.EnumerateFiles("/proc/self/fd"))
        {
            if (int.TryParse(Path.GetFileName(file), NumberStyles.None, CultureInfo.InvariantCulture, out int descriptor) && descriptor > StandardError)
            {
                Check(AddClose(actions, descriptor));
            }
        }
    }

    /// <summary>A child that ended stays in the system's table until its parent has asked for it.</summary>
    private static Task<int?> WaitAsync(int pid)
    {
        TaskCompletionSource<int?> exit = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Thread waiter = new(
            () =>
            {
                int result;
                int status;
                do
                {
                    result = WaitFor(pid, out status, 0);
                }
                while (result < 0 && Marshal.GetLastPInvokeError() == Interrupted);

                exit.SetResult(result == pid ? ExitCode(status) : null);
            },
            WaiterStackBytes)
        { IsBackground = true, Name = "aic child" };
        waiter.Start();
        return exit.Task;
    }

    /// <summary>As shells have it: after a signal 128 and its number.</summary>
    private static int ExitCode(int status) => (status & 0x7f) is not 0 and int signal ? 128 + signal : (status >> 8) & 0xff;

    private static void Check(int error)
    {
        if (error != 0)
        {
            throw new Win32Exception(error);
        }
    }

    [LibraryImport("libc", EntryPoint = "posix_spawn", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Spawn(out int pid, string path, byte* actions, byte* attributes, byte** argv, byte** envp);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_init")]
    private static partial int InitActions(byte* actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_destroy")]
    private static partial int DestroyActions(byte* actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_adddup2")]
    private static partial int AddDuplicate(byte* actions, int descriptor, int target);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_addopen", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int AddOpen(byte* actions, int descriptor, string path, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_addclose")]
    private static partial int AddClose(byte* actions, int descriptor);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_addchdir_np", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int AddFolder(byte* actions, string path);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_init")]
    private static partial int InitAttributes(byte* attributes);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_destroy")]
    private static partial int DestroyAttributes(byte* attributes);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setflags")]
    private static partial int SetFlags(byte* attributes, short flags);

    [LibraryImport("libc", EntryPoint = "waitpid", SetLastError = true)]
    private static partial int WaitFor(int pid, out int status, int options);

    /// <summary>Texts as C has them: an array of pointers that ends with a null.</summary>
    private sealed class Strings : IDisposable
    {
        private readonly int _count;

        public Strings(string[] texts)
        {
            _count = texts.Length;
            Pointer = (byte**)NativeMemory.AllocZeroed((nuint)(_count + 1), (nuint)sizeof(byte*));
            for (int index = 0; index < _count; index++)
            {
                Pointer[index] = (byte*)Marshal.StringToCoTaskMemUTF8(texts[index]);
            }
        }

        public byte** Pointer { get; }

        public void Dispose()
        {
            for (int index = 0; index < _count; index++)
            {
                Marshal.FreeCoTaskMem((nint)Pointer[index]);
            }

            NativeMemory.Free(Pointer);
        }
    }
}
