using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Aic.Agent.Rendering;
using Aic.Core;
using Aic.Core.Pricing;

namespace Aic.Agent.Commands;

/// <summary><c>aic prices update</c>: fetches newer prices.</summary>
internal static class PricesUpdateCommand
{
    /// <summary>Makes the verb.</summary>
    /// <param name="context">What it works with.</param>
    /// <param name="noColor">The option of all verbs.</param>
    public static Command Create(CliContext context, Option<bool> noColor)
    {
        Option<string?> from = new("--from") { Description = "An address (https://) or a file. The setting prices_url, or this build's own address, when left out.", HelpName = "place" };
        Option<bool> json = JsonOption.Create("Print JSON: what changed.");
        Verb verb = new(
            "update",
            "Fetch newer prices, check them, and put them in use. On any doubt the old ones stay.",
            new("aic prices update", "from where the configuration says"),
            new("aic prices update --from prices.json", "from a file"));
        verb.Options.Add(from);
        verb.Options.Add(json);
        verb.SetAction(async (result, cancellationToken) =>
        {
            using UsageTracker tracker = context.CreateTracker();
            PriceUpdate update = await tracker.UpdatePricesAsync(result.GetValue(from), cancellationToken);
            if (result.GetValue(json))
            {
                context.Terminal.Out.WriteLine(JsonSerializer.Serialize(update, AgentJson.Default.PriceUpdate));
            }
            else
            {
                Write(new Report(context.Terminal, result.GetValue(noColor)), update);
            }

            return ExitCodes.Success;
        });
        return verb;
    }

    private static void Write(Report report, PriceUpdate update)
    {
        if (!update.IsUpdated)
        {
            report.Line(string.Create(CultureInfo.InvariantCulture, $"The prices of {update.Date:yyyy-MM-dd} are the newest already."));
            report.Flush();
            return;
        }

        report.Line(string.Create(CultureInfo.InvariantCulture, $"Prices of {update.Date:yyyy-MM-dd} are in use; those before were of {update.DateBefore:yyyy-MM-dd}."));
        ReportTable table = new(new ReportColumn("Model"), new ReportColumn("Provider"), new ReportColumn("Change"));
        foreach (PriceChange change in update.Changes)
        {
            table.Add(change.Model, change.Vendor, PriceText.Change(change));
        }

        report.Section("What changed", table);
        report.Flush();
    }
}
