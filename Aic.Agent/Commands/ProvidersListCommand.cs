using System.CommandLine;
using System.Text.Json;
using Aic.Agent.Rendering;
using Aic.Core;
using Aic.Core.Providers;

namespace Aic.Agent.Commands;

/// <summary><c>aic providers list</c>: the catalog, and what is set up.</summary>
internal static class ProvidersListCommand
{
    /// <summary>Makes the verb.</summary>
    /// <param name="context">What it works with.</param>
    /// <param name="noColor">The option of all verbs.</param>
    public static Command Create(CliContext context, Option<bool> noColor)
    {
        Option<bool> json = JsonOption.Create("Print JSON: everything the catalog knows.");
        Verb verb = new(
            "list",
            "Show the providers: what is set up, from where, and what to set.",
            new("aic providers list", "as a table"),
            new("aic providers list --json", "with variables, settings and addresses"));
        verb.Options.Add(json);
        verb.SetAction(result =>
        {
            using UsageTracker tracker = context.CreateTracker();
            IReadOnlyList<ProviderAccount> accounts = tracker.GetAccounts();
            if (result.GetValue(json))
            {
                context.Terminal.Out.WriteLine(JsonSerializer.Serialize([.. accounts.Select(ProviderInfo.Of)], AgentJson.Default.IReadOnlyListProviderInfo));
            }
            else
            {
                new ProvidersPage(new Report(context.Terminal, result.GetValue(noColor))).Write(accounts);
            }

            return ExitCodes.Success;
        });
        return verb;
    }
}
