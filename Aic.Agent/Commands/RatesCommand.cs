using System.CommandLine;

namespace Aic.Agent.Commands;

/// <summary><c>aic rates</c>: exchange rates, for showing amounts in another currency.</summary>
internal static class RatesCommand
{
    /// <summary>Makes the verb.</summary>
    /// <param name="context">What it works with.</param>
    /// <param name="noColor">The option of all verbs.</param>
    public static Command Create(CliContext context, Option<bool> noColor) =>
        new Verb("rates", "Show the exchange rates that amounts are shown at, and fetch the European Central Bank's.")
        {
            RatesListCommand.Create(context, noColor),
            RatesUpdateCommand.Create(context),
        };
}
