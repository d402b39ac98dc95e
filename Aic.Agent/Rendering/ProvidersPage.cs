using Aic.Core.Providers;
using Aic.Core.Usage;

namespace Aic.Agent.Rendering;

/// <summary>The page about providers: what is set up, from where, and what to set.</summary>
/// <param name="report">The page.</param>
internal sealed class ProvidersPage(Report report)
{
    /// <summary>Writes the page.</summary>
    /// <param name="accounts">The accounts.</param>
    public void Write(IReadOnlyList<ProviderAccount> accounts)
    {
        ReportTable table = new(new ReportColumn("Id"), new ReportColumn("Provider"), new ReportColumn("Key from"), new ReportColumn("Reports"));
        ReportTable hints = new(new ReportColumn(""), new ReportColumn("")) { Indent = 2 };
        foreach (ProviderAccount account in accounts)
        {
            table.Add(account.Id, account.Provider.Name, SourceOf(account), new Cell(account.Provider.Reports is { Count: > 0 } reports ? string.Join(", ", reports) : UsageText.Unknown, Looks.Quiet));
            if (account.Problem is { } problem)
            {
                hints.Add(account.Id, problem);
            }
            else if (!account.IsConfigured)
            {
                hints.Add(account.Id, new Cell(account.Provider.SetupHint, Looks.Quiet));
            }
        }

        report.Table(table);
        report.Section("What to set", hints);
        report.Flush();
    }

    private static Cell SourceOf(ProviderAccount account) => account switch
    {
        { Problem: not null } => new Cell("unusable", Looks.Bad),
        { IsEnabled: false } => new Cell("disabled", Looks.Caution),
        { IsConfigured: false } => new Cell(UsageText.Unknown, Looks.Quiet),
        { KeyVariable: { } variable } => new Cell(variable, Looks.Good),
        { AuthSource: AuthSource.Sessions } => new Cell("session logs", Looks.Good),
        { AuthSource: AuthSource.Config } => new Cell("config", Looks.Good),
        _ => new Cell("environment", Looks.Good),
    };
}
