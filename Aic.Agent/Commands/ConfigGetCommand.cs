using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Aic.Core;
using Aic.Core.Configuration;
using Aic.Core.Providers;

namespace Aic.Agent.Commands;

/// <summary><c>aic config get</c>: the configuration file or one field of it, keys masked.</summary>
internal static class ConfigGetCommand
{
    /// <summary>Makes the verb.</summary>
    /// <param name="context">What it works with.</param>
    public static Command Create(CliContext context)
    {
        Argument<string?> path = ConfigField.Argument(ArgumentArity.ZeroOrOne);
        Option<bool> json = JsonOption.Create("Print JSON, also for a single text.");
        Verb verb = new(
            "get",
            "Print the configuration, or one field of it. Keys are masked.",
            new("aic config get", "all of it"),
            new("aic config get openai", "one account"),
            new("aic config get cache_ttl_seconds", "one field"));
        verb.Arguments.Add(path);
        verb.Options.Add(json);
        verb.SetAction(result =>
        {
            using UsageTracker tracker = context.CreateTracker();
            return Print(context, tracker.Config.Read(), result.GetValue(path), result.GetValue(json));
        });
        return verb;
    }

    private static int Print(CliContext context, AgentConfig config, string? path, bool isJson)
    {
        JsonNode? value = path is null
            ? MaskedConfig.From(config, ProviderCatalog.All)
            : ConfigField.Asking(() => ConfigPath.Get(config, path, ProviderCatalog.All));
        if (value is null && !isJson)
        {
            throw new CliException(ExitCodes.Failure, $"{path} is not set.");
        }

        context.Terminal.Out.WriteLine(!isJson && value!.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : MaskedConfig.ToText(value));
        return ExitCodes.Success;
    }
}
