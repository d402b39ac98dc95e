namespace Aic.Core.Transfer;

/// <summary>A file can't be imported. The message says where and why; nothing of it was taken.</summary>
public sealed class ImportException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="line">The line, from 1; 0 for the file as a whole.</param>
    /// <param name="problem">What is wrong, as the end of a sentence.</param>
    /// <param name="innerException">The cause.</param>
    public ImportException(int line, string problem, Exception? innerException = null)
        : base(line > 0 ? FormattableString.Invariant($"Line {line} can't be imported: {problem}. Nothing was imported.") : $"It can't be imported: {problem}. Nothing was imported.", innerException) =>
        Line = line;

    /// <summary>The line, from 1; 0 for the file as a whole.</summary>
    public int Line { get; }
}
