using Aic.Core.Providers;
using Aic.Core.Usage;

namespace Aic.Core.Http;

/// <summary>Reads answers that come in pages.</summary>
internal static class Paging
{
    private const int MaxPages = 10_000;

    /// <summary>Reads all pages, handing each to a reader that tells the next page's cursor.</summary>
    /// <param name="readPage">Reads the page of a cursor (null for the first) and returns the next cursor, or null (or nothing in it) after the last.</param>
    /// <param name="providerName">The provider's name, for messages.</param>
    /// <exception cref="ProviderException">The provider repeated a cursor, or sent so many pages that they would never end.</exception>
    public static async Task ReadAllAsync(Func<string?, Task<string?>> readPage, string providerName)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        string? cursor = await readPage(null).ConfigureAwait(false);
        while (!string.IsNullOrEmpty(cursor))
        {
            if (!seen.Add(cursor) || seen.Count > MaxPages)
            {
                throw new ProviderException(new UsageError(UsageErrorKind.ParseError, $"{providerName} sent the same page over and over; what was read so far can't be trusted. Try again later."));
            }

            cursor = await readPage(cursor).ConfigureAwait(false);
        }
    }
}
