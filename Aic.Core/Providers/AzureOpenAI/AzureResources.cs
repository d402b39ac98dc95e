using Aic.Core.Http;
using Aic.Core.Usage;

namespace Aic.Core.Providers.AzureOpenAI;

/// <summary>
/// Finds the resources that serve models: <see href="https://learn.microsoft.com/rest/api/aiservices/accountmanagement/accounts/list"/>.
/// </summary>
internal static class AzureResources
{
    private const string ApiVersion = "2024-10-01";

    // "OpenAI" is a resource of Azure OpenAI alone, "AIServices" one of Foundry, which serves other makers' models too.
    private static readonly string[] Kinds = ["OpenAI", "AIServices"];

    /// <summary>The resources that the account's settings mean: the one named, or those of the subscription, perhaps only of a group or a name.</summary>
    /// <exception cref="ProviderException">They can't be listed, or there are none.</exception>
    public static async Task<IReadOnlyList<AzureResourceId>> FindAsync(ArmClient arm, AzureAccount account, CancellationToken cancellationToken)
    {
        if (account.ResourceId is { } single)
        {
            return [single];
        }

        string scope = $"/subscriptions/{Uri.EscapeDataString(account.SubscriptionId!)}";
        string where = $"the subscription {account.SubscriptionId}";
        if (account.ResourceGroup is { } group)
        {
            scope += $"/resourceGroups/{Uri.EscapeDataString(group)}";
            where = $"the resource group {group}";
        }

        List<AzureResourceId> found = [];
        try
        {
            await arm.ReadPagesAsync($"{scope}/providers/Microsoft.CognitiveServices/accounts?api-version={ApiVersion}", async address =>
            {
                ResourceList page = await arm.GetAsync(address, ResourceList.Read, cancellationToken).ConfigureAwait(false);
                found.AddRange((page.Value ?? []).Where(resource => IsMeant(resource, account)).Select(resource => AzureResourceId.TryParse(resource.Id ?? "")).OfType<AzureResourceId>());
                return page.NextLink;
            }).ConfigureAwait(false);
        }
        catch (ApiException exception)
        {
            throw AzureErrors.OfResourceManager(exception, "the list of Azure OpenAI resources", "Monitoring Reader", where);
        }

        return found.Count > 0 ? found : throw new ProviderException(new UsageError(
            UsageErrorKind.Forbidden,
            $"The Microsoft Entra login sees no Azure OpenAI or Foundry resource{(account.ResourceName is { } name ? $" called {name}" : "")} in {where}. Check the settings, and grant it the role Monitoring Reader there."));
    }

    private static bool IsMeant(Resource resource, AzureAccount account) =>
        Kinds.Contains(resource.Kind, StringComparer.OrdinalIgnoreCase)
        && (account.ResourceName is null || string.Equals(resource.Name, account.ResourceName, StringComparison.OrdinalIgnoreCase));
}
