using System.CommandLine;

namespace Aic.Agent.Commands;

/// <summary><c>aic refresh</c>: asks the providers now, past every cache.</summary>
internal static class RefreshCommand
{
    /// <summary>Makes the verb.</summary>
    /// <param name="context">What it works with.</param>
    /// <param name="noColor">The option of all verbs.</param>
    public static Command Create(CliContext context, Option<bool> noColor)
    {
        AccountArguments accounts = new();
        PeriodOptions period = new(context.Time);
        Option<bool> json = JsonOption.Create("Print JSON, as aic usage does.");
        Option<bool> quiet = new("--quiet", "-q") { Description = "Print errors only; for cron." };
        Verb verb = new(
            "refresh",
            "Ask the providers now and keep what they say.",
            new("aic refresh", "all providers that are set up"),
            new("aic refresh openai --period last7days", "one provider, another period"),
            new("aic refresh --quiet", "for cron: silent unless something fails"));
        accounts.AddTo(verb);
        period.AddTo(verb);
        verb.Options.Add(json);
        verb.Options.Add(quiet);
        verb.SetAction((result, cancellationToken) => new UsageQuestion(context.In(period.ReadZone(result)))
        {
            Accounts = accounts.Read(result),
            Period = period.Read(result),
            IsJson = result.GetValue(json),
            IsQuiet = result.GetValue(quiet),
            Refresh = true,
            ConfiguredOnly = true,
            NoColor = result.GetValue(noColor),
        }.AnswerAsync(cancellationToken));
        return verb;
    }
}
