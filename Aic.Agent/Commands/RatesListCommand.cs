using System.CommandLine;
using System.Text.Json;
using Aic.Agent.Rendering;
using Aic.Core;
using Aic.Core.Currencies;

namespace Aic.Agent.Commands;

/// <summary><c>aic rates list</c>: the exchange rates that apply, and why.</summary>
internal static class RatesListCommand
{
    /// <summary>Makes the verb.</summary>
    /// <param name="context">What it works with.</param>
    /// <param name="noColor">The option of all verbs.</param>
    public static Command Create(CliContext context, Option<bool> noColor)
    {
        Argument<string[]> from = CurrencyArgument.CreateMany("The currencies that are converted. All that are known when left out.");
        Option<string?> to = CurrencyArgument.CreateOption("--to", "The currency that comes of it. The display currency when left out, or USD where there is none.");
        Option<bool> json = JsonOption.Create("Print JSON: the same that the agent's API answers.");
        Verb verb = new(
            "list",
            "Show the exchange rates that apply: your own, or the European Central Bank's where the configuration asks for them. Nobody is asked.",
            new("aic rates list", "what amounts are shown at"),
            new("aic rates list USD GBP --to CHF --json", "some rates, for programs"));
        verb.Arguments.Add(from);
        verb.Options.Add(to);
        verb.Options.Add(json);
        verb.SetAction(result =>
        {
            using UsageTracker tracker = context.CreateTracker();
            ExchangeRateReport rates = ExchangeRateReport.Of(tracker.GetExchangeRates(), result.GetValue(from) ?? [], result.GetValue(to));
            if (result.GetValue(json))
            {
                context.Terminal.Out.WriteLine(JsonSerializer.Serialize(rates, CurrencyJson.Default.ExchangeRateReport));
            }
            else
            {
                RatesPage.Write(new Report(context.Terminal, result.GetValue(noColor)), rates);
            }

            return ExitCodes.Success;
        });
        return verb;
    }
}
