using System.CommandLine;
using System.CommandLine.Parsing;
using Aic.Core.Usage;

namespace Aic.Agent.Commands;

/// <summary>The option <c>--by</c>: provider, model, day, in any combination.</summary>
internal static class GroupingOption
{
    /// <summary>Makes the option.</summary>
    public static Option<UsageGrouping> Create()
    {
        Option<UsageGrouping> option = new("--by")
        {
            Description = "Sum by provider, model or day; several joined by commas or the option repeated.",
            HelpName = "provider,model,day",
            Arity = ArgumentArity.OneOrMore,
            CustomParser = Parse,
        };
        option.CompletionSources.Add("provider", "model", "day");
        return option;
    }

    private static UsageGrouping Parse(ArgumentResult argument)
    {
        UsageGrouping by = UsageGrouping.None;
        foreach (string name in argument.Tokens.SelectMany(token => token.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
        {
            switch (name.ToLowerInvariant())
            {
                case "provider":
                    by |= UsageGrouping.Provider;
                    break;
                case "model":
                    by |= UsageGrouping.Model;
                    break;
                case "day":
                    by |= UsageGrouping.Day;
                    break;
                default:
                    argument.AddError($"--by knows provider, model and day, not \"{name}\".");
                    return UsageGrouping.None;
            }
        }

        return by;
    }
}
