using Aic.Core.Usage;

namespace Aic.Agent.Rendering;

/// <summary>Accounts that can't be asked yet, and what to set.</summary>
internal static class SetupTable
{
    /// <summary>Makes the table.</summary>
    /// <param name="usages">The accounts.</param>
    public static ReportTable Of(IEnumerable<ProviderUsage> usages)
    {
        ReportTable table = new(new ReportColumn(""), new ReportColumn("")) { Indent = 2 };
        foreach (ProviderUsage usage in usages)
        {
            table.Add(UsageText.Name(usage), new Cell(usage.Description ?? usage.Error?.Message ?? UsageText.Status(usage), Looks.Quiet));
        }

        return table;
    }
}
