using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using Aic.Core.Configuration;
using Aic.Core.Providers;

namespace Aic.PowerShell.Completion;

/// <summary>Completes the names of accounts: each provider's id, and further accounts such as <c>openai@work</c>.</summary>
public sealed class AccountCompleter : IArgumentCompleter
{
    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        WildcardPattern pattern = WildcardPattern.Get((wordToComplete ?? "").Trim('\'', '"') + "*", WildcardOptions.IgnoreCase);
        return Accounts().Where(account => pattern.IsMatch(account.Id)).Select(account => new CompletionResult(
            account.Id,
            account.Id,
            CompletionResultType.ParameterValue,
            account.IsConfigured ? $"{account.Provider.Name}: configured" : $"{account.Provider.Name}: not configured"));
    }

    /// <summary>The accounts; where the configuration file is broken, each provider's first one, for completion is no place for errors.</summary>
    private static IReadOnlyList<ProviderAccount> Accounts()
    {
        try
        {
            return TrackerHost.Current.GetAccounts();
        }
        catch (ConfigException)
        {
            return AccountResolver.Resolve(new AgentConfig(), _ => null, ProviderCatalog.All);
        }
    }
}
