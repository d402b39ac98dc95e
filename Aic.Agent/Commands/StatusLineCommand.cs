using System.CommandLine;
using Aic.Agent.StatusLine;
using Aic.Agent.Terminal;
using Aic.Core;
using Aic.Core.Usage;

namespace Aic.Agent.Commands;

/// <summary><c>aic statusline</c>: one line for shell prompts and editors. Whatever goes wrong, it is a short line and no error: nobody wants one in a prompt.</summary>
internal static class StatusLineCommand
{
    /// <summary>The verb's name.</summary>
    public const string Name = "statusline";

    /// <summary>Makes the verb.</summary>
    /// <param name="context">What it works with.</param>
    public static Command Create(CliContext context)
    {
        Option<string?> format = new("--format")
        {
            Description = $"The line, with {string.Join(", ", StatusText.Placeholders)} where they belong. A dash stands for what isn't known.",
            HelpName = "text",
        };
        Verb verb = new(
            Name,
            "Print one line about today, this session and the active block of coding tools, at API prices. Takes what Claude Code hands a status line on standard input.",
            new("aic statusline", "as it is, for a prompt"),
            new("aic statusline --format '{today} today, {block_left} left'", "as you like it"),
            new("\"statusLine\": { \"type\": \"command\", \"command\": \"aic statusline\" }", "in Claude Code's settings.json"));
        verb.Options.Add(format);
        verb.SetAction(async (result, cancellationToken) =>
        {
            context.Terminal.Out.WriteLine(PlainText.Of(await LineAsync(context, result.GetValue(format), cancellationToken)));
            return ExitCodes.Success;
        });
        return verb;
    }

    private static async Task<string> LineAsync(CliContext context, string? format, CancellationToken cancellationToken)
    {
        try
        {
            ClaudeCodeInput? input = ClaudeCodeInput.Read(context.Terminal);
            using UsageTracker tracker = context.CreateTracker();
            UsageStatus status = await tracker.GetStatusAsync(input?.SessionId, cancellationToken);
            StatusText text = new(status, input, context.Time.GetUtcNow(), tracker.GetMoneyView());
            return format is null ? text.Line() : text.Fill(format);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            CliLog.Cause(context.Logger, exception);
            return "aic: no usage (aic usage tells why)";
        }
    }
}
