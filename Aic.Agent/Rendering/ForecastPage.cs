using System.Globalization;
using Aic.Core.Forecasting;
using Aic.Core.Usage;

namespace Aic.Agent.Rendering;

/// <summary>The page of what a running period comes to.</summary>
internal static class ForecastPage
{
    /// <summary>Writes the page.</summary>
    /// <param name="report">The page.</param>
    /// <param name="forecast">The forecast.</param>
    /// <param name="title">The period's name; null where it has none.</param>
    /// <param name="zone">The user's time zone.</param>
    public static void Write(Report report, ForecastReport forecast, string? title, TimeZoneInfo zone)
    {
        string days = UsageText.Period(forecast.PeriodStart, forecast.PeriodEnd, zone);
        report.Line(new Cell(title ?? days, Looks.Heading), title is null ? "" : $"  {days}");
        report.Line();
        ReportTable table = new(
            new ReportColumn(""),
            new ReportColumn("Used", IsNumber: true),
            new ReportColumn("Expected", IsNumber: true),
            new ReportColumn("In 80 of 100 cases", IsNumber: true),
            new ReportColumn("Straight line", IsNumber: true),
            new ReportColumn("Days known", IsNumber: true));
        ReportTable notes = new(new ReportColumn(""), new ReportColumn("")) { Indent = 2 };
        foreach (MeasureForecast measure in forecast.Forecasts)
        {
            table.Add(
                ForecastText.Name(measure.Measure),
                ForecastText.Used(measure, report.Money),
                ForecastText.Amount(measure.Forecast?.Expected, measure.Measure, report.Money),
                ForecastText.Interval(measure, report.Money),
                new Cell(ForecastText.Amount(measure.Forecast?.StraightLine, measure.Measure, report.Money), Looks.Quiet),
                new Cell(measure.Forecast?.DaysKnown.ToString(CultureInfo.InvariantCulture) ?? UsageText.Unknown, Looks.Quiet));
            foreach (string missing in measure.Missing)
            {
                notes.Add(ForecastText.Name(measure.Measure), missing);
            }
        }

        report.Table(table);
        if (table.IsEmpty)
        {
            report.Line("Nothing is known of this period. What is set up: aic providers list");
        }
        else if (forecast.Forecasts.Any(measure => measure.Forecast is null))
        {
            report.Line(new Cell("From less than three whole days nothing is forecast.", Looks.Quiet));
        }

        report.Section("Not counted", notes);
        report.Flush();
    }
}
