using Aic.Core.Http;
using Aic.Core.Storage;

namespace Aic.Core.Currencies;

/// <summary>Fetches the European Central Bank's reference rates, checks them, and keeps those before on any doubt.</summary>
/// <param name="store">Where they are kept.</param>
/// <param name="http">The shared pipeline.</param>
/// <param name="time">The clock.</param>
internal sealed class EcbUpdater(UsageStore store, Lazy<HttpPipeline> http, TimeProvider time)
{
    /// <summary>Where the bank publishes them.</summary>
    public static readonly Uri Address = new("https://www.ecb.europa.eu/stats/eurofxref/eurofxref-daily.xml");

    // More than a currency loses or gains in days; the kept rates must be that young for it to say anything.
    private const decimal MostChange = 2;

    /// <summary>Fetches them and keeps them where they are newer.</summary>
    /// <param name="place">Where they are.</param>
    /// <param name="cancellationToken">Stops at once; nothing is changed then.</param>
    /// <returns>Those that were kept before (null when there were none), and those that are now.</returns>
    /// <exception cref="ExchangeRateException">They can't be had, there is a doubt about them, or the store can't be used; those that are kept stay.</exception>
    public async Task<(EcbRates? Before, EcbRates Now)> RunAsync(DataSource place, CancellationToken cancellationToken)
    {
        EcbRates? kept = (store.ReadEcbRates() ?? throw Unusable()).Rates;
        try
        {
            EcbRates fetched = EcbXml.Read(await place.FetchAsync(http, EcbXml.MostBytes, cancellationToken).ConfigureAwait(false));
            Check(fetched, kept);
            EcbRates newest = kept is not null && kept.Date >= fetched.Date ? kept : fetched;
            return store.SaveEcbRates(newest, time.GetUtcNow()) ? (kept, newest) : throw Unusable();
        }
        catch (Exception exception) when (exception is DataSourceException or InvalidDataException)
        {
            store.SaveEcbFailure(time.GetUtcNow());
            throw exception is InvalidDataException
                ? new ExchangeRateException($"The rates at {place} weren't taken: {exception.Message}. Those that are kept stay.", exception)
                : new ExchangeRateException($"{exception.Message} The rates that are kept stay.", exception.InnerException);
        }
    }

    private void Check(EcbRates fetched, EcbRates? kept)
    {
        if (fetched.Date > DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime.AddDays(1)))
        {
            throw new InvalidDataException("they are of a day to come");
        }

        if (kept is null || Math.Abs(fetched.Date.DayNumber - kept.Date.DayNumber) > ExchangeRate.MostFreshDays)
        {
            return;
        }

        foreach ((string currency, decimal rate) in fetched.PerEuro)
        {
            if (kept.Of(currency) is { } before && (rate > before * MostChange || rate < before / MostChange))
            {
                throw new InvalidDataException($"{currency} would be more than twice or less than half of what it was");
            }
        }
    }

    private static ExchangeRateException Unusable() => new("The usage store can't be used, so that rates can't be kept. 'aic doctor' or Test-AicSetup tells why.");
}
