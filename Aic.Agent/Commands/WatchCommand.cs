using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Aic.Agent.Terminal;

namespace Aic.Agent.Commands;

/// <summary><c>aic watch</c>: what <c>aic show</c> draws, kept up to date until somebody ends it. A verb of its own: its options and its end are others than those of <c>aic show</c>.</summary>
internal static class WatchCommand
{
    /// <summary>The verb.</summary>
    public const string Name = "watch";

    private const int DefaultSeconds = 30;
    private const int MostSeconds = 86_400;

    /// <summary>Makes the verb.</summary>
    /// <param name="context">What it works with.</param>
    /// <param name="noColor">The option of all verbs.</param>
    public static Command Create(CliContext context, Option<bool> noColor)
    {
        OverviewOptions options = new(context, noColor);
        Option<int> interval = new("--interval", "-i")
        {
            Description = $"Seconds between two looks, {DefaultSeconds} when left out. Providers are asked only when what is known of them isn't fresh any more.",
            HelpName = "seconds",
            DefaultValueFactory = _ => DefaultSeconds,
            CustomParser = ParseSeconds,
        };
        Verb verb = new(
            Name,
            "Draw what you used, and keep it up to date until Ctrl+C or the key q.",
            new("aic watch", "this month's cost, all providers"),
            new("aic watch claude-code --metric tokens --period today --interval 5", "what a coding tool uses right now"));
        options.AddTo(verb);
        verb.Options.Add(interval);
        verb.SetAction(async (result, cancellationToken) =>
        {
            await new OverviewWatch(options.Read(result), TimeSpan.FromSeconds(result.GetValue(interval))).RunAsync(cancellationToken);
            return ExitCodes.Success;
        });
        return verb;
    }

    private static int ParseSeconds(ArgumentResult argument)
    {
        string text = argument.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds) && seconds is >= 1 and <= MostSeconds)
        {
            return seconds;
        }

        argument.AddError(string.Create(CultureInfo.InvariantCulture, $"--interval is a whole number of seconds from 1 to {MostSeconds}, not \"{text}\"."));
        return DefaultSeconds;
    }
}
