using Aic.Core;
using Aic.Core.Providers;
using Aic.Core.Usage;
using Spectre.Console;

namespace Aic.Agent.Rendering;

/// <summary>The page about keys: each account's verdict, and in a sentence what it means.</summary>
/// <param name="report">The page.</param>
internal sealed class KeysPage(Report report)
{
    /// <summary>Writes the page.</summary>
    /// <param name="answers">The verdicts.</param>
    public void Write(IReadOnlyList<AccountValidation> answers)
    {
        ReportTable table = new(
            new ReportColumn("Account"),
            new ReportColumn("Key"),
            new ReportColumn("Can read"),
            new ReportColumn(""));
        foreach ((ProviderAccount account, KeyValidation verdict) in answers)
        {
            table.Add(
                account.Id,
                new Cell(verdict.Status.ToString().ToLowerInvariant(), LookOf(verdict.Status)),
                verdict.CanRead.Count == 0 ? new Cell(UsageText.Unknown, Looks.Quiet) : string.Join(", ", verdict.CanRead),
                new Cell(verdict.Message, Looks.Quiet));
        }

        if (table.IsEmpty)
        {
            report.Line("No provider is set up yet. What to set: aic providers list");
        }

        report.Table(table);
        report.Flush();
    }

    private static Style LookOf(KeyStatus status) => status switch
    {
        KeyStatus.Valid => Looks.Good,
        KeyStatus.Missing => Looks.Quiet,
        KeyStatus.Unreachable or KeyStatus.Forbidden => Looks.Caution,
        _ => Looks.Bad,
    };
}
