using System.Globalization;
using System.Xml;

namespace Aic.Core.Currencies;

/// <summary>
/// Reads the European Central Bank's daily reference rates
/// (https://www.ecb.europa.eu/stats/policy_and_exchange_rates/euro_reference_exchange_rates/html/index.en.html):
/// a <c>Cube</c> with a <c>time</c>, and in it one <c>Cube</c> with <c>currency</c> and <c>rate</c> for each currency, the rate being how much of it one euro is.
/// </summary>
internal static class EcbXml
{
    /// <summary>The most that the file may be; the bank's has two kilobytes.</summary>
    public const int MostBytes = 256 * 1024;

    // The bank tells about thirty. A page that has a few by chance isn't its.
    private const int FewestCurrencies = 10;

    private const decimal Least = 0.0001m;
    private const decimal Most = 10_000_000m;

    private static readonly XmlReaderSettings Settings = new()
    {
        // No document type, so that nothing is expanded and nothing fetched.
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MostBytes,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
    };

    /// <summary>Reads them.</summary>
    /// <param name="content">The file.</param>
    /// <exception cref="InvalidDataException">It isn't what the bank publishes. The message is a sentence without its full stop.</exception>
    public static EcbRates Read(ReadOnlyMemory<byte> content)
    {
        try
        {
            using XmlReader reader = XmlReader.Create(new MemoryStream(content.ToArray()), Settings);
            return Read(reader);
        }
        catch (XmlException exception)
        {
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"it can't be read as XML, from line {exception.LineNumber} on"), exception);
        }
    }

    private static EcbRates Read(XmlReader reader)
    {
        DateOnly? date = null;
        Dictionary<string, decimal> rates = new(StringComparer.Ordinal);
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "Cube")
            {
                continue;
            }

            if (reader.GetAttribute("time") is { } time)
            {
                DateOnly day = DateOnly.TryParseExact(time, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly read) ? read : throw new InvalidDataException("its day isn't one");
                date = date is null ? day : throw new InvalidDataException("it has more than one day; only that with the daily rates is of use");
            }

            if (reader.GetAttribute("currency") is { } currency)
            {
                Add(rates, currency, reader.GetAttribute("rate"));
            }
        }

        return date is null ? throw new InvalidDataException("it tells no day")
            : rates.Count < FewestCurrencies || !rates.ContainsKey("USD") ? throw new InvalidDataException("it lacks currencies that the bank tells")
            : new EcbRates(date.Value, rates);
    }

    private static void Add(Dictionary<string, decimal> rates, string currency, string? text)
    {
        bool isCode = currency.Length == 3 && currency.All(char.IsAsciiLetterUpper);
        if (!isCode || currency == "EUR" || rates.ContainsKey(currency))
        {
            throw new InvalidDataException(isCode ? $"it has {currency} where that can't stand" : "it has a currency that is none");
        }

        rates.Add(
            currency,
            decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal rate) && rate is >= Least and <= Most
                ? rate
                : throw new InvalidDataException($"its rate of {currency} can't be one"));
    }
}
