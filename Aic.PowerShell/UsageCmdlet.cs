using Aic.Core;
using Aic.Core.Providers;
using Aic.Core.Usage;
using Aic.PowerShell.Pipeline;

namespace Aic.PowerShell;

/// <summary>A cmdlet that reads usage of the accounts that it is given: by name, by pattern, or down the pipeline.</summary>
public abstract class UsageCmdlet : AicCmdlet
{
    private readonly List<string> _names = [];
    private bool _isAsked;

    /// <summary>Remembers names. All accounts are asked together, after the last name: none waits for another.</summary>
    /// <param name="names">Names or patterns; null for everybody.</param>
    private protected void Remember(string[]? names)
    {
        _isAsked = true;
        _names.AddRange(names ?? []);
    }

    /// <summary>Asks, and tells each answer as it arrives. An account that failed is told too, and an error is written for it.</summary>
    /// <param name="query">The question; whose usage is filled in here.</param>
    /// <param name="activity">What the progress bar says.</param>
    /// <param name="tell">Takes an answer.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    private protected async Task ReadAsync(UsageQuery query, string activity, Action<ProviderUsage> tell, CancellationToken cancellationToken)
    {
        UsageTracker tracker = Tracker;
        IReadOnlyList<ProviderAccount> accounts = tracker.GetAccounts();
        List<string> names = KnownNames(_names, accounts);
        if (!_isAsked || (_names.Count > 0 && names.Count == 0))
        {
            return;
        }

        if (names.Count == 0 && !accounts.Any(account => account.IsConfigured))
        {
            WriteWarning("No provider is configured yet. Get-AicProvider tells what each one needs; Set-AicProviderConfig keeps a key, or set the environment variable that it names.");
        }

        int expected = accounts.Count(account => names.Count == 0 || names.Exists(name => Matches(account, name)));
        int answered = 0;
        using DelayedProgress progress = new(WriteProgress, activity, $"0 of {expected} answered");
        await foreach (ProviderUsage usage in tracker.GetUsageAsync(query with { Accounts = names }, cancellationToken).ConfigureAwait(false))
        {
            tell(usage);
            if (usage.Error is { } error && IsWorthAnError(usage, error))
            {
                WriteError(Errors.Of(usage, error));
            }

            answered++;
            progress.Report($"{answered} of {expected} answered", Math.Min(100, 100 * answered / Math.Max(1, expected)));
        }
    }

    /// <summary>An account that nobody set up, or a provider that has no interface for usage, is an answer and no error, unless the former was asked for by name.</summary>
    private bool IsWorthAnError(ProviderUsage usage, UsageError error) => error.Kind switch
    {
        UsageErrorKind.NotSupported => false,
        UsageErrorKind.MissingKey => _names.Exists(name =>
            string.Equals(name, usage.AccountId, StringComparison.OrdinalIgnoreCase) || string.Equals(name, usage.ProviderId, StringComparison.OrdinalIgnoreCase)),
        _ => true,
    };
}
