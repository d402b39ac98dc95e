using System.Text;
using Aic.Core.Pricing;

namespace Aic.Core.Tests.Pricing;

/// <summary>A price book's file: what a later version adds is passed over, what is wrong is said.</summary>
public sealed class PriceDataTests
{
    [Fact]
    public void Fields_of_a_later_version_are_passed_over()
    {
        PriceData data = PriceCheck.Read(PriceHome.Book(prices: """{"vendor":"maker","colour":["blue",{"a":1}],"model":"a","input":1,"above":[{"context":5,"input":2,"new":1}]}"""));

        Assert.Equal(1m, data.EntryAt(Assert.Single(data.Index.Models).Places[0]).Rates.Input);
    }

    [Fact]
    public void Aliases_of_any_entry_count_for_all()
    {
        PriceData data = PriceData.Read(PriceHome.Book(prices: """{"vendor":"maker","model":"A","input":1},{"vendor":"maker","model":"a","from":"2026-01-01","aliases":["B"],"input":2}"""));

        Assert.Equal(2, Assert.Single(data.Index.Find("b")).Places.Count);
    }

    [Theory]
    [InlineData("", "isn't JSON")]
    [InlineData("{", "isn't JSON")]
    [InlineData("[]", "one JSON object")]
    [InlineData("{}", "\"schema\" must be 1")]
    [InlineData("""{ "schema": "1" }""", "\"schema\" must be 1")]
    [InlineData("""{ "schema": 2, "prices": 7 }""", "install a newer version")]
    [InlineData("""{ "schema": 1, "date": "soon" }""", "\"date\" must be a date")]
    [InlineData("""{ "schema": 1, "date": "2026-01-01" }""", "\"vendors\" is missing")]
    [InlineData("""{ "schema": 1, "date": "2026-01-01", "vendors": [{"id":"a","name":"A"}] }""", "\"source\"")]
    [InlineData("""{ "schema": 1, "date": "2026-01-01", "vendors": [{"id":"a","name":"A","source":"https://a.example"},{"id":"A","name":"A","source":"https://a.example","aliases":["a"]}] }""", "twice")]
    [InlineData("""{ "schema": 1, "date": "2026-01-01", "vendors": [{"id":"a","name":"A","source":"https://a.example"}], "prices": [] }""", "\"prices\" is missing or empty")]
    [InlineData("""{ "schema": 1, "date": "2026-01-01", "vendors": [{"id":"a","name":"A","source":"https://a.example"}], "prices": [{"vendor":"b","model":"m","input":1}] }""", "none of \"vendors\"")]
    [InlineData("""{ "schema": 1, "date": "2026-01-01", "vendors": [{"id":"a","name":"A","source":"https://a.example"}], "prices": [7] }""", "list of objects")]
    [InlineData("""{ "schema": 1, "date": "2026-01-01", "vendors": [{"id":"a","name":"A","source":"https://a.example"}], "prices": [{"vendor":"a","model":"m","input":"x"}] }""", "the price of \"m\": \"input\"")]
    public void What_is_wrong_is_said(string text, string problem) =>
        Assert.Contains(problem, Assert.Throws<PriceDataException>(() => PriceCheck.Read(Encoding.UTF8.GetBytes(text))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_cut_off_anywhere_is_no_price_book()
    {
        byte[] whole = PriceHome.Book();
        for (int length = 0; length < whole.Length - 1; length += 13)
        {
            Assert.Throws<PriceDataException>(() => PriceCheck.Read(whole.AsMemory(0, length)));
        }
    }
}
