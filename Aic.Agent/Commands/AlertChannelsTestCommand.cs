using System.CommandLine;
using Aic.Agent.Terminal;
using Aic.Core;
using Aic.Core.Alerts;
using Aic.Core.Alerts.Channels;
using Aic.Core.Configuration;

namespace Aic.Agent.Commands;

/// <summary><c>aic alerts channels test</c>: tells channels that nothing happened.</summary>
internal static class AlertChannelsTestCommand
{
    /// <summary>Makes the verb.</summary>
    /// <param name="context">What it works with.</param>
    public static Command Create(CliContext context)
    {
        Argument<string[]> names = AlertChannelsCommand.Names(ArgumentArity.ZeroOrMore);
        Verb verb = new(
            "test",
            "Send a test through channels, all at once. Exit code 1 where one doesn't take it.",
            new("aic alerts channels test", "all channels"),
            new("aic alerts channels test ops", "one of them"));
        verb.Arguments.Add(names);
        verb.SetAction(async (result, cancellationToken) =>
        {
            using UsageTracker tracker = context.CreateTracker();
            AgentConfig config = tracker.Config.Read();
            AlertChannelConfig[] channels = result.GetValue(names) is { Length: > 0 } named
                ? [.. named.Select(name => AlertChannelChange.Require(config, name))]
                : [.. config.Alerts.Channels];
            if (channels.Length == 0)
            {
                throw new CliException(ExitCodes.Failure, "There is no channel to test. Set one: aic alerts channels set desktop --type desktop");
            }

            bool[] taken = await Task.WhenAll(channels.Select(channel => TestAsync(context, tracker, channel, cancellationToken)));
            return Array.TrueForAll(taken, isTaken => isTaken) ? ExitCodes.Success : ExitCodes.Failure;
        });
        return verb;
    }

    private static async Task<bool> TestAsync(CliContext context, UsageTracker tracker, AlertChannelConfig channel, CancellationToken cancellationToken)
    {
        try
        {
            await tracker.TestAlertChannelAsync(channel, cancellationToken);
            context.Terminal.Out.WriteLine($"{channel.Name}: told {channel.Target}");
            return true;
        }
        catch (AlertChannelException exception)
        {
            CliLog.Cause(context.Logger, exception);
            context.Terminal.WriteErrorLine(PlainText.Of($"aic: {channel.Name}: {exception.Message}"));
            return false;
        }
    }
}
