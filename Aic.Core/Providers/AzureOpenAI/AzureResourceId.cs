using Aic.Core.Usage;

namespace Aic.Core.Providers.AzureOpenAI;

/// <summary>The id of an Azure OpenAI or Foundry resource.</summary>
/// <param name="SubscriptionId">Its subscription.</param>
/// <param name="ResourceGroup">Its group.</param>
/// <param name="Name">Its name.</param>
internal sealed record AzureResourceId(string SubscriptionId, string ResourceGroup, string Name)
{
    /// <summary>The id as an address below Azure Resource Manager, escaped.</summary>
    public string Path =>
        $"/subscriptions/{Uri.EscapeDataString(SubscriptionId)}/resourceGroups/{Uri.EscapeDataString(ResourceGroup)}/providers/Microsoft.CognitiveServices/accounts/{Uri.EscapeDataString(Name)}";

    /// <summary>The id in the form in which Cost Management stores it: lower case.</summary>
    public string Canonical =>
        $"/subscriptions/{SubscriptionId}/resourcegroups/{ResourceGroup}/providers/microsoft.cognitiveservices/accounts/{Name}".ToLowerInvariant();

    /// <summary>Reads an id.</summary>
    /// <exception cref="ProviderException">It isn't the id of such a resource.</exception>
    public static AzureResourceId Parse(string text) => TryParse(text) ?? throw new ProviderException(new UsageError(
        UsageErrorKind.Forbidden,
        $"{AzureAccount.ResourceIdSetting} isn't the id of an Azure OpenAI resource. It looks like /subscriptions/ID/resourceGroups/GROUP/providers/Microsoft.CognitiveServices/accounts/NAME"));

    /// <summary>Reads an id; null when it isn't one of such a resource.</summary>
    public static AzureResourceId? TryParse(string text) =>
        text.Trim().Trim('/').Split('/') is [var subscriptions, { Length: > 0 } subscription, var groups, { Length: > 0 } group, var providers, var space, var accounts, { Length: > 0 } name]
        && Is(subscriptions, "subscriptions") && Is(groups, "resourceGroups") && Is(providers, "providers")
        && Is(space, "Microsoft.CognitiveServices") && Is(accounts, "accounts")
            ? new AzureResourceId(subscription, group, name)
            : null;

    private static bool Is(string text, string expected) => string.Equals(text, expected, StringComparison.OrdinalIgnoreCase);
}
