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

    /// <summary>What has one of some names, or fits one of some patterns; each once, however many it fits. For a name that is nobody's an error is written.</summary>
    /// <param name="all">What there is.</param>
    /// <param name="nameOf">Its name.</param>
    /// <param name="names">Names and patterns.</param>
    /// <param name="unknown">The error.</param>
    private protected IEnumerable<T> FindEach<T>(IReadOnlyList<T> all, Func<T, string> nameOf, IEnumerable<string> names, Func<string, ErrorRecord> unknown)
    {
        HashSet<string> found = new(StringComparer.OrdinalIgnoreCase);
        foreach (string name in names)
        {
            T[] fitting = [.. all.Where(one => FileSystemName.MatchesSimpleExpression(name, nameOf(one)))];
            if (fitting.Length == 0 && !IsPattern(name))
            {
                WriteError(unknown(name));
            }

            foreach (T one in fitting.Where(one => found.Add(nameOf(one))))
            {
                yield return one;
            }
        }
    }

    /// <summary>An address as it is; a file's path as the process has it, whose current folder isn't PowerShell's.</summary>
    private protected string PlaceOf(string place) => place.Contains("://", StringComparison.Ordinal) ? place : GetUnresolvedProviderPathFromPSPath(place);

    /// <summary>True for a name with wildcards.</summary>
    private protected static bool IsPattern(string name) => name.AsSpan().IndexOfAny('*', '?') >= 0;
}
