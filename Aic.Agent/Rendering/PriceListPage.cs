using System.Globalization;
using Aic.Core.Pricing;

namespace Aic.Agent.Rendering;

/// <summary>The page of many prices.</summary>
internal static class PriceListPage
{
    /// <summary>Writes the page.</summary>
    /// <param name="report">The page.</param>
    /// <param name="prices">The prices.</param>
    /// <param name="book">The book they are from.</param>
    public static void Write(Report report, IReadOnlyList<AppliedPrice> prices, PriceBook book)
    {
        ReportTable table = new(
            new ReportColumn("Model"),
            new ReportColumn("Provider"),
            new ReportColumn("Input", IsNumber: true),
            new ReportColumn("Cache read", IsNumber: true),
            new ReportColumn("Cache write", IsNumber: true),
            new ReportColumn("Output", IsNumber: true),
            new ReportColumn("Other above", IsNumber: true));
        foreach (AppliedPrice price in prices)
        {
            TokenRates rates = price.Entry.Rates;
            table.Add(
                price.Entry.Model,
                new Cell(price.Origin == PriceOrigin.Own ? PriceText.Origin(price.Origin) : price.Vendor?.Id ?? "", price.Origin == PriceOrigin.Own ? Looks.Good : Looks.Quiet),
                PriceText.Amount(rates.Input),
                PriceText.Amount(rates.CacheRead),
                PriceText.Amount(rates.CacheWrite5m),
                PriceText.Amount(rates.Output),
                new Cell(price.LongContextThreshold is { } threshold ? threshold.ToString("#,0", CultureInfo.InvariantCulture) : "", Looks.Quiet));
        }

        report.Table(table);
        if (prices.Count > 0)
        {
            report.Line();
            report.Line(new Cell(string.Create(CultureInfo.InvariantCulture, $"US dollars for a million tokens. Price book of {book.Date:yyyy-MM-dd}, {PriceText.Origin(book.Origin)}."), Looks.Quiet));
        }

        report.Flush();
    }
}
