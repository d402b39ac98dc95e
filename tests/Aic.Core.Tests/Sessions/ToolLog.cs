using Aic.Core.Sessions;

namespace Aic.Core.Tests.Sessions;

/// <summary>What one response, or the sum of a session, used.</summary>
internal sealed record Used(long Input, long Output, long CacheRead = 0, long CacheWrite = 0);

/// <summary>A made-up log of a tool, in the shape in which the tool writes it, and what it says.</summary>
/// <param name="Tool">The tool's id.</param>
/// <param name="Path">Where it lies in the home folder, on Linux.</param>
/// <param name="Content">The text; for a database the SQL that makes it.</param>
/// <param name="Says">What it says.</param>
internal sealed record ToolLog(string Tool, string Path, string Content, params Used[] Says)
{
    public bool IsDatabase => Path.EndsWith(".db", StringComparison.Ordinal) || Path.EndsWith(".sqlite", StringComparison.Ordinal);

    public ISessionReader Reader => SessionReaders.All.Single(reader => reader.Id == Tool);

    public void Write(SessionHome home)
    {
        if (IsDatabase)
        {
            home.CreateDatabase(Path, Content).Dispose();
        }
        else
        {
            home.Write(Path, Content);
        }
    }

    public override string ToString() => $"{Tool} {Path}";
}
