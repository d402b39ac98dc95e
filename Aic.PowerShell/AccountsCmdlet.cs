using System.Management.Automation;
using Aic.Core.Providers;
using Aic.PowerShell.Completion;

namespace Aic.PowerShell;

/// <summary>A cmdlet that is about accounts, given by name, by pattern or down the pipeline. It acts after the last name, on all of them together: none waits for another.</summary>
public abstract class AccountsCmdlet : AicCmdlet
{
    private readonly List<string> _names = [];
    private bool _isAsked;

    /// <summary>Which accounts: names or patterns of accounts or providers; null for everybody.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("AccountId", "ProviderId", "Id")]
    [ArgumentCompleter(typeof(AccountCompleter))]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Provider { get; set; }

    /// <summary>Acts.</summary>
    /// <param name="names">All names given, known or not; empty for everybody.</param>
    /// <param name="cancellationToken">Cancelled when the pipeline stops.</param>
    protected abstract Task RunAsync(IReadOnlyList<string> names, CancellationToken cancellationToken);

    /// <inheritdoc />
    protected sealed override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        _isAsked = true;
        _names.AddRange(Provider ?? []);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    protected sealed override Task EndProcessingAsync(CancellationToken cancellationToken) =>
        _isAsked ? RunAsync(_names, cancellationToken) : Task.CompletedTask;

    /// <summary>Those of the names that some account has, and all patterns; for each other name an error is written.</summary>
    private protected List<string> Known(IEnumerable<string> names, IReadOnlyList<ProviderAccount> accounts)
    {
        List<string> known = [];
        foreach (string name in names)
        {
            if (IsPattern(name) || accounts.Any(account => Matches(account, name)))
            {
                known.Add(name);
            }
            else
            {
                WriteError(Errors.UnknownProvider(name, [.. accounts.Select(account => account.Id)]));
            }
        }

        return known;
    }
}
