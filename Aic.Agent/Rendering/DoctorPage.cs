using System.Globalization;
using Aic.Core.Diagnosis;
using Spectre.Console;

namespace Aic.Agent.Rendering;

/// <summary>The page about the setup: area by area what was looked at, how it is, and what to do.</summary>
/// <param name="report">The page.</param>
internal sealed class DoctorPage(Report report)
{
    /// <summary>Writes the page.</summary>
    /// <param name="checks">The checks, in the order to show them.</param>
    public void Write(IReadOnlyList<SetupCheck> checks)
    {
        report.Line(Summary(checks));
        foreach (IGrouping<string, SetupCheck> area in checks.GroupBy(check => check.Area))
        {
            ReportTable table = new(new ReportColumn(""), new ReportColumn(""), new ReportColumn("")) { Indent = 2 };
            foreach (SetupCheck check in area)
            {
                Add(table, check);
            }

            report.Section(area.Key, table);
        }

        report.Flush();
    }

    private static void Add(ReportTable table, SetupCheck check)
    {
        table.Add(check.Name, new Cell(check.Status.ToString().ToLowerInvariant(), LookOf(check.Status)), check.Message);
        if (check.WhatToDo is { } whatToDo)
        {
            table.Add("", "", new Cell($"-> {whatToDo}", check.Status == CheckStatus.Skipped ? Looks.Quiet : Looks.Caution));
        }

        foreach (string detail in check.Details)
        {
            table.Add("", "", new Cell(detail, Looks.Quiet));
        }
    }

    private static Cell Summary(IReadOnlyList<SetupCheck> checks)
    {
        int errors = checks.Count(check => check.Status == CheckStatus.Error);
        int warnings = checks.Count(check => check.Status == CheckStatus.Warning);
        return (errors, warnings) switch
        {
            (0, 0) => new Cell("All is well.", Looks.Good),
            (0, _) => new Cell(string.Create(CultureInfo.InvariantCulture, $"Everything works; worth a look: {warnings}."), Looks.Caution),
            _ => new Cell(string.Create(CultureInfo.InvariantCulture, $"Doesn't work: {errors}; worth a look: {warnings}."), Looks.Bad),
        };
    }

    private static Style LookOf(CheckStatus status) => status switch
    {
        CheckStatus.Ok => Looks.Good,
        CheckStatus.Skipped => Looks.Quiet,
        CheckStatus.Warning => Looks.Caution,
        _ => Looks.Bad,
    };
}
