using Aic.Core;
using Aic.Core.Providers;
using Aic.Core.Usage;
using Aic.PowerShell.Output;
using Aic.PowerShell.Pipeline;

namespace Aic.PowerShell;

/// <summary>A cmdlet that reads accounts' usage.</summary>
public abstract class UsageCmdlet : AccountsCmdlet
{
    /// <summary>Asks, and tells each answer as it arrives. An account that failed is told too, and an error is written for it.</summary>
    /// <param name="given">The names given; empty for everybody.</param>
    /// <param name="query">The question; whose usage is filled in here.</param>
    /// <param name="activity">What the progress bar says.</param>
    /// <param name="tell">Takes an answer.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    private protected async Task ReadAsync(IReadOnlyList<string> given, UsageQuery query, string activity, Action<ProviderUsage> tell, CancellationToken cancellationToken)
    {
        UsageTracker tracker = Tracker;
        ShownMoney.Load(tracker);
        IReadOnlyList<ProviderAccount> accounts = tracker.GetAccounts();
        List<string> names = Known(given, accounts);
        if (given.Count > 0 && names.Count == 0)
        {
            return;
        }

        if (names.Count == 0 && !accounts.Any(account => account.IsConfigured))
        {
            WriteWarning("No provider is configured yet. Get-AicProvider tells what each one needs; Set-AicProviderConfig keeps a key, or set the environment variable that it names.");
        }

        int expected = accounts.Count(account =>
            (names.Count == 0 ? !account.IsAbsentTool : names.Exists(name => Matches(account, name))) && (!query.ConfiguredOnly || account is { IsConfigured: true, IsEnabled: true }));
        int answered = 0;
        using DelayedProgress progress = new(WriteProgress, activity, $"0 of {expected} answered");
        await foreach (ProviderUsage usage in tracker.GetUsageAsync(query with { Accounts = names }, cancellationToken).ConfigureAwait(false))
        {
            tell(usage);
            if (usage.Error is { } error && IsWorthAnError(given, usage, error))
            {
                WriteError(Errors.Of(usage, error));
            }

            answered++;
            progress.Report($"{answered} of {expected} answered", Math.Min(100, 100 * answered / Math.Max(1, expected)));
        }
    }

    /// <summary>An account that nobody set up, or a provider that has no interface for usage, is an answer and no error, unless the former was asked for by name.</summary>
    private protected static bool IsWorthAnError(IReadOnlyList<string> given, ProviderUsage usage, UsageError error) => error.Kind switch
    {
        UsageErrorKind.NotSupported => false,
        UsageErrorKind.MissingKey => given.Any(name =>
            string.Equals(name, usage.AccountId, StringComparison.OrdinalIgnoreCase) || string.Equals(name, usage.ProviderId, StringComparison.OrdinalIgnoreCase)),
        _ => true,
    };
}
