using System.CommandLine;
using Aic.Agent.Terminal;
using Aic.Core.Lifecycle;

namespace Aic.Agent.Commands;

/// <summary><c>aic agent logs</c>: the end of the agent's log, and what is added to it.</summary>
internal static class AgentLogsCommand
{
    private const int DefaultLines = 50;

    /// <summary>Makes the verb.</summary>
    /// <param name="context">What it works with.</param>
    public static Command Create(CliContext context)
    {
        Option<int> lines = new("--lines", "-n") { Description = $"How many lines; {DefaultLines} without it.", HelpName = "count", DefaultValueFactory = _ => DefaultLines };
        Option<bool> follow = new("--follow", "-f") { Description = "Go on with each line as it is written, until Ctrl+C." };
        Verb verb = new(
            "logs",
            "Print the end of the agent's log.",
            new("aic agent logs", $"the last {DefaultLines} lines"),
            new("aic agent logs -n 0 --follow", "only what is new, until Ctrl+C"));
        lines.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 0)
            {
                result.AddError("--lines can't be negative.");
            }
        });
        verb.Options.Add(lines);
        verb.Options.Add(follow);
        verb.SetAction((result, cancellationToken) =>
            PrintAsync(context.Terminal, context.Paths.LogFile, result.GetValue(lines), result.GetValue(follow), cancellationToken));
        return verb;
    }

    private static async Task<int> PrintAsync(CliTerminal terminal, string file, int count, bool follows, CancellationToken cancellationToken)
    {
        if (follows)
        {
            await foreach (string line in LogTail.FollowAsync(file, count, cancellationToken))
            {
                terminal.Out.WriteLine(PlainText.Of(line));
                terminal.Out.Flush();
            }
        }
        else if (!File.Exists(file))
        {
            throw new CliException(ExitCodes.Failure, $"There is no log yet: {file}. The agent writes it while it runs.");
        }
        else
        {
            foreach (string line in LogTail.Read(file, count))
            {
                terminal.Out.WriteLine(PlainText.Of(line));
            }
        }

        return ExitCodes.Success;
    }
}
