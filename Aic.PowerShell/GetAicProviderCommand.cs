using System.Management.Automation;
using Aic.Core.Providers;
using Aic.PowerShell.Completion;
using Aic.PowerShell.Output;

namespace Aic.PowerShell;

/// <summary>Lists the accounts: what each provider needs, what is set and from where, what it can report.</summary>
[Cmdlet(VerbsCommon.Get, "AicProvider")]
[OutputType(typeof(AicProvider))]
public sealed class GetAicProviderCommand : AicCmdlet
{
    /// <summary>Which accounts: names or patterns of accounts or providers.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("AccountId", "ProviderId", "Id")]
    [ArgumentCompleter(typeof(AccountCompleter))]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Provider { get; set; }

    /// <summary>Leaves out accounts without a credential and those that are switched off.</summary>
    [Parameter]
    public SwitchParameter ConfiguredOnly { get; set; }

    /// <inheritdoc />
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<ProviderAccount> accounts = Tracker.GetAccounts();
        List<string>? names = Provider is null ? null : KnownNames(Provider, accounts);
        foreach (ProviderAccount account in accounts)
        {
            bool isAsked = names?.Exists(name => Matches(account, name)) ?? true;
            if (isAsked && (!ConfiguredOnly || account is { IsConfigured: true, IsEnabled: true }))
            {
                WriteObject(new AicProvider(account));
            }
        }

        return Task.CompletedTask;
    }
}
