using System.CommandLine;
using Aic.Agent.Terminal;
using Aic.Core;
using Aic.Core.Configuration;
using Aic.Core.Providers;

namespace Aic.Agent.Commands;

/// <summary><c>aic config set</c>: changes one field of the configuration file. Keys come from standard input or a prompt.</summary>
internal static class ConfigSetCommand
{
    private const string FromInput = "-";

    /// <summary>Makes the verb.</summary>
    /// <param name="context">What it works with.</param>
    public static Command Create(CliContext context)
    {
        Argument<string?> path = ConfigField.Argument(ArgumentArity.ExactlyOne);
        Argument<string?> value = new("value")
        {
            Description = "The value; - reads it from standard input, or asks for it without showing it. A key is only taken that way.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Option<bool> insecure = new("--insecure-value") { Description = "Take a key from the command line all the same, where shell history and other users can see it." };
        Verb verb = new(
            "set",
            "Change one field of the configuration.",
            new("aic config set openai.api_key -", "asks for the key, or reads it from a pipe"),
            new("pass show openai | aic config set openai.api_key -", "a key from a password manager"),
            new("aic config set openai@work.api_key -", "a further account"),
            new("aic config set cache_ttl_seconds 600", "ten minutes instead of five"));
        verb.Arguments.Add(path);
        verb.Arguments.Add(value);
        verb.Options.Add(insecure);
        verb.SetAction(async (result, cancellationToken) =>
        {
            string field = result.GetRequiredValue(path)!;
            string text = await ValueAsync(context.Terminal, field, result.GetValue(value), result.GetValue(insecure), cancellationToken);
            using UsageTracker tracker = context.CreateTracker();
            AgentConfig config = ConfigField.Change(tracker.Config, field, text);
            context.Terminal.Out.WriteLine($"{field} = {ConfigPath.Get(config, field, ProviderCatalog.All)}");
            return ExitCodes.Success;
        });
        return verb;
    }

    private static async Task<string> ValueAsync(CliTerminal terminal, string field, string? value, bool takesInsecure, CancellationToken cancellationToken)
    {
        bool isSecret = ConfigField.IsSecret(field);
        if (value is not null and not FromInput)
        {
            return !isSecret || takesInsecure
                ? value
                : throw CliException.WrongArguments(
                    $"{field} is not taken from the command line, where shell history and other users could see it. Run \"aic config set {field} -\" and type or paste it, or pipe it in. If that key was real, consider it seen.");
        }

        if (value is null && !isSecret)
        {
            throw CliException.WrongArguments($"Which value? For example: aic config set {field} VALUE");
        }

        return terminal.CanAsk
            ? await SecretPrompt.AskAsync(terminal, $"{field} (not shown)", cancellationToken)
            : await Task.Run(() => ReadInput(terminal), CancellationToken.None).WaitAsync(cancellationToken);
    }

    private static string ReadInput(CliTerminal terminal)
    {
        using StreamReader input = new(terminal.OpenInput());
        return input.ReadToEnd().Trim();
    }
}
