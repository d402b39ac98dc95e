using System.Management.Automation;
using Aic.Core.Configuration;
using Aic.Core.Providers;
using Aic.PowerShell.Completion;

namespace Aic.PowerShell;

/// <summary>Removes accounts, with their keys, from the configuration file.</summary>
[Cmdlet(VerbsCommon.Remove, "AicProviderConfig", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class RemoveAicProviderConfigCommand : AicCmdlet
{
    /// <summary>Which accounts: names as they stand in the file, or patterns.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("AccountId", "ProviderId", "Id")]
    [ArgumentCompleter(typeof(AccountCompleter))]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Provider { get; set; } = [];

    /// <inheritdoc />
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        ConfigFile file = Tracker.Config;
        string[] all = [.. file.Read().Providers.Keys];
        foreach (string account in FindEach(all, account => account, Provider, name => Errors.NotConfigured(name, file.Path)))
        {
            if (await ShouldProcessAsync(account, $"Remove from {file.Path}").ConfigureAwait(false))
            {
                file.Update(config => ConfigPath.Set(config, account, null, ProviderCatalog.All));
            }
        }
    }
}
