namespace Aic.Core.Currencies;

/// <summary>
/// The codes of ISO 4217 that money is paid in, with two that were withdrawn lately and still stand on older bills (ANG, BGN)
/// (https://www.six-group.com/en/products-services/financial-information/data-standards.html).
/// </summary>
public static class CurrencyCode
{
    /// <summary>What a code must be.</summary>
    public const string Form = "a currency's code by ISO 4217, such as \"EUR\"";

    private const string Codes =
        "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK " +
        "DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF " +
        "KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK " +
        "PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX " +
        "USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG";

    /// <summary>A code in upper case, from text in any; null for what is no currency's code.</summary>
    /// <param name="text">The text.</param>
    public static string? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string code = text.Trim().ToUpperInvariant();
        return code.Length == 3 && code.All(char.IsAsciiLetterUpper) && Codes.Contains(code, StringComparison.Ordinal) ? code : null;
    }

    /// <summary>All codes, in the order of the alphabet.</summary>
    public static IReadOnlyList<string> All() => Codes.Split(' ');
}
