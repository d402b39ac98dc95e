using System.CommandLine;
using Aic.Core;
using Aic.Core.Configuration;

namespace Aic.Agent.Commands;

/// <summary><c>aic alerts channels remove</c>: removes channels.</summary>
internal static class AlertChannelsRemoveCommand
{
    /// <summary>Makes the verb.</summary>
    /// <param name="context">What it works with.</param>
    public static Command Create(CliContext context)
    {
        Argument<string[]> names = AlertChannelsCommand.Names(ArgumentArity.OneOrMore);
        Verb verb = new("remove", "Remove channels, with their secrets.", new Example("aic alerts channels remove ops", "one channel"));
        verb.Arguments.Add(names);
        verb.SetAction(result =>
        {
            using UsageTracker tracker = context.CreateTracker();
            tracker.Config.Update(config => result.GetRequiredValue(names).Aggregate(config, AlertChannelChange.Remove));
            return ExitCodes.Success;
        });
        return verb;
    }
}
