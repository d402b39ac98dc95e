using Aic.Core.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aic.Core.Pricing;

/// <summary>The price data that came with the program and the newer one that may have been fetched since.</summary>
internal static partial class PriceFiles
{
    private const string Resource = "Aic.Core.Pricing.prices.json";

    /// <summary>The content of the data that came with the program.</summary>
    public static byte[] BuiltIn()
    {
        using Stream stream = typeof(PriceFiles).Assembly.GetManifestResourceStream(Resource)!;
        byte[] content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }

    /// <summary>The data to use: the fetched one where it is newer and whole, else that which came with the program.</summary>
    public static (PriceData Data, PriceOrigin Origin) Newest(AicPaths paths, ILogger? logger)
    {
        PriceData builtIn = PriceData.Read(BuiltIn());
        return ReadFetched(paths, logger ?? NullLogger.Instance) is { } fetched && fetched.Date > builtIn.Date
            ? (fetched, PriceOrigin.Updated)
            : (builtIn, PriceOrigin.BuiltIn);
    }

    private static PriceData? ReadFetched(AicPaths paths, ILogger logger)
    {
        // Most people have none, and an exception costs more than all the rest of loading.
        if (!File.Exists(paths.PricesFile))
        {
            return null;
        }

        try
        {
            return PriceCheck.Read(AtomicFile.Read(paths.PricesFile));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception exception) when (exception is PriceDataException or IOException or UnauthorizedAccessException)
        {
            LogUnusable(logger, paths.PricesFile, exception.Message);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{File} can't be used, so the prices that came with the program are: {Problem}. Fetch it anew with Update-AicPrices or 'aic prices update', or delete it.")]
    private static partial void LogUnusable(ILogger logger, string file, string problem);
}
