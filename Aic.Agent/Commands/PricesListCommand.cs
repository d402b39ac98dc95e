using System.CommandLine;
using System.Text.Json;
using Aic.Agent.Rendering;
using Aic.Core;
using Aic.Core.Pricing;

namespace Aic.Agent.Commands;

/// <summary><c>aic prices list</c>: the prices that apply at a date.</summary>
internal static class PricesListCommand
{
    /// <summary>Makes the verb.</summary>
    /// <param name="context">What it works with.</param>
    /// <param name="noColor">The option of all verbs.</param>
    public static Command Create(CliContext context, Option<bool> noColor)
    {
        Argument<string[]> patterns = new("model") { Description = "Models, with wildcards (claude-*). All when left out.", Arity = ArgumentArity.ZeroOrMore, HelpName = "model" };
        PriceOptions options = new(context.Time);
        Option<bool> json = JsonOption.Create("Print JSON: all that is known of each price.");
        Verb verb = new(
            "list",
            "Show what models cost, in US dollars for a million tokens.",
            new("aic prices list", "all models"),
            new("aic prices list 'claude-*' gpt-5", "some of them"),
            new("aic prices list --provider google --date 2025-01-01", "one provider's, at another date"));
        verb.Arguments.Add(patterns);
        options.AddTo(verb);
        verb.Options.Add(json);
        verb.SetAction(result =>
        {
            using UsageTracker tracker = context.CreateTracker();
            PriceBook book = tracker.LoadPrices();
            IReadOnlyList<AppliedPrice> prices = book.Search(result.GetValue(patterns) ?? [], options.Date(result), options.Provider(result));
            if (result.GetValue(json))
            {
                context.Terminal.Out.WriteLine(JsonSerializer.Serialize([.. prices.Select(PriceInfo.Of)], AgentJson.Default.IReadOnlyListPriceInfo));
            }
            else
            {
                PriceListPage.Write(new Report(context.Terminal, result.GetValue(noColor)), prices, book);
            }

            return prices.Count > 0 ? ExitCodes.Success : throw new CliException(ExitCodes.Failure, "No model of the price book fits. 'aic prices list' shows all.");
        });
        return verb;
    }
}
