using System.Globalization;
using Aic.Core.Usage;

namespace Aic.Agent.Rendering;

/// <summary>What a reader should know about the numbers: what was used besides tokens, what a key can't read, where else to look.</summary>
internal static class NotesTable
{
    /// <summary>Makes the table.</summary>
    /// <param name="usages">The accounts.</param>
    public static ReportTable Of(IEnumerable<ProviderUsage> usages)
    {
        ReportTable table = new(new ReportColumn(""), new ReportColumn("")) { Indent = 2 };
        foreach (ProviderUsage usage in usages)
        {
            foreach (string note in NotesOf(usage).Distinct())
            {
                table.Add(UsageText.Name(usage), new Cell(note, Looks.Quiet));
            }
        }

        return table;
    }

    private static IEnumerable<string> NotesOf(ProviderUsage usage)
    {
        if (usage.Usage?.Quantities is { Count: > 0 } quantities)
        {
            yield return $"Also used: {string.Join(", ", quantities.Select(QuantityOf))}.";
        }

        foreach (string note in usage.Notes)
        {
            yield return note;
        }

        if (usage.Error is { Kind: UsageErrorKind.NotSupported } error)
        {
            yield return error.Message;
        }

        if (usage.Description is { } description)
        {
            yield return description;
        }
    }

    private static string QuantityOf(UsageQuantity quantity) =>
        $"{quantity.Amount.ToString("#,##0.##", CultureInfo.InvariantCulture)} {quantity.Unit.Replace('_', ' ')}";
}
