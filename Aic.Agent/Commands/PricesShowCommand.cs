using System.CommandLine;
using System.Text.Json;
using Aic.Agent.Rendering;
using Aic.Core;
using Aic.Core.Pricing;

namespace Aic.Agent.Commands;

/// <summary><c>aic prices show</c>: which price applies to a model, and why.</summary>
internal static class PricesShowCommand
{
    /// <summary>Makes the verb.</summary>
    /// <param name="context">What it works with.</param>
    /// <param name="noColor">The option of all verbs.</param>
    public static Command Create(CliContext context, Option<bool> noColor)
    {
        Argument<string> model = new("model") { Description = "The model, as it stands in usage.", HelpName = "model" };
        PriceOptions options = new(context.Time);
        Option<bool> json = JsonOption.Create("Print JSON: the price, as aic prices list does.");
        Verb verb = new(
            "show",
            "Show which price applies to a model, why, and what it cost before.",
            new("aic prices show claude-sonnet-4-5-20250929", "a name as it stands in usage"),
            new("aic prices show us.anthropic.claude-opus-4-6-v1:0", "a cloud's name of a model"),
            new("aic prices show gpt-4o --date 2024-08-01", "what it cost then"));
        verb.Arguments.Add(model);
        options.AddTo(verb);
        verb.Options.Add(json);
        verb.SetAction(result =>
        {
            using UsageTracker tracker = context.CreateTracker();
            PriceBook book = tracker.LoadPrices();
            string name = result.GetRequiredValue(model);
            AppliedPrice price = book.Find(name, options.Date(result), options.Provider(result)) ?? throw new UnknownPriceException(name, tracker.Paths.ConfigFile);
            if (result.GetValue(json))
            {
                context.Terminal.Out.WriteLine(JsonSerializer.Serialize([PriceInfo.Of(price)], AgentJson.Default.IReadOnlyListPriceInfo));
            }
            else
            {
                PricePage.Write(new Report(context.Terminal, result.GetValue(noColor)), price, book.History(name, options.Provider(result)), book.Date);
            }

            return ExitCodes.Success;
        });
        return verb;
    }
}
