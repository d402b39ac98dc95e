using System.IO.Enumeration;
using System.Management.Automation;
using Aic.Core;
using Aic.Core.Providers;
using Aic.PowerShell.Pipeline;

namespace Aic.PowerShell;

/// <summary>What all cmdlets of the module share: the tracker, names of accounts, errors with stable ids.</summary>
public abstract class AicCmdlet : AsyncCmdlet
{
    private protected static UsageTracker Tracker => TrackerHost.Current;

    /// <inheritdoc />
    protected sealed override ErrorRecord? ToErrorRecord(Exception exception) =>
        exception is TerminatingException terminating ? terminating.Record : Errors.Terminating(exception);

    /// <summary>True when a name or pattern fits an account or its provider, as the tracker sees it.</summary>
    private protected static bool Matches(ProviderAccount account, string pattern) =>
        FileSystemName.MatchesSimpleExpression(pattern, account.Id) || FileSystemName.MatchesSimpleExpression(pattern, account.Provider.Id);

    /// <summary>True for a name with wildcards.</summary>
    private protected static bool IsPattern(string name) => name.AsSpan().IndexOfAny('*', '?') >= 0;
}
