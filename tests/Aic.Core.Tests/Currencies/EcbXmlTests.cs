using System.Text;
using Aic.Core.Currencies;
using Aic.Testing;

namespace Aic.Core.Tests.Currencies;

/// <summary>The bank's file is read exactly, and what isn't it is refused.</summary>
public sealed class EcbXmlTests
{
    private const string Day = "2026-11-23";

    [Fact]
    public void Rates_are_read_with_their_day()
    {
        EcbRates rates = Read(EcbFile.Of(Day, 1.0823m));

        Assert.Equal(new DateOnly(2026, 11, 23), rates.Date);
        Assert.Equal((1.0823m, 160m, 1m), (rates.Of("USD"), rates.Of("JPY"), rates.Of("EUR")));
        Assert.Equal(13, rates.PerEuro.Count);
        Assert.Null(rates.Of("XAF"));
    }

    [Theory]
    [InlineData("", "XML")]
    [InlineData("<html><body>Service unavailable", "XML")]
    [InlineData("<html><body>Service unavailable</body></html>", "no day")]
    [InlineData("""{ "rates": { "USD": 1.08 } }""", "XML")]
    public void Something_else_is_no_rates(string content, string problem) =>
        Assert.Contains(problem, Refused(content), StringComparison.Ordinal);

    [Theory]
    [InlineData("time='2026-11-23'", "time='23.11.2026'", "day")]
    [InlineData("time='2026-11-23'", "", "no day")]
    [InlineData("rate='160'", "rate='0'", "JPY")]
    [InlineData("rate='160'", "rate='-160'", "JPY")]
    [InlineData("rate='160'", "rate='1,60'", "JPY")]
    [InlineData("rate='160'", "rate='160e9'", "JPY")]
    [InlineData("rate='160'", "", "JPY")]
    [InlineData("rate='160'", "rate='99999999999'", "JPY")]
    [InlineData("currency='JPY'", "currency='USD'", "USD")]
    [InlineData("currency='JPY'", "currency='EUR'", "EUR")]
    [InlineData("currency='JPY'", "currency='yen'", "currency")]
    [InlineData("currency='USD'", "currency='THB'", "lacks")]
    [InlineData("<Cube currency", "<Cub currency", "lacks")]
    public void A_damaged_file_is_refused_as_a_whole(string was, string becomes, string problem)
    {
        string content = EcbFile.Of(Day);
        Assert.Contains(was, content, StringComparison.Ordinal);

        Assert.Contains(problem, Refused(content.Replace(was, becomes, StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_with_several_days_is_refused() =>
        Assert.Contains("more than one day", Refused(EcbFile.Of(Day).Replace("\t</Cube>\n</gesmes", "\t\t<Cube time='2026-11-20'/>\n\t</Cube>\n</gesmes", StringComparison.Ordinal)), StringComparison.Ordinal);

    [Fact]
    public void Nothing_is_expanded_and_nothing_is_fetched()
    {
        string content = EcbFile.Of(Day).Replace("?>\n", "?>\n<!DOCTYPE x [ <!ENTITY a SYSTEM 'file:///etc/hostname'> ]>\n", StringComparison.Ordinal).Replace("Reference rates", "&a;", StringComparison.Ordinal);

        Assert.Contains("XML", Refused(content), StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_order_mark_and_a_cut_end_are_told_apart()
    {
        Assert.Equal(13, EcbXml.Read(Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(EcbFile.Of(Day))).ToArray()).PerEuro.Count);
        Assert.Contains("XML", Refused(EcbFile.Of(Day)[..^20]), StringComparison.Ordinal);
    }

    private static EcbRates Read(string content) => EcbXml.Read(Encoding.UTF8.GetBytes(content));

    private static string Refused(string content) => Assert.Throws<InvalidDataException>(() => Read(content)).Message;
}
