using System.CommandLine;
using Aic.Core.Charts;

namespace Aic.Agent.Commands;

/// <summary>What <c>aic show</c> and <c>aic watch</c> may be asked.</summary>
/// <param name="context">What they work with.</param>
/// <param name="noColor">The option of all verbs.</param>
internal sealed class OverviewOptions(CliContext context, Option<bool> noColor)
{
    private readonly AccountArguments _accounts = new();
    private readonly PeriodOptions _period = new(context.Time);
    private readonly Option<ChartMetric> _metric = MetricOption.Create();

    /// <summary>Adds them to a verb.</summary>
    /// <param name="verb">The verb.</param>
    public void AddTo(Command verb)
    {
        _accounts.AddTo(verb);
        _period.AddTo(verb);
        verb.Options.Add(_metric);
    }

    /// <summary>The question that was asked. A running period goes on with the clock, so it is found anew each time.</summary>
    /// <param name="result">The parsed command line.</param>
    /// <exception cref="CliException">The period is empty.</exception>
    public OverviewQuestion Read(ParseResult result)
    {
        _ = _period.Read(result);
        return new OverviewQuestion(context.In(_period.ReadZone(result)), () => _period.Read(result))
        {
            Accounts = _accounts.Read(result),
            Metric = result.GetValue(_metric),
            NoColor = result.GetValue(noColor),
        };
    }
}
