using Aic.Core.Configuration;
using Aic.Core.Currencies;
using Aic.Core.Http;
using Aic.Core.Plans;

namespace Aic.Core;

/// <content>Exchange rates, for the eye only: no amount that is kept, added up or told to programs is converted.</content>
public sealed partial class UsageTracker
{
    // Who asked for usage waits this long for the bank, and no longer; what comes later is used the next time.
    private static readonly TimeSpan BankPatience = TimeSpan.FromSeconds(5);

    /// <summary>The exchange rates that apply. The bank isn't asked.</summary>
    /// <exception cref="ConfigException">The configuration file is broken.</exception>
    public ExchangeRates GetExchangeRates() => new(ReadConfig(), _store.ReadEcbRates()?.Rates, Today);

    /// <summary>How amounts are shown; null where each is shown in its own currency. The store is read only where the bank's rates are used. The bank isn't asked.</summary>
    /// <exception cref="ConfigException">The configuration file is broken.</exception>
    public MoneyView? GetMoneyView()
    {
        AgentConfig config = ReadConfig();
        return config.DisplayCurrency is { } currency ? new MoneyView(currency, RatesOf(config)) : null;
    }

    /// <summary>Fetches the European Central Bank's daily reference rates, checks them and keeps them. On any doubt those that are kept stay.</summary>
    /// <param name="from">An address (https, or http on this machine) or a file; null for the bank's own address.</param>
    /// <param name="cancellationToken">Stops at once; nothing is changed then.</param>
    /// <exception cref="ExchangeRateException">They can't be had, there is a doubt about them, or they can't be kept.</exception>
    /// <exception cref="ConfigException">The configuration file is broken.</exception>
    public async Task<ExchangeRateUpdate> UpdateExchangeRatesAsync(string? from, CancellationToken cancellationToken = default)
    {
        bool isUsed = ReadConfig().ExchangeRateSource == ExchangeRateSource.Ecb;
        string? problem = null;
        DataSource place = (string.IsNullOrWhiteSpace(from) ? Bank : DataSource.Read(from.Trim(), EcbUpdater.Address.AbsoluteUri, out problem)) ?? throw new ExchangeRateException($"The address of the rates {problem}.");
        (EcbRates? before, EcbRates now) = await Updater.RunAsync(place, cancellationToken).ConfigureAwait(false);
        return new ExchangeRateUpdate(place.ToString(), before?.Date, now.Date, now.PerEuro.Count, isUsed);
    }

    /// <summary>
    /// Asks the bank where amounts are shown or plans compared at its rates and there should be newer ones: once after each publication, an hour after an attempt in vain at the earliest.
    /// A failure is logged, and those that are kept stay.
    /// </summary>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <returns>When to ask again (UTC); null where the bank's rates aren't used.</returns>
    /// <exception cref="ConfigException">The configuration file is broken.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<DateTimeOffset?> KeepExchangeRatesFreshAsync(CancellationToken cancellationToken = default)
    {
        return NeedsBank(ReadConfig())
            ? await new EcbKeeper(_store, Updater, Path.Combine(Paths.DataDirectory, "locks", "ecb.lock"), _options.Time, _options.Logger).RunAsync(Bank, cancellationToken).ConfigureAwait(false)
            : null;
    }

    private static bool NeedsBank(AgentConfig config) =>
        config.ExchangeRateSource == ExchangeRateSource.Ecb && (config.DisplayCurrency is not null || config.Plans.Any(plan => plan.Currency != Plan.Dollar));

    private EcbUpdater Updater => new(_store, _http, _options.Time);

    private DataSource Bank => new(_options.EcbAddress ?? EcbUpdater.Address, null);

    private DateOnly Today => DateOnly.FromDateTime(_options.Time.GetLocalNow().DateTime);

    private ExchangeRates RatesOf(AgentConfig config) => new(
        config,
        config.ExchangeRateSource == ExchangeRateSource.Ecb ? _store.ReadEcbRates()?.Rates : null,
        Today);
}
