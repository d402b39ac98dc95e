using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Aic.Core;
using Aic.Core.Transfer;

namespace Aic.Agent.Commands;

/// <summary><c>aic import</c>: takes another machine's or a provider's export into the history.</summary>
internal static class ImportCommand
{
    /// <summary>Makes the verb.</summary>
    /// <param name="context">What it works with.</param>
    public static Command Create(CliContext context)
    {
        Argument<string> file = new("file") { Description = "A file that 'aic export' or Export-AicUsage wrote as CSV, JSON lines or Parquet, or a provider's own: Azure's cost and usage details, the Claude Console's usage or costs, OpenAI's costs. - for standard input." };
        Option<string> label = new("--label") { Description = "A label for all its accounts: laptop makes claude-code@laptop. So a coding tool's usage on another machine stays apart from that on this one.", HelpName = "name" };
        Option<bool> json = JsonOption.Create("Print JSON: what was imported and what was left out.");
        Verb verb = new(
            "import",
            "Take another machine's or a provider's export into the history, marked as imported. What a provider itself told is never added to; importing twice changes nothing.",
            new("aic import usage.csv", "a file"),
            new("aic import AzureUsage.csv", "what Azure exported"),
            new("ssh laptop aic export -f jsonl | aic import - --label laptop", "straight from another machine"));
        verb.Arguments.Add(file);
        verb.Options.Add(label);
        verb.Options.Add(json);
        verb.SetAction(async (result, cancellationToken) =>
        {
            string path = result.GetValue(file)!;
            using UsageTracker tracker = context.CreateTracker();
            string? name = result.GetValue(label);
            ImportResult imported = path == "-"
                ? await tracker.ImportAsync(Console.OpenStandardInput(), name, cancellationToken)
                : await tracker.ImportAsync(path, name, cancellationToken);
            context.Terminal.Out.WriteLine(result.GetValue(json) ? JsonSerializer.Serialize(imported, AgentJson.Default.ImportResult) : Text(imported));
            return ExitCodes.Success;
        });
        return verb;
    }

    private static string Text(ImportResult result) => string.Create(
        CultureInfo.InvariantCulture,
        $"{result.Records} {(result.Records == 1 ? "row" : "rows")} of {string.Join(", ", result.Accounts)}: {result.DaysImported} of {result.DaysTotal} days are new; {result.DaysFetchedBefore} the providers told already, {result.DaysUnfinished} weren't over.{(result.RecordsOfOthers > 0 ? $" {result.RecordsOfOthers} rows are about something else." : "")}");
}
