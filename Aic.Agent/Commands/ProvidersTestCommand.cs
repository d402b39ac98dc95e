using System.CommandLine;
using System.Text.Json;
using Aic.Agent.Rendering;
using Aic.Agent.Terminal;
using Aic.Core;
using Aic.Core.Providers;

namespace Aic.Agent.Commands;

/// <summary><c>aic providers test</c>: asks the providers whether the keys are good.</summary>
internal static class ProvidersTestCommand
{
    /// <summary>Makes the verb.</summary>
    /// <param name="context">What it works with.</param>
    /// <param name="noColor">The option of all verbs.</param>
    public static Command Create(CliContext context, Option<bool> noColor)
    {
        AccountArguments accounts = new();
        Option<bool> json = JsonOption.Create("Print JSON: the verdicts.");
        Verb verb = new(
            "test",
            "Ask the providers whether your keys are good and what they can read.",
            new("aic providers test", "all that are set up"),
            new("aic providers test openai@work", "one account"));
        accounts.AddTo(verb);
        verb.Options.Add(json);
        verb.SetAction((result, cancellationToken) => TestAsync(context, accounts.Read(result), result.GetValue(json), result.GetValue(noColor), cancellationToken));
        return verb;
    }

    private static async Task<int> TestAsync(CliContext context, IReadOnlyList<string> names, bool isJson, bool noColor, CancellationToken cancellationToken)
    {
        using UsageTracker tracker = context.CreateTracker();
        List<string> order = [.. tracker.GetAccounts().Select(account => account.Id)];
        IReadOnlyList<AccountValidation> answers = await Progress.CollectAsync(
            context.Terminal, "Testing the keys", tracker.ValidateAsync(names, cancellationToken), answer => answer.Account.Provider.Name);

        // Asked about everybody, what isn't set up is of no interest to people; asked by name, it is the answer.
        AccountValidation[] shown = [.. answers
            .Where(answer => isJson || names.Count > 0 || answer.Validation.Status != KeyStatus.Missing)
            .OrderBy(answer => order.IndexOf(answer.Account.Id))];
        if (isJson)
        {
            context.Terminal.Out.WriteLine(JsonSerializer.Serialize([.. shown.Select(KeyVerdict.Of)], AgentJson.Default.IReadOnlyListKeyVerdict));
        }
        else
        {
            new KeysPage(new Report(context.Terminal, noColor)).Write(shown);
        }

        string[] configured = [.. answers.Where(answer => answer.Validation.Status != KeyStatus.Missing).Select(answer => answer.Account.Id)];
        bool isFailure = answers.Any(answer => answer.Validation.Status is not (KeyStatus.Valid or KeyStatus.Missing)) || AccountNames.WithoutKey(names, configured).Any();
        return isFailure ? ExitCodes.Failure : ExitCodes.Success;
    }
}
