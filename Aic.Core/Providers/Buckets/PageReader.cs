using System.Text.Json.Serialization.Metadata;
using Aic.Core.Http;
using Aic.Core.Usage;

namespace Aic.Core.Providers.Buckets;

/// <summary>Reads lists whose pages are linked by <c>has_more</c> and <c>next_page</c>.</summary>
internal static class PageReader
{
    /// <summary>Reads all pages.</summary>
    /// <param name="client">The provider's API.</param>
    /// <param name="pathAndQuery">The first page's address, with a query.</param>
    /// <param name="type">How to read a page.</param>
    /// <param name="providerName">The provider's name, for messages.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <exception cref="ApiException">The provider answered with an error status.</exception>
    /// <exception cref="ProviderException">No answer, one that isn't what is documented, or pages without end.</exception>
    public static async Task<IReadOnlyList<T>> ReadAllAsync<T>(
        ApiClient client, string pathAndQuery, JsonTypeInfo<ApiPage<T>> type, string providerName, CancellationToken cancellationToken)
    {
        List<T> entries = [];
        await Paging.ReadAllAsync(
            async cursor =>
            {
                string address = cursor is null ? pathAndQuery : $"{pathAndQuery}&{ApiUri.Query("page", cursor)}";
                ApiPage<T> page = await client.GetAsync(address, type, cancellationToken).ConfigureAwait(false);
                entries.AddRange(page.Data);
                return Next(page, providerName);
            },
            providerName).ConfigureAwait(false);
        return entries;
    }

    private static string? Next<T>(ApiPage<T> page, string providerName)
    {
        string? cursor = string.IsNullOrEmpty(page.NextPage) ? null : page.NextPage;
        return page.HasMore switch
        {
            false => null,
            true when cursor is null => throw new ProviderException(new UsageError(
                UsageErrorKind.ParseError, $"{providerName} says that more pages follow and not which; totals would be too low. Try again later.")),
            _ => cursor,
        };
    }
}
