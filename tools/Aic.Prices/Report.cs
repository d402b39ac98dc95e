using System.Globalization;
using Aic.Core.Pricing;

namespace Aic.Prices;

/// <summary>Tells a maintainer what a new book changes and what to look up.</summary>
internal static class Report
{
    /// <summary>Prints the changes.</summary>
    public static void Changes(TextWriter output, IReadOnlyList<PriceChange> changes)
    {
        foreach (PriceChange change in changes)
        {
            output.WriteLine($"{Word(change.Kind)} {change.Vendor} {change.Model}{(change.Rates.Count == 0 ? "" : ": ")}{Rates(change.Rates)}");
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Count(changes, PriceChangeKind.Added)} added, {Count(changes, PriceChangeKind.Removed)} removed, {Count(changes, PriceChangeKind.Changed)} changed"));
    }

    /// <summary>Prints where the data sets differ; those that the overlay decides come last.</summary>
    public static void Disagreements(TextWriter output, IReadOnlyList<Disagreement> disagreements)
    {
        foreach (Disagreement found in disagreements.OrderBy(found => found.IsDecided))
        {
            output.WriteLine($"{(found.IsDecided ? "decided" : "differs")} {found.Vendor} {found.Model}: {found.First} -> {found.Second}: {Rates(found.Rates)}");
        }
    }

    private static string Rates(IReadOnlyList<RateChange> rates) => string.Join(", ", rates.Select(rate =>
        string.Create(CultureInfo.InvariantCulture, $"{rate.Name} {Number(rate.Before)} -> {Number(rate.After)}{(rate.Factor is { } factor ? $" (x{(rate.After > rate.Before ? factor : 1 / factor):0.##})" : "")}")));

    private static string Number(decimal? number) => number?.ToString("0.########", CultureInfo.InvariantCulture) ?? "none";

    private static string Word(PriceChangeKind kind) => kind switch
    {
        PriceChangeKind.Added => "added",
        PriceChangeKind.Removed => "removed",
        _ => "changed",
    };

    private static int Count(IReadOnlyList<PriceChange> changes, PriceChangeKind kind) => changes.Count(change => change.Kind == kind);
}
