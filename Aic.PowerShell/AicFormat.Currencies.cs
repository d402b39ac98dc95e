using System.Globalization;
using System.Management.Automation.Internal;
using Aic.Core.Currencies;
using Aic.Core.Usage;
using Aic.PowerShell.Output;

namespace Aic.PowerShell;

/// <content>Texts of exchange rates, and of what amounts are shown in.</content>
public static partial class AicFormat
{
    /// <summary>What amounts are shown in and at which rate, for the head of a view; nothing where they are shown as they are.</summary>
    public static object ShownIn() => ShownMoney.View?.Headline is { } headline ? headline : AutomationNull.Value;

    /// <summary>The day of a rate.</summary>
    /// <param name="rate">The rate.</param>
    public static string RateDate(ExchangeRate rate)
    {
        ArgumentNullException.ThrowIfNull(rate);
        return rate.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? UsageText.Unknown;
    }

    /// <summary>Why a rate is the one that applies.</summary>
    /// <param name="rate">The rate.</param>
    public static string RateReason(ExchangeRate rate) => RateText.Reason(rate);
}
