using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Aic.Core;
using Aic.Core.Currencies;

namespace Aic.Agent.Commands;

/// <summary><c>aic rates update</c>: fetches the European Central Bank's reference rates.</summary>
internal static class RatesUpdateCommand
{
    /// <summary>Makes the verb.</summary>
    /// <param name="context">What it works with.</param>
    public static Command Create(CliContext context)
    {
        Option<string?> from = new("--from") { Description = "An address (https://) or a file in the bank's XML form. The bank itself when left out.", HelpName = "place" };
        Option<bool> json = JsonOption.Create("Print JSON: the days of the rates before and now.");
        Verb verb = new(
            "update",
            "Fetch the European Central Bank's daily reference rates, check them, and keep them. On any doubt those before stay.",
            new("aic rates update", "from the bank"),
            new("aic rates update --from eurofxref-daily.xml", "from a file"));
        verb.Options.Add(from);
        verb.Options.Add(json);
        verb.SetAction(async (result, cancellationToken) =>
        {
            using UsageTracker tracker = context.CreateTracker();
            ExchangeRateUpdate update = await tracker.UpdateExchangeRatesAsync(result.GetValue(from), cancellationToken);
            if (result.GetValue(json))
            {
                context.Terminal.Out.WriteLine(JsonSerializer.Serialize(update, CurrencyJson.Default.ExchangeRateUpdate));
                return ExitCodes.Success;
            }

            context.Terminal.Out.WriteLine(update.IsUpdated
                ? string.Create(CultureInfo.InvariantCulture, $"The European Central Bank's rates of {update.Date:yyyy-MM-dd} are kept, for {update.CurrenciesCount} currencies.")
                : string.Create(CultureInfo.InvariantCulture, $"The rates of {update.Date:yyyy-MM-dd} are the newest already."));
            if (!update.IsUsed)
            {
                context.Terminal.Out.WriteLine("They aren't used yet: aic config set exchange_rate_source ecb");
            }

            return ExitCodes.Success;
        });
        return verb;
    }
}
