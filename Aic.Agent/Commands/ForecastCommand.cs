using System.CommandLine;
using System.Text.Json;
using Aic.Agent.Rendering;
using Aic.Core;
using Aic.Core.Forecasting;
using Aic.Core.Usage;

namespace Aic.Agent.Commands;

/// <summary><c>aic forecast</c>: what a running period comes to.</summary>
internal static class ForecastCommand
{
    /// <summary>Makes the verb.</summary>
    /// <param name="context">What it works with.</param>
    /// <param name="noColor">The option of all verbs.</param>
    public static Command Create(CliContext context, Option<bool> noColor)
    {
        AccountArguments accounts = new();
        PeriodOptions period = new(context.Time);
        Option<string[]> model = new("--model") { Description = "Only these models, with wildcards; may be repeated.", HelpName = "model" };
        Option<string[]> project = new("--project") { Description = "Only these projects: folders' paths or names, with wildcards; may be repeated.", HelpName = "folder" };
        Option<bool> json = JsonOption.Create("Print JSON: the same that the agent's API answers.");
        Verb verb = new(
            "forecast",
            "Show what a running period is expected to come to, with the interval in which it ends in about 80 of 100 cases.",
            new("aic forecast", "this month, everything"),
            new("aic forecast openai --model 'gpt-*'", "a part of it"),
            new("aic forecast --since 2026-11-01 --until 2027-01-01 --json", "another period that is running, for programs"));
        accounts.AddTo(verb);
        period.AddTo(verb);
        verb.Options.Add(model);
        verb.Options.Add(project);
        verb.Options.Add(json);
        verb.SetAction(async (result, cancellationToken) =>
        {
            CliContext here = context.In(period.ReadZone(result));
            AskedPeriod asked = period.Read(result);
            DateTimeOffset now = here.Time.GetUtcNow();
            if (now < asked.Period.Start || now >= asked.Period.End)
            {
                throw CliException.WrongArguments("The period isn't running, so there is nothing to forecast. What it came to: aic usage");
            }

            using UsageTracker tracker = here.CreateTracker();
            UsageScope scope = new(accounts.Read(result), result.GetValue(model) ?? [], result.GetValue(project) ?? []);
            ForecastReport report = await tracker.GetForecastAsync(new ForecastQuery { Scope = scope, Period = asked.Period }, cancellationToken);
            if (result.GetValue(json))
            {
                here.Terminal.Out.WriteLine(JsonSerializer.Serialize(report, ForecastJson.Default.ForecastReport));
            }
            else
            {
                ForecastPage.Write(new Report(here.Terminal, result.GetValue(noColor)) { Money = tracker.GetMoneyView() }, report, asked.Name, here.Time.LocalTimeZone);
            }

            return ExitCodes.Success;
        });
        return verb;
    }
}
