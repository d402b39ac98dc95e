using Aic.Core.Usage;

namespace Aic.Agent.Rendering;

/// <summary>Usage with a row for each account.</summary>
internal static class AccountTable
{
    /// <summary>Makes the table.</summary>
    /// <param name="usages">The accounts.</param>
    /// <param name="now">The time, for ages.</param>
    public static ReportTable Of(IEnumerable<ProviderUsage> usages, DateTimeOffset now)
    {
        ReportTable table = new([new ReportColumn("Provider"), .. NumberColumns.All, new ReportColumn("Updated")]);
        foreach (ProviderUsage usage in usages)
        {
            UsageData? data = usage.Usage;
            table.Add(
            [
                NameOf(usage),
                .. NumberColumns.Of(data?.RequestsCount, data?.TokensInput, data?.TokensOutput, data?.TokensCacheRead, data?.TokensCacheWrite),
                NumberColumns.Cost(data is null ? UsageText.Unknown : UsageText.Cost(data), data?.CostSource),
                UpdatedOf(usage, now),
            ]);
        }

        return table;
    }

    /// <summary>The provider's name, and a further account's label.</summary>
    /// <param name="usage">The account.</param>
    public static string NameOf(ProviderUsage usage) => NameOf(usage.ProviderName, usage.Account);

    /// <summary>The provider's name, and a further account's label.</summary>
    /// <param name="providerName">The provider's name.</param>
    /// <param name="account">The label, or null.</param>
    public static string NameOf(string? providerName, string? account) =>
        account is null ? providerName ?? "" : $"{providerName} ({account})";

    private static Cell UpdatedOf(ProviderUsage usage, DateTimeOffset now) => usage switch
    {
        { IsStale: true, FetchedAt: { } fetched } => new Cell($"{UsageText.Age(now - fetched)}, stale", Looks.Caution),
        { Error: { Kind: UsageErrorKind.NotSupported } } => new Cell(UsageText.Status(usage), Looks.Quiet),
        { Error: not null } => new Cell(UsageText.Status(usage), Looks.Bad),
        { FetchedAt: { } fetched } => new Cell(UsageText.Age(now - fetched) is var age && age == "now" ? age : $"{age} ago", Looks.Quiet),
        _ => new Cell(UsageText.Status(usage), Looks.Quiet),
    };
}
