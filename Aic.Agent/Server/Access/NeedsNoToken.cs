namespace Aic.Agent.Server.Access;

/// <summary>
/// Marks what is served without the token even where every request needs it: the dashboard's own files, which hold no data. A browser can't send the token
/// with an address that is typed, so the page has to be there before it can ask for it.
/// </summary>
internal sealed class NeedsNoToken
{
    /// <summary>The mark.</summary>
    public static readonly NeedsNoToken Instance = new();

    private NeedsNoToken()
    {
    }
}
