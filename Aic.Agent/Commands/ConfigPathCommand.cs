using System.CommandLine;
using Aic.Core;

namespace Aic.Agent.Commands;

/// <summary><c>aic config path</c>: where the configuration file is.</summary>
internal static class ConfigPathCommand
{
    /// <summary>Makes the verb.</summary>
    /// <param name="context">What it works with.</param>
    public static Command Create(CliContext context)
    {
        Verb verb = new("path", "Print where the configuration file is, or would be.");
        verb.SetAction(_ =>
        {
            using UsageTracker tracker = context.CreateTracker();
            context.Terminal.Out.WriteLine(tracker.Config.Path);
            return ExitCodes.Success;
        });
        return verb;
    }
}
