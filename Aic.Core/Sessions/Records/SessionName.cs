using System.Text;

namespace Aic.Core.Sessions.Records;

/// <summary>A session's id, to be looked for in packed records, where names stand as they are.</summary>
/// <param name="id">The id.</param>
internal sealed class SessionName(string id)
{
    private readonly byte[] _bytes = Encoding.UTF8.GetBytes(id);

    /// <summary>False for a pattern, and for an id that may be written in another case: all segments may hold such a one.</summary>
    /// <param name="id">The id or pattern.</param>
    public static bool CanBeFound(string id) => NamePatterns.IsName(id) && !id.Any(char.IsAsciiLetterUpper);

    /// <summary>False where packed records certainly don't hold the id.</summary>
    public bool IsIn(ReadOnlySpan<byte> data) => data.IndexOf(_bytes) >= 0;
}
