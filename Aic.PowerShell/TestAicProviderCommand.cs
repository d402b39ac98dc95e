using System.Management.Automation;
using Aic.Core;
using Aic.Core.Providers;
using Aic.PowerShell.Completion;
using Aic.PowerShell.Output;
using Aic.PowerShell.Pipeline;

namespace Aic.PowerShell;

/// <summary>Asks the providers whether accounts' keys are good, and what they can read.</summary>
[Cmdlet(VerbsDiagnostic.Test, "AicProvider")]
[OutputType(typeof(AicProviderTest), typeof(bool))]
public sealed class TestAicProviderCommand : AicCmdlet
{
    private readonly List<string> _names = [];
    private bool _isAsked;

    /// <summary>Which accounts: names or patterns of accounts or providers.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("AccountId", "ProviderId", "Id")]
    [ArgumentCompleter(typeof(AccountCompleter))]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Provider { get; set; }

    /// <summary>Answers only whether all of the keys are good.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc />
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        _isAsked = true;
        _names.AddRange(Provider ?? []);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        if (!_isAsked)
        {
            return;
        }

        UsageTracker tracker = Tracker;
        List<string> names = Asked(tracker.GetAccounts());
        bool isGood = names.Count > 0 && names.Count >= _names.Count;
        if (names.Count > 0)
        {
            using DelayedProgress progress = new(WriteProgress, "Testing keys", "waiting for the providers");
            await foreach (AccountValidation verdict in tracker.ValidateAsync(names, cancellationToken).ConfigureAwait(false))
            {
                isGood &= verdict.Validation.Status == KeyStatus.Valid;
                if (!Quiet)
                {
                    WriteObject(new AicProviderTest(verdict));
                }
            }
        }

        if (Quiet)
        {
            WriteObject(isGood);
        }
    }

    /// <summary>The names given; without any, all accounts that have a credential.</summary>
    private List<string> Asked(IReadOnlyList<ProviderAccount> accounts)
    {
        if (_names.Count > 0)
        {
            return KnownNames(_names, accounts);
        }

        List<string> configured = [.. accounts.Where(account => account is { IsConfigured: true, IsEnabled: true }).Select(account => account.Id)];
        if (configured.Count == 0)
        {
            WriteWarning("No provider is configured yet, so there is no key to test. Get-AicProvider tells what each one needs.");
        }

        return configured;
    }
}
