using Microsoft.Data.Sqlite;

namespace Aic.Core.Storage;

/// <summary>Why the store can't be used, and what to do, in words.</summary>
/// <param name="Reason">The end of a sentence: "…, because {Reason}".</param>
/// <param name="Advice">A sentence.</param>
internal sealed record StoreTrouble(string Reason, string Advice)
{
    private const string ElsewhereAdvice = "Check the rights on its folder, or set AIC_CONFIG_DIR to a folder that can be written.";

    /// <summary>The trouble behind an exception; null for one that isn't the store's.</summary>
    public static StoreTrouble? Of(Exception exception) => exception switch
    {
        StoreTooNewException tooNew => new(tooNew.Message, "Update AIC Tracker, or move the file away to start a new one."),
        TimeoutException => new("another process keeps its lock", "It is used again when the other process is done."),
        SqliteException sqlite => Of(sqlite),
        IOException or UnauthorizedAccessException => new(exception.Message.TrimEnd('.'), ElsewhereAdvice),
        DllNotFoundException or TypeInitializationException or BadImageFormatException =>
            new("SQLite's library for this platform can't be loaded", "Install AIC Tracker again, with the files for this platform."),
        FormatException or InvalidCastException or OverflowException => new("it holds a value that can't be read", "Move the file away to start a new one."),
        _ => null,
    };

    // The numbers are SQLite's primary result codes: https://www.sqlite.org/rescode.html
    private static StoreTrouble Of(SqliteException exception) => exception.SqliteErrorCode switch
    {
        3 or 8 or 14 or 23 => new("it can't be opened for writing", ElsewhereAdvice),
        5 or 6 => new("another program keeps it locked", "It is used again when the other program is done."),
        10 => new("the disk reports an error", "Check the disk and its free space."),
        11 or 26 => new("it is damaged and can't be set aside", "Move the file away to start a new one."),
        13 => new("the disk is full", "Free some space."),
        _ => new($"SQLite says: {exception.Message}", "Move the file away to start a new one."),
    };
}
