using System.CommandLine;

namespace Aic.Agent.Commands;

/// <summary><c>aic prices</c>: what models cost, and newer prices.</summary>
internal static class PricesCommand
{
    /// <summary>Makes the verb.</summary>
    /// <param name="context">What it works with.</param>
    /// <param name="noColor">The option of all verbs.</param>
    public static Command Create(CliContext context, Option<bool> noColor) =>
        new Verb("prices", "Show what models cost, and fetch newer prices.")
        {
            PricesListCommand.Create(context, noColor),
            PricesShowCommand.Create(context, noColor),
            PricesUpdateCommand.Create(context, noColor),
        };
}
