namespace Aic.Core.Diagnosis;

/// <summary>Finds out what may be done in folders.</summary>
internal static class FolderProbe
{
    private static readonly EnumerationOptions Children = new() { AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = false };

    /// <summary>
    /// Why a folder, or where it isn't there yet the nearest one above it, can't be written; null when it can. Rights alone don't tell (a file system
    /// that is read-only, a quota), so a file is made that is gone again when this returns.
    /// </summary>
    /// <param name="folder">The folder.</param>
    public static string? WhyNotWritable(string folder)
    {
        string? nearest = folder;
        while (nearest is not null && !Directory.Exists(nearest))
        {
            if (File.Exists(nearest))
            {
                return $"{nearest} is a file.";
            }

            nearest = Path.GetDirectoryName(nearest);
        }

        if (nearest is null)
        {
            return "There is no such drive.";
        }

        try
        {
            using FileStream probe = new(
                Path.Combine(nearest, $".aic-{Guid.NewGuid():N}.tmp"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return exception.Message;
        }
    }

    /// <summary>The folders below one, itself included, that the user may not look into. Symbolic links are left alone.</summary>
    /// <param name="folder">The folder.</param>
    public static IReadOnlyList<string> Closed(string folder)
    {
        List<string> closed = [];
        Stack<string> open = new([folder]);
        while (open.TryPop(out string? next))
        {
            try
            {
                foreach (string child in Directory.EnumerateDirectories(next, "*", Children))
                {
                    open.Push(child);
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                closed.Add(next);
            }
        }

        return closed;
    }
}
