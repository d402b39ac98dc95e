using System.Runtime.InteropServices;

namespace Aic.Agent.Server.Memory;

/// <summary>Gives this process's memory back to the system.</summary>
internal static partial class ProcessMemory
{
    private const int DontNeed = 4;

    /// <summary>Collects all garbage, and returns what heaps and code hold without using it.</summary>
    public static void Release()
    {
        // Pools let go of their buffers when a collection has happened, which the next one frees.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        if (OperatingSystem.IsLinux())
        {
            TrimNativeHeap();
            UnmapUnusedCode();
        }
    }

    private static void TrimNativeHeap()
    {
        try
        {
            _ = MallocTrim(0);
        }
        catch (EntryPointNotFoundException)
        {
            // musl has no such call, and keeps less.
        }
    }

    /// <summary>
    /// Code that only the start needed stays mapped, and counts as this process's memory. Pages that nobody wrote to are dropped from the process, not from
    /// the system's cache: what is still used comes back without a look at the disk (madvise(2), MADV_DONTNEED on a private mapping of a file).
    /// </summary>
    private static void UnmapUnusedCode()
    {
        try
        {
            (nint Start, nint End)? mapping = null;
            foreach (string line in File.ReadLines("/proc/self/smaps"))
            {
                if (Mapping(line) is { } next)
                {
                    mapping = IsCleanFile(line) ? next : null;
                }
                else if (mapping is { } clean && line.StartsWith("Anonymous:", StringComparison.Ordinal))
                {
                    // Pages written to in spite of all, such as relocations, make the mapping anonymous in part: that must stay.
                    if (line.AsSpan()["Anonymous:".Length..].Trim() is "0 kB")
                    {
                        _ = Advise(clean.Start, clean.End - clean.Start, DontNeed);
                    }

                    mapping = null;
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A system that doesn't tell its mappings keeps them.
        }
    }

    /// <summary>The addresses of a line such as <c>55d0c000-55d0e000 r-xp 00000000 08:01 1234 /usr/bin/aic</c> (proc_pid_smaps(5)); null for any other line.</summary>
    private static (nint Start, nint End)? Mapping(string line)
    {
        int dash = line.IndexOf('-', StringComparison.Ordinal);
        int space = line.IndexOf(' ', StringComparison.Ordinal);
        return dash > 0 && dash < space
            && nint.TryParse(line.AsSpan(0, dash), System.Globalization.NumberStyles.AllowHexSpecifier, null, out nint start)
            && nint.TryParse(line.AsSpan(dash + 1, space - dash - 1), System.Globalization.NumberStyles.AllowHexSpecifier, null, out nint end)
            ? (start, end)
            : null;
    }

    /// <summary>True for a private mapping of a file that can't be written to.</summary>
    private static bool IsCleanFile(string line)
    {
        ReadOnlySpan<char> mode = line.AsSpan(line.IndexOf(' ', StringComparison.Ordinal) + 1);
        return mode is ['r', '-', _, 'p', ..] && mode.Contains('/');
    }

    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    private static partial int MallocTrim(nuint pad);

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(nint address, nint length, int advice);
}
