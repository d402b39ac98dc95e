using System.CommandLine;
using System.CommandLine.Parsing;
using Aic.Core;
using Aic.Core.Transfer;

namespace Aic.Agent.Commands;

/// <summary><c>aic export</c>: what is kept, as CSV, JSON lines, FOCUS or Parquet.</summary>
internal static class ExportCommand
{
    /// <summary>Makes the verb.</summary>
    /// <param name="context">What it works with.</param>
    public static Command Create(CliContext context)
    {
        AccountArguments accounts = new();
        PeriodOptions period = new(context.Time);
        Option<ExportFormat> format = Format();
        Option<string> output = new("--output", "-o") { Description = "The file; one that is there is replaced, as a whole or not at all. Standard output when left out.", HelpName = "file" };
        Verb verb = new(
            "export",
            "Export what is kept, day by day: as CSV, JSON lines or Parquet, or billed costs as FOCUS 1.2. No provider is asked.",
            new("aic export --since 2026-01-01 -o usage.csv", "everything since then"),
            new("aic export --format jsonl --period lastmonth > usage.jsonl", "for another machine, or for jq"),
            new("aic export --format parquet -o usage.parquet", "for data tools"),
            new("aic export --format focus --period lastmonth -o focus.csv", "for finance tools"));
        accounts.AddTo(verb);
        period.AddTo(verb);
        verb.Options.Add(format);
        verb.Options.Add(output);
        verb.SetAction(async (result, cancellationToken) =>
        {
            using UsageTracker tracker = context.In(period.ReadZone(result)).CreateTracker();
            ExportQuery query = new() { Accounts = accounts.Read(result), Period = period.Read(result).Period };
            if (result.GetValue(output) is { } path)
            {
                await tracker.ExportAsync(query, result.GetValue(format), path, cancellationToken);
                return ExitCodes.Success;
            }

            if (result.GetValue(format) == ExportFormat.Parquet && context.Terminal.Width is not null)
            {
                throw CliException.WrongArguments("Parquet is no text for a terminal. Give a file: aic export --format parquet -o usage.parquet");
            }

            context.Terminal.Out.Flush();
            await using Stream standard = Console.OpenStandardOutput();
            await tracker.ExportAsync(query, result.GetValue(format), standard, cancellationToken);
            return ExitCodes.Success;
        });
        return verb;
    }

    private static Option<ExportFormat> Format()
    {
        Option<ExportFormat> option = new("--format", "-f")
        {
            Description = "csv, jsonl (JSON lines), parquet, or focus (FinOps Open Cost and Usage Specification 1.2: billed costs only). CSV when left out.",
            HelpName = "name",
            CustomParser = Parse,
        };
        option.CompletionSources.Add("csv", "jsonl", "focus", "parquet");
        return option;
    }

    private static ExportFormat Parse(ArgumentResult argument)
    {
        string text = argument.Tokens[0].Value;
        if (ExportWords.Read(text) is { } format)
        {
            return format;
        }

        argument.AddError($"--format knows {ExportWords.Names}, not \"{text}\".");
        return default;
    }
}
