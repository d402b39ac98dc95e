using System.CommandLine;

namespace Aic.Agent.Commands;

/// <summary><c>aic alerts channels</c>: the ways on which alerts are told.</summary>
internal static class AlertChannelsCommand
{
    /// <summary>Makes the verb.</summary>
    /// <param name="context">What it works with.</param>
    /// <param name="noColor">The option of all verbs.</param>
    public static Command Create(CliContext context, Option<bool> noColor) =>
        new Verb("channels", "Set how alerts reach you: a webhook, a command, e-mail, the desktop.")
        {
            AlertChannelsListCommand.Create(context, noColor),
            AlertChannelsSetCommand.Create(context),
            AlertChannelsRemoveCommand.Create(context),
            AlertChannelsTestCommand.Create(context),
        };

    /// <summary>Names of channels.</summary>
    /// <param name="arity">How many.</param>
    public static Argument<string[]> Names(ArgumentArity arity) => new("name")
    {
        Description = arity.MinimumNumberOfValues > 0 ? "Names of channels." : "Names of channels. All when left out.",
        Arity = arity,
        HelpName = "name",
    };
}
