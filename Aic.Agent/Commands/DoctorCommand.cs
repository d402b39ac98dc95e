using System.CommandLine;
using System.Text.Json;
using Aic.Agent.Rendering;
using Aic.Agent.Terminal;
using Aic.Core.Diagnosis;
using Aic.Core.Lifecycle;

namespace Aic.Agent.Commands;

/// <summary><c>aic doctor</c>: looks at everything that numbers depend on.</summary>
internal static class DoctorCommand
{
    /// <summary>Makes the verb.</summary>
    /// <param name="context">What it works with.</param>
    /// <param name="noColor">The option of all verbs.</param>
    public static Command Create(CliContext context, Option<bool> noColor)
    {
        Option<bool> json = JsonOption.Create("Print JSON: the checks.");
        Option<bool> online = new("--online") { Description = "Ask the providers too whether the keys are good. Without it no provider is asked." };
        Verb verb = new(
            "doctor",
            "Look at everything that numbers depend on: configuration, store, prices, agent, keys and session logs. The exit code is 1 when something doesn't work.",
            new("aic doctor", "what was looked for, what was found, what to do"),
            new("aic doctor --online", "ask the providers whether the keys are good"),
            new("aic doctor --json", "for programs"));
        verb.Options.Add(online);
        verb.Options.Add(json);
        verb.SetAction((result, cancellationToken) => CheckAsync(context, result.GetValue(online), result.GetValue(json), result.GetValue(noColor), cancellationToken));
        return verb;
    }

    private static async Task<int> CheckAsync(CliContext context, bool isOnline, bool isJson, bool noColor, CancellationToken cancellationToken)
    {
        SetupDoctor doctor = new(context.TrackerOptions, AgentExecutable.OfThisProcess);
        IReadOnlyList<SetupCheck> checks = await Progress.CollectAsync(context.Terminal, "Looking", doctor.RunAsync(isOnline, cancellationToken), check => check.Name);
        if (isJson)
        {
            context.Terminal.Out.WriteLine(JsonSerializer.Serialize(checks, AgentJson.Default.IReadOnlyListSetupCheck));
            context.Terminal.Out.Flush();
        }
        else
        {
            new DoctorPage(new Report(context.Terminal, noColor)).Write(checks);
        }

        return checks.Any(check => check.Status == CheckStatus.Error) ? ExitCodes.Failure : ExitCodes.Success;
    }
}
