using System.Management.Automation;
using Aic.Core;
using Aic.Core.Providers;
using Aic.Core.Usage;
using Aic.PowerShell.Completion;
using Aic.PowerShell.Output;

namespace Aic.PowerShell;

/// <summary>Tells the sessions of coding tools, newest first.</summary>
[Cmdlet(VerbsCommon.Get, "AicSession", DefaultParameterSetName = NamedSet)]
[OutputType(typeof(SessionUsage))]
public sealed class GetAicSessionCommand : AicCmdlet
{
    private const string NamedSet = "Period";
    private const string RangeSet = "Range";

    // A field of the enum's own type couldn't be laid out before the library is found (see LibraryResolver).
    private int? _period;

    /// <summary>Which tools: names or patterns; null for all.</summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(AccountCompleter))]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Provider { get; set; }

    /// <summary>Which projects: folders' paths or names, or patterns; null for all.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Project { get; set; }

    /// <summary>Which sessions: ids or patterns; null for all.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Session")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Id { get; set; }

    /// <summary>Only sessions with a response in this period, cut in the local time zone.</summary>
    [Parameter(ParameterSetName = NamedSet)]
    public NamedPeriod Period
    {
        get => (NamedPeriod)(_period ?? (int)NamedPeriod.ThisMonth);
        set => _period = (int)value;
    }

    /// <summary>Only sessions with a response since then; local where no offset is given.</summary>
    [Parameter(ParameterSetName = RangeSet)]
    public DateTimeOffset? Since { get; set; }

    /// <summary>Only sessions with a response before then; local where no offset is given.</summary>
    [Parameter(ParameterSetName = RangeSet)]
    public DateTimeOffset? Until { get; set; }

    /// <inheritdoc />
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        SessionQuery query = new() { Accounts = Provider ?? [], Projects = Project ?? [], Ids = Id ?? [], Period = AskedPeriod() };
        int found = 0;
        ShownMoney.Load(Tracker);
        try
        {
            await foreach (SessionUsage session in Tracker.GetSessionsAsync(query, cancellationToken).ConfigureAwait(false))
            {
                found++;
                WriteObject(session);
            }
        }
        catch (UnknownAccountException exception)
        {
            WriteError(Errors.UnknownTool(exception, Provider));
            return;
        }
        catch (ProviderException exception)
        {
            WriteError(Errors.SessionsUnreadable(exception));
        }

        foreach (string id in (Id ?? []).Where(id => found == 0 && !IsPattern(id)))
        {
            WriteError(Errors.UnknownSession(id));
        }
    }

    /// <summary>The period; null for a session that is asked for by its id, whenever it was.</summary>
    private UsagePeriod? AskedPeriod()
    {
        if (Since is not null || Until is not null)
        {
            return PeriodCmdlet.Range(Since, Until, TimeProvider.System);
        }

        return _period is null && Id is not null ? null : UsagePeriod.Named(Period, TimeProvider.System);
    }
}
