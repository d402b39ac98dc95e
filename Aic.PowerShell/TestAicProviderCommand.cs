using System.Management.Automation;
using Aic.Core;
using Aic.Core.Providers;
using Aic.PowerShell.Output;
using Aic.PowerShell.Pipeline;

namespace Aic.PowerShell;

/// <summary>Asks the providers whether accounts' keys are good, and what they can read.</summary>
[Cmdlet(VerbsDiagnostic.Test, "AicProvider")]
[OutputType(typeof(AicProviderTest), typeof(bool))]
public sealed class TestAicProviderCommand : AccountsCmdlet
{
    /// <summary>Answers only whether all of the keys are good.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc />
    protected override async Task RunAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        UsageTracker tracker = Tracker;
        List<string> asked = Asked(names, tracker.GetAccounts());
        int tested = 0;
        bool isGood = asked.Count >= names.Count;
        if (asked.Count > 0)
        {
            using DelayedProgress progress = new(WriteProgress, "Testing keys", "waiting for the providers");
            await foreach (AccountValidation verdict in tracker.ValidateAsync(asked, cancellationToken).ConfigureAwait(false))
            {
                tested++;
                isGood &= verdict.Validation.Status == KeyStatus.Valid;
                if (!Quiet)
                {
                    WriteObject(new AicProviderTest(verdict));
                }
            }
        }

        if (Quiet)
        {
            WriteObject(isGood && tested > 0);
        }
    }

    /// <summary>The names given; without any, all accounts that have a credential.</summary>
    private List<string> Asked(IReadOnlyList<string> names, IReadOnlyList<ProviderAccount> accounts)
    {
        if (names.Count > 0)
        {
            return Known(names, accounts);
        }

        List<string> configured = [.. accounts.Where(account => account is { IsConfigured: true, IsEnabled: true }).Select(account => account.Id)];
        if (configured.Count == 0)
        {
            WriteWarning("No provider is configured yet, so there is no key to test. Get-AicProvider tells what each one needs.");
        }

        return configured;
    }
}
