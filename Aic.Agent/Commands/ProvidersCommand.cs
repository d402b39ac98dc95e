using System.CommandLine;

namespace Aic.Agent.Commands;

/// <summary><c>aic providers</c>: which providers there are, and whether their keys are good.</summary>
internal static class ProvidersCommand
{
    /// <summary>Makes the verb.</summary>
    /// <param name="context">What it works with.</param>
    /// <param name="noColor">The option of all verbs.</param>
    public static Command Create(CliContext context, Option<bool> noColor) =>
        new Verb("providers", "Show the providers, and test their keys.")
        {
            ProvidersListCommand.Create(context, noColor),
            ProvidersTestCommand.Create(context, noColor),
        };
}
