using System.Globalization;
using Aic.Core.Pricing;

namespace Aic.Agent.Rendering;

/// <summary>The page of one price: what applies, why, and what applied before.</summary>
internal static class PricePage
{
    private static readonly (string Name, Func<TokenRates, decimal?> Rate)[] Kinds =
    [
        ("Input", rates => rates.Input),
        ("Cache read", rates => rates.CacheRead),
        ("Cache write, 5 minutes", rates => rates.CacheWrite5m),
        ("Cache write, 1 hour", rates => rates.CacheWrite1h),
        ("Output", rates => rates.Output),
        ("Audio input", rates => rates.AudioInput),
        ("Audio output", rates => rates.AudioOutput),
    ];

    /// <summary>Writes the page.</summary>
    /// <param name="report">The page.</param>
    /// <param name="price">The price that applies.</param>
    /// <param name="history">All of the model's prices.</param>
    /// <param name="bookDate">The day of the price book.</param>
    public static void Write(Report report, AppliedPrice price, IReadOnlyList<AppliedPrice> history, DateOnly bookDate)
    {
        report.Line(new Cell(price.Entry.Model, Looks.Heading), $"  {price.Vendor?.Name ?? price.Entry.Vendor ?? ""}");
        report.Table(Facts(price, bookDate));
        report.Section("US dollars for a million tokens", Rates(price));
        if (history.Count > 1)
        {
            report.Section("Over time", History(history));
        }

        report.Flush();
    }

    private static ReportTable Facts(AppliedPrice price, DateOnly bookDate)
    {
        ReportTable table = new(new ReportColumn(""), new ReportColumn("")) { Indent = 2 };
        table.Add(new Cell("found by", Looks.Quiet), price.Rule);
        table.Add(new Cell("applies", Looks.Quiet), PriceText.Validity(price));
        table.Add(new Cell("price", Looks.Quiet), price.Origin == PriceOrigin.Own
            ? PriceText.Origin(price.Origin)
            : string.Create(CultureInfo.InvariantCulture, $"{PriceText.Origin(price.Origin)}, price book of {bookDate:yyyy-MM-dd}"));
        Add(table, "source", price.Source?.AbsoluteUri);
        Add(table, "web search", price.Entry.WebSearch is { } search ? $"${PriceText.Amount(search)} each" : null);
        Add(table, "request", price.Entry.Request is { } request ? $"${PriceText.Amount(request)} each" : null);
        Add(table, "note", price.Entry.Note);
        return table;
    }

    private static void Add(ReportTable table, string name, string? value)
    {
        if (value is not null)
        {
            table.Add(new Cell(name, Looks.Quiet), value);
        }
    }

    private static ReportTable Rates(AppliedPrice price)
    {
        List<(string Header, TokenRates Rates, decimal Factor)> columns = [("Standard", price.Entry.Rates, 1m)];
        columns.AddRange(price.Entry.Above.Select(band => (string.Create(CultureInfo.InvariantCulture, $"Above {band.Above:#,0}"), band.Rates, 1m)));
        columns.AddRange(price.Entry.Tiers.OrderBy(tier => tier.Key).Select(tier => (tier.Key.ToString(), tier.Value.Rates ?? price.Entry.Rates, tier.Value.Factor ?? 1m)));
        ReportTable table = new([new ReportColumn(""), .. columns.Select(column => new ReportColumn(column.Header, IsNumber: true))]) { Indent = 2 };
        foreach ((string name, Func<TokenRates, decimal?> rate) in Kinds.Where(kind => columns.Any(column => kind.Rate(column.Rates) is not null)))
        {
            table.Add([name, .. columns.Select(column => new Cell(PriceText.Amount(rate(column.Rates) * column.Factor)))]);
        }

        return table;
    }

    private static ReportTable History(IReadOnlyList<AppliedPrice> history)
    {
        ReportTable table = new(
            new ReportColumn("Applies"), new ReportColumn("Price"), new ReportColumn("Input", true), new ReportColumn("Cache read", true), new ReportColumn("Output", true), new ReportColumn("Note"))
        {
            Indent = 2,
        };
        foreach (AppliedPrice price in history)
        {
            TokenRates rates = price.Entry.Rates;
            table.Add(PriceText.Validity(price), PriceText.Origin(price.Origin), PriceText.Amount(rates.Input), PriceText.Amount(rates.CacheRead), PriceText.Amount(rates.Output), price.Entry.Note ?? "");
        }

        return table;
    }
}
