using Aic.Core.Configuration;
using Aic.Core.Http;

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
    public async Task<PriceUpdate> RunAsync(DataSource place, CancellationToken cancellationToken)
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

    private async Task<byte[]> FetchAsync(DataSource place, CancellationToken cancellationToken)
    {
        try
        {
            return (await place.FetchAsync(http, MostBytes, cancellationToken).ConfigureAwait(false)).ToArray();
        }
        catch (DataSourceException exception)
        {
            throw new PriceUpdateException($"{exception.Message} The prices in use stay.", exception.InnerException);
        }
    }

    private IDisposable Lock()
    {
        OwnerOnly.CreateDirectory(paths.DataDirectory);
        return FileLock.Take(paths.PricesFile + ".lock", Patience)
            ?? throw new PriceUpdateException($"Another process has held {paths.PricesFile}.lock for {Patience.TotalSeconds:0} seconds. Try again; if it stays so, end the program that hangs.");
    }
}
