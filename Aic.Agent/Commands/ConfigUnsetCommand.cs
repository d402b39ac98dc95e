using System.CommandLine;
using Aic.Core;

namespace Aic.Agent.Commands;

/// <summary><c>aic config unset</c>: removes one field, or a whole account.</summary>
internal static class ConfigUnsetCommand
{
    /// <summary>Makes the verb.</summary>
    /// <param name="context">What it works with.</param>
    public static Command Create(CliContext context)
    {
        Argument<string?> path = ConfigField.Argument(ArgumentArity.ExactlyOne);
        Verb verb = new(
            "unset",
            "Remove one field of the configuration, or a whole account.",
            new("aic config unset openai.api_key", "forget a key"),
            new("aic config unset openai@work", "forget an account"));
        verb.Arguments.Add(path);
        verb.SetAction(result =>
        {
            string field = result.GetRequiredValue(path)!;
            using UsageTracker tracker = context.CreateTracker();
            ConfigField.Change(tracker.Config, field, null);
            context.Terminal.Out.WriteLine($"{field} is not set any more.");
            return ExitCodes.Success;
        });
        return verb;
    }
}
