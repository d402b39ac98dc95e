using System.CommandLine;
using System.CommandLine.Parsing;
using Aic.Core.History;

namespace Aic.Agent.Commands;

/// <summary>The options that say how a history is told: <c>--granularity</c> and <c>--by</c>.</summary>
internal static class HistoryOptions
{
    /// <summary>Makes <c>--granularity</c>.</summary>
    public static Option<HistoryGranularity> Granularity()
    {
        Option<HistoryGranularity> option = new("--granularity", "-g")
        {
            Description = "How long a row's time is: hour, day, week (from Monday) or month. Day when left out.",
            HelpName = "name",
            CustomParser = ParseGranularity,
        };
        option.CompletionSources.Add("hour", "day", "week", "month");
        return option;
    }

    /// <summary>Makes <c>--by</c>.</summary>
    public static Option<HistoryGrouping> By()
    {
        Option<HistoryGrouping> option = new("--by")
        {
            Description = "Tell apart provider, account, model or project; several joined by commas or the option repeated.",
            HelpName = "name,…",
            Arity = ArgumentArity.OneOrMore,
            CustomParser = ParseGrouping,
        };
        option.CompletionSources.Add("provider", "account", "model", "project");
        return option;
    }

    private static HistoryGranularity ParseGranularity(ArgumentResult argument)
    {
        string text = argument.Tokens[0].Value;
        if (HistoryWords.ReadGranularity(text) is { } granularity)
        {
            return granularity;
        }

        argument.AddError($"--granularity knows {HistoryWords.GranularityNames}, not \"{text}\".");
        return default;
    }

    private static HistoryGrouping ParseGrouping(ArgumentResult argument)
    {
        HistoryGrouping by = HistoryWords.ReadGrouping(string.Join(',', argument.Tokens.Select(token => token.Value)), out string? unknown);
        if (unknown is not null)
        {
            argument.AddError($"--by knows {HistoryWords.GroupingNames}, not \"{unknown}\".");
        }

        return by;
    }
}
