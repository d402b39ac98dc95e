using System.IO.Enumeration;

namespace Aic.Core.Sessions;

/// <summary>A log as a folder lists it.</summary>
/// <param name="Path">The full path.</param>
/// <param name="Size">Its length in bytes.</param>
/// <param name="Modified">When it was written last (UTC ticks).</param>
internal sealed record SessionFile(string Path, long Size, long Modified)
{
    private static readonly EnumerationOptions Everything = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = true,
        AttributesToSkip = 0,
        BufferSize = 1 << 15,
    };

    /// <summary>The files below a folder that a pattern matches. Symbolic links are left alone, so that none leads round in circles or tells a file twice.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="pattern">A pattern with <c>*</c>, for names.</param>
    public static IEnumerable<SessionFile> Below(string folder, string pattern) =>
        new FileSystemEnumerable<SessionFile>(
            folder,
            (ref FileSystemEntry entry) => new SessionFile(entry.ToFullPath(), entry.Length, entry.LastWriteTimeUtc.UtcTicks),
            Everything)
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) =>
                !entry.IsDirectory && FileSystemName.MatchesSimpleExpression(pattern, entry.FileName, ignoreCase: false) && !IsLink(ref entry),
            ShouldRecursePredicate = (ref FileSystemEntry entry) => !IsLink(ref entry),
        };

    /// <summary>This log as one with a file beside it that its parser reads too: it has changed when either has.</summary>
    /// <param name="path">The file beside it, which may not exist.</param>
    public SessionFile With(string path)
    {
        FileInfo beside = new(path);
        return beside.Exists ? this with { Size = Size + beside.Length, Modified = Math.Max(Modified, beside.LastWriteTimeUtc.Ticks) } : this;
    }

    private static bool IsLink(ref FileSystemEntry entry) => entry.Attributes.HasFlag(FileAttributes.ReparsePoint);
}
