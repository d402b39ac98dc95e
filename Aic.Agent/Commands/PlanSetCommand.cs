using System.CommandLine;
using Aic.Core;
using Aic.Core.Configuration;
using Aic.Core.Plans;

namespace Aic.Agent.Commands;

/// <summary><c>aic plan set</c>: what is paid for a subscription.</summary>
internal static class PlanSetCommand
{
    /// <summary>Makes the verb.</summary>
    /// <param name="context">What it works with.</param>
    public static Command Create(CliContext context)
    {
        Argument<string> account = new("provider") { Description = "Whose usage the subscription covers: claude-code, codex, …" };
        Argument<decimal?> amount = AmountArgument.Create("What it costs.", ArgumentArity.ExactlyOne);
        Option<string?> currency = CurrencyArgument.CreateOption("--currency", "The currency it is paid in. US dollars when left out.");
        Option<bool> yearly = new("--yearly") { Description = "The amount is for a year. For a month when left out." };
        Verb verb = new(
            "set",
            "Set what you pay for a subscription. It is never added to billed cost.",
            new("aic plan set claude-code 200", "200 dollars a month"),
            new("aic plan set codex 240 --yearly", "240 dollars a year"),
            new("aic plan set claude-code 180 --currency EUR", "180 euros a month"));
        verb.Arguments.Add(account);
        verb.Arguments.Add(amount);
        verb.Options.Add(currency);
        verb.Options.Add(yearly);
        verb.SetAction(result =>
        {
            using UsageTracker tracker = context.CreateTracker();
            string name = result.GetRequiredValue(account);
            PlanPeriod period = result.GetValue(yearly) ? PlanPeriod.Year : PlanPeriod.Month;
            AgentConfig config = tracker.Config.Update(before => PlanChange.Set(before, name, result.GetRequiredValue(amount)!.Value, result.GetValue(currency), period));
            Plan plan = PlanChange.Find(config, name)!;
            context.Terminal.Out.WriteLine($"{plan.Account}: {PlanText.Price(plan)}");
            return ExitCodes.Success;
        });
        return verb;
    }
}
