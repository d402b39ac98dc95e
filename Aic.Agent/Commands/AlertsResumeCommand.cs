using System.CommandLine;

namespace Aic.Agent.Commands;

/// <summary><c>aic alerts resume</c>: ends a snooze.</summary>
internal static class AlertsResumeCommand
{
    /// <summary>Makes the verb.</summary>
    /// <param name="context">What it works with.</param>
    public static Command Create(CliContext context)
    {
        Argument<string[]> ids = AlertsCommand.Ids();
        Verb verb = new(
            "resume",
            "End a snooze: what waited to be told is told; what was told before isn't again.",
            new Example("aic alerts resume '*'", "all of them"));
        verb.Arguments.Add(ids);
        verb.SetAction(result => AlertsCommand.Snooze(context, result.GetValue(ids)!, null));
        return verb;
    }
}
