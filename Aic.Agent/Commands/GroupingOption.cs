using System.CommandLine;
using System.CommandLine.Parsing;
using Aic.Core.Usage;

namespace Aic.Agent.Commands;

/// <summary>The option <c>--by</c>: provider, project, session, model, day, hour, block, in any combination.</summary>
internal static class GroupingOption
{
    /// <summary>Makes the option.</summary>
    public static Option<UsageGrouping> Create()
    {
        Option<UsageGrouping> option = new("--by")
        {
            Description = "Sum by provider, project, session, model, day, hour or block (of five hours); several joined by commas or the option repeated.",
            HelpName = "name,…",
            Arity = ArgumentArity.OneOrMore,
            CustomParser = Parse,
        };
        option.CompletionSources.Add("provider", "project", "session", "model", "day", "hour", "block");
        return option;
    }

    private static UsageGrouping Parse(ArgumentResult argument)
    {
        UsageGrouping by = GroupingWords.Read(string.Join(',', argument.Tokens.Select(token => token.Value)), out string? unknown);
        if (unknown is not null)
        {
            argument.AddError($"--by knows {GroupingWords.Names}, not \"{unknown}\".");
        }

        return by;
    }
}
