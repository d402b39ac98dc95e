using System.CommandLine;
using System.CommandLine.Parsing;
using Aic.Core.Charts;

namespace Aic.Agent.Commands;

/// <summary>The option <c>--metric</c>: what charts are about.</summary>
internal static class MetricOption
{
    private static readonly string[] Words = ["cost", "tokens", "requests"];

    /// <summary>Makes the option.</summary>
    public static Option<ChartMetric> Create()
    {
        Option<ChartMetric> option = new("--metric", "-m")
        {
            Description = "What to draw: cost, tokens or requests. Cost when left out.",
            HelpName = "name",
            CustomParser = Parse,
        };
        option.CompletionSources.Add(Words);
        return option;
    }

    private static ChartMetric Parse(ArgumentResult argument)
    {
        string text = argument.Tokens[0].Value;
        int metric = Array.FindIndex(Words, word => string.Equals(word, text, StringComparison.OrdinalIgnoreCase));
        if (metric < 0)
        {
            argument.AddError($"--metric knows cost, tokens and requests, not \"{text}\".");
        }

        return (ChartMetric)Math.Max(0, metric);
    }
}
