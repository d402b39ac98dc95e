using System.Globalization;
using Aic.Core.Currencies;

namespace Aic.Agent.Rendering;

/// <summary>The page of exchange rates.</summary>
internal static class RatesPage
{
    /// <summary>Writes the page.</summary>
    /// <param name="report">The page.</param>
    /// <param name="rates">The rates.</param>
    public static void Write(Report report, ExchangeRateReport rates)
    {
        ReportTable table = new(
            new ReportColumn("One"),
            new ReportColumn($"is {rates.To}", IsNumber: true),
            new ReportColumn("Date"),
            new ReportColumn("Source"),
            new ReportColumn("Why"));
        foreach (ExchangeRate rate in rates.Rates)
        {
            table.Add(
                rate.From,
                RateText.Number(rate.Rate),
                new Cell(rate.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "undated", Looks.Quiet),
                RateText.Name(rate.Source),
                rate.IsStale ? new Cell(string.Create(CultureInfo.InvariantCulture, $"{RateText.Reason(rate)}; {rate.AgeDays} days old"), Looks.Caution) : new Cell(RateText.Reason(rate), Looks.Quiet));
        }

        report.Table(table);
        if (RateText.NoRate(rates.Missing, rates.To, rates.Source) is { } missing)
        {
            report.Line(missing);
        }

        report.Line(new Cell(
            rates.DisplayCurrency is { } currency ? $"Amounts are shown in {currency}. They are kept, added up and told to programs in their own currencies."
            : "Amounts are shown in their own currencies. To see them in another: aic config set display_currency EUR",
            Looks.Quiet));
        report.Flush();
    }
}
