using System.Text.Json;

namespace Aic.Prices;

/// <summary>Reads a data set from a file or an address.</summary>
internal static class DataSet
{
    /// <summary>Reads JSON.</summary>
    /// <param name="place">A path, or an address that begins with https://.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <exception cref="IOException">The file can't be read.</exception>
    /// <exception cref="HttpRequestException">The address doesn't answer, or not with success.</exception>
    /// <exception cref="JsonException">It isn't JSON.</exception>
    public static async Task<JsonDocument> ReadAsync(string place, CancellationToken cancellationToken)
    {
        if (!place.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        {
            await using FileStream file = File.OpenRead(place);
            return await JsonDocument.ParseAsync(file, cancellationToken: cancellationToken);
        }

        using HttpClient client = new();
        await using Stream answer = await client.GetStreamAsync(new Uri(place), cancellationToken);
        return await JsonDocument.ParseAsync(answer, cancellationToken: cancellationToken);
    }
}
