using System.Globalization;

namespace Aic.Testing;

/// <summary>
/// A file in the shape in which the European Central Bank publishes its daily reference rates
/// (https://www.ecb.europa.eu/stats/policy_and_exchange_rates/euro_reference_exchange_rates/html/index.en.html), with made-up rates.
/// </summary>
public static class EcbFile
{
    /// <summary>Where a fake bank has it.</summary>
    public const string Path = "/stats/eurofxref/eurofxref-daily.xml";

    private static readonly (string Currency, decimal Rate)[] Usual =
    [
        ("JPY", 160), ("CZK", 25), ("DKK", 7.5m), ("GBP", 0.8m), ("HUF", 400), ("PLN", 4.25m), ("SEK", 11.5m), ("CHF", 0.95m), ("NOK", 12), ("CAD", 1.5m), ("AUD", 1.75m), ("INR", 100),
    ];

    /// <summary>Makes it.</summary>
    /// <param name="day">The day.</param>
    /// <param name="dollars">How many dollars one euro is.</param>
    public static string Of(string day, decimal dollars = 1.25m) =>
        $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
        	<gesmes:subject>Reference rates</gesmes:subject>
        	<gesmes:Sender>
        		<gesmes:name>European Central Bank</gesmes:name>
        	</gesmes:Sender>
        	<Cube>
        		<Cube time='{day}'>
        {string.Join('\n', Usual.Prepend(("USD", dollars)).Select(rate => string.Create(CultureInfo.InvariantCulture, $"\t\t\t<Cube currency='{rate.Item1}' rate='{rate.Item2}'/>")))}
        		</Cube>
        	</Cube>
        </gesmes:Envelope>
        """;
}
