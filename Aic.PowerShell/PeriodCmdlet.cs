using System.Management.Automation;
using Aic.Core.Usage;
using Aic.PowerShell.Pipeline;

namespace Aic.PowerShell;

/// <summary>A cmdlet that reads accounts' usage of a period: a named one, or one from <c>-Since</c> to <c>-Until</c>.</summary>
public abstract class PeriodCmdlet : UsageCmdlet
{
    /// <summary>The parameter set of named periods.</summary>
    protected const string NamedSet = "Period";

    private const string RangeSet = "Range";

    // A field of the enum's own type couldn't be laid out before the library is found (see LibraryResolver).
    private int _period = (int)NamedPeriod.ThisMonth;

    /// <summary>The period, cut in the local time zone.</summary>
    [Parameter(ParameterSetName = NamedSet)]
    public NamedPeriod Period
    {
        get => (NamedPeriod)_period;
        set => _period = (int)value;
    }

    /// <summary>The start of the period; local where no offset is given.</summary>
    [Parameter(ParameterSetName = RangeSet)]
    public DateTimeOffset? Since { get; set; }

    /// <summary>The end of the period, not in it; local where no offset is given.</summary>
    [Parameter(ParameterSetName = RangeSet)]
    public DateTimeOffset? Until { get; set; }

    private protected UsagePeriod AskedPeriod(TimeProvider time) =>
        Since is null && Until is null ? UsagePeriod.Named(Period, time) : Range(Since, Until, time);

    /// <summary>The period between two moments that somebody typed.</summary>
    /// <exception cref="TerminatingException">The end isn't after the start.</exception>
    internal static UsagePeriod Range(DateTimeOffset? since, DateTimeOffset? until, TimeProvider time)
    {
        try
        {
            return UsagePeriod.Between(since, until, time);
        }
        catch (ArgumentException exception)
        {
            throw new TerminatingException(Errors.Invalid("InvalidPeriod", exception.Message, null, "Give -Since a moment before -Until."));
        }
    }
}
