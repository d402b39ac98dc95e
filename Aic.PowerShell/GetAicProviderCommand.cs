using System.Management.Automation;
using Aic.Core.Providers;
using Aic.PowerShell.Output;

namespace Aic.PowerShell;

/// <summary>Lists the accounts: what each provider needs, what is set and from where, what it can report.</summary>
[Cmdlet(VerbsCommon.Get, "AicProvider")]
[OutputType(typeof(AicProvider))]
public sealed class GetAicProviderCommand : AccountsCmdlet
{
    /// <summary>Leaves out accounts without a credential and those that are switched off.</summary>
    [Parameter]
    public SwitchParameter ConfiguredOnly { get; set; }

    /// <inheritdoc />
    protected override Task RunAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        IReadOnlyList<ProviderAccount> accounts = Tracker.GetAccounts();
        List<string> known = Known(names, accounts);
        foreach (ProviderAccount account in accounts)
        {
            bool isAsked = names.Count == 0 || known.Exists(name => Matches(account, name));
            if (isAsked && (!ConfiguredOnly || account is { IsConfigured: true, IsEnabled: true }))
            {
                WriteObject(new AicProvider(account));
            }
        }

        return Task.CompletedTask;
    }
}
