using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Aic.Core.Lifecycle.Processes;

/// <summary>
/// Starts a program without a window, in a process group of its own and with none of this process's handles
/// (CreateProcessW, learn.microsoft.com/windows/win32/api/processthreadsapi/nf-processthreadsapi-createprocessw).
/// </summary>
[SupportedOSPlatform("windows")]
internal static unsafe partial class WindowsSpawn
{
    private const uint NewProcessGroup = 0x200;
    private const uint UnicodeEnvironment = 0x400;
    private const uint NoWindow = 0x8000000;
    private const uint Forever = uint.MaxValue;
    private const int WaiterStackBytes = 256 * 1024;

    /// <summary>Starts a program.</summary>
    /// <exception cref="Win32Exception">The system refuses.</exception>
    public static ChildProcess Start(string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment, string folder)
    {
        // The system may write into the command line, so it gets a copy that ends with a null.
        char[] commandLine = [.. WindowsCommandLine.Join([program, .. arguments]), '\0'];

        // Sorted, as the system wants it; each ends with a null, and all of them with another.
        string block = string.Concat(environment.OrderBy(variable => variable.Key, StringComparer.OrdinalIgnoreCase).Select(variable => $"{variable.Key}={variable.Value}\0")) + '\0';
        StartupInformation startup = new() { Size = sizeof(StartupInformation) };
        fixed (char* line = commandLine)
        fixed (char* variables = block)
        {
            if (!CreateProcess(program, line, 0, 0, inheritHandles: false, NewProcessGroup | UnicodeEnvironment | NoWindow, variables, folder, &startup, out ProcessInformation process))
            {
                throw new Win32Exception();
            }

            CloseHandle(process.Thread);
            return new ChildProcess(process.Id, WaitAsync(process.Handle), Errors: null);
        }
    }

    private static Task<int?> WaitAsync(nint handle)
    {
        TaskCompletionSource<int?> exit = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Thread waiter = new(
            () =>
            {
                bool isTold = WaitForSingleObject(handle, Forever) == 0 & GetExitCodeProcess(handle, out int code);
                CloseHandle(handle);
                exit.SetResult(isTold ? code : null);
            },
            WaiterStackBytes)
        { IsBackground = true, Name = "aic child" };
        waiter.Start();
        return exit.Task;
    }

    [LibraryImport("kernel32", EntryPoint = "CreateProcessW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool CreateProcess(
        string program,
        char* commandLine,
        nint processSecurity,
        nint threadSecurity,
        [MarshalAs(UnmanagedType.Bool)] bool inheritHandles,
        uint flags,
        char* environment,
        string folder,
        StartupInformation* startup,
        out ProcessInformation process);

    [LibraryImport("kernel32", SetLastError = true)]
    private static partial uint WaitForSingleObject(nint handle, uint milliseconds);

    [LibraryImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool GetExitCodeProcess(nint process, out int code);

    [LibraryImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool CloseHandle(nint handle);

    /// <summary>STARTUPINFOW. Its fields besides the size stay zero: nothing of this process's console or handles is handed on.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct StartupInformation
    {
        public int Size;
        public nint Reserved;
        public nint Desktop;
        public nint Title;
        public int X;
        public int Y;
        public int Width;
        public int Height;
        public int Columns;
        public int Rows;
        public int Fill;
        public int Flags;
        public short ShowWindow;
        public short ReservedBytes;
        public nint ReservedPointer;
        public nint Input;
        public nint Output;
        public nint Error;
    }

    /// <summary>PROCESS_INFORMATION.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct ProcessInformation
    {
        public nint Handle;
        public nint Thread;
        public int Id;
        public int ThreadId;
    }
}
