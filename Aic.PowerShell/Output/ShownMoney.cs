using System.Collections.Concurrent;
using Aic.Core;
using Aic.Core.Currencies;
using Aic.Core.Usage;
using Aic.PowerShell.Pipeline;

namespace Aic.PowerShell.Output;

/// <summary>
/// How format views show money. A view is called with an object and nothing else, so the cmdlet that writes amounts leaves here what the configuration says;
/// all views follow the newest, their heads too.
/// </summary>
internal static class ShownMoney
{
    private static readonly ConcurrentDictionary<string, bool> Told = new(StringComparer.Ordinal);
    private static volatile MoneyView? s_view;

    /// <summary>How amounts are shown; null for as they are.</summary>
    public static MoneyView? View => s_view;

    /// <summary>Reads how amounts are to be shown. That there is no rate from the US dollar, in which nearly everything is billed, is warned of once.</summary>
    /// <param name="tracker">Whose configuration counts.</param>
    /// <exception cref="Aic.Core.Configuration.ConfigException">The configuration file is broken.</exception>
    public static void Load(UsageTracker tracker)
    {
        s_view = tracker.GetMoneyView();
        Tell("USD", tracker.Config.Path);
    }

    /// <summary>Takes note of amounts in other currencies: that there is no rate from one is warned of once.</summary>
    /// <param name="amounts">The amounts.</param>
    public static void Note(IReadOnlyList<MoneyAmount> amounts)
    {
        foreach (MoneyAmount amount in amounts)
        {
            Tell(amount.Currency, "");
        }
    }

    private static void Tell(string currency, string file)
    {
        if (s_view is { } view && view.NoRateFrom(currency) is { } problem && Told.TryAdd(file + problem, true))
        {
            AsyncCmdlet.Current?.WriteWarning(problem);
        }
    }
}
