using Aic.Core.Configuration;
using Aic.Core.Http;
using Aic.Core.Providers;

namespace Aic.Core.Pricing;

/// <summary>Fetches newer prices when asked, checks them, and keeps the old ones on any doubt.</summary>
/// <param name="paths">Where the files are.</param>
/// <param name="http">The shared pipeline; it follows no redirects.</param>
/// <param name="time">The clock.</param>
internal sealed class PriceUpdater(AicPaths paths, Lazy<HttpPipeline> http, TimeProvider time)
{
    private const int MostBytes = 16 * 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Fetches prices and puts them in use where they are newer.</summary>
    /// <param name="place">Where they are.</param>
    /// <param name="cancellationToken">Stops at once; nothing is changed then.</param>
    /// <exception cref="PriceUpdateException">They can't be fetched, or there is a doubt about them; the old ones stay.</exception>
    public async Task<PriceUpdate> RunAsync(PriceAddress place, CancellationToken cancellationToken)
    {
        byte[] content = await FetchAsync(place, cancellationToken).ConfigureAwait(false);
        try
        {
            PriceData fetched = PriceCheck.Read(content);
            using IDisposable held = Lock();
            PriceData inUse = PriceFiles.Newest(paths, null).Data;
            if (fetched.Date <= inUse.Date)
            {
                return new PriceUpdate(place.ToString(), inUse.Date, inUse.Date, []);
            }

            IReadOnlyList<PriceChange> changes = PriceCheck.Compare(inUse, fetched, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
            AtomicFile.RemoveLeftovers(paths.PricesFile, time);
            AtomicFile.Write(paths.PricesFile, content);
            return new PriceUpdate(place.ToString(), inUse.Date, fetched.Date, changes);
        }
        catch (PriceDataException exception)
        {
            throw new PriceUpdateException($"The prices at {place} weren't taken: {exception.Message}. Those in use stay.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PriceUpdateException($"{paths.PricesFile} can't be written: {exception.Message} Those in use stay. Check that the folder is yours and the disk has space.", exception);
        }
    }

    private async Task<byte[]> FetchAsync(PriceAddress place, CancellationToken cancellationToken)
    {
        byte[] content = place.Address is null ? Read(place.File!) : await DownloadAsync(place, cancellationToken).ConfigureAwait(false);
        content = content.AsSpan().StartsWith("\uFEFF"u8) ? content[3..] : content;
        return content.Length <= MostBytes ? content : throw new PriceUpdateException($"What is at {place} is too big for a price book. Those in use stay.");
    }

    private static byte[] Read(string file)
    {
        try
        {
            return new FileInfo(file) is { Exists: true, Length: > MostBytes } ? new byte[MostBytes + 1] : AtomicFile.Read(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PriceUpdateException($"{file} can't be read: {exception.Message} The prices in use stay.", exception);
        }
    }

    private async Task<byte[]> DownloadAsync(PriceAddress place, CancellationToken cancellationToken)
    {
        ApiResponse response;
        try
        {
            response = await http.Value.SendAsync(new ApiRequest(HttpMethod.Get, place.Address!), cancellationToken).ConfigureAwait(false);
        }
        catch (ProviderException exception)
        {
            throw new PriceUpdateException($"{exception.Message} The prices in use stay.", exception);
        }

        return response.IsSuccess
            ? response.Body.ToArray()
            : throw new PriceUpdateException($"{place} answered with HTTP {(int)response.Status}{((int)response.Status is >= 300 and < 400 ? ", a redirect, which isn't followed" : "")}. The prices in use stay. Check the address.");
    }

    private IDisposable Lock()
    {
        OwnerOnly.CreateDirectory(paths.DataDirectory);
        return FileLock.Take(paths.PricesFile + ".lock", Patience)
            ?? throw new PriceUpdateException($"Another process has held {paths.PricesFile}.lock for {Patience.TotalSeconds:0} seconds. Try again; if it stays so, end the program that hangs.");
    }
}
