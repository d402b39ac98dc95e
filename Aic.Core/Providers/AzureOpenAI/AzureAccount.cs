using Aic.Core.Usage;

namespace Aic.Core.Providers.AzureOpenAI;

/// <summary>
/// An account's settings as they are meant: which address is the resource, and where everything goes that isn't asked of the resource itself.
/// An endpoint in the configuration file that isn't an Azure resource's replaces all hosts (Microsoft Entra and Azure Resource Manager too);
/// one from the environment is only ever the resource.
/// </summary>
internal sealed class AzureAccount
{
    public const string ResourceIdSetting = "resource_id";
    public const string SubscriptionSetting = "subscription_id";
    public const string ResourceGroupSetting = "resource_group";
    public const string ResourceNameSetting = "resource_name";
    public const string TenantSetting = "tenant_id";
    public const string ClientSetting = "client_id";
    public const string ClientSecretSetting = "client_secret";
    public const string ResourceEndpointSetting = "resource_endpoint";

    /// <summary>What is needed to read usage, for messages.</summary>
    public const string Needs =
        "subscription_id (AZURE_SUBSCRIPTION_ID) or resource_id, and a Microsoft Entra login with the roles Monitoring Reader and Cost Management Reader: tenant_id, client_id and client_secret (AZURE_TENANT_ID, AZURE_CLIENT_ID, AZURE_CLIENT_SECRET), or az login";

    private readonly ProviderAccount _account;

    /// <summary>Reads an account's settings.</summary>
    /// <exception cref="ProviderException">A setting isn't of its form.</exception>
    public AzureAccount(ProviderAccount account)
    {
        _account = account;
        Uri? resource = account.Setting(ResourceEndpointSetting) is { } text ? ParseEndpoint(text) : null;
        AzureCloud? endpointCloud = account.Endpoint is { } endpoint ? AzureCloud.OfResource(endpoint) : null;
        if (account.IsEndpointFromConfig && endpointCloud is null)
        {
            Override = account.Endpoint;
        }

        resource ??= Override is null ? account.Endpoint : null;
        Cloud = (resource is null ? null : AzureCloud.OfResource(resource)) ?? endpointCloud ?? AzureCloud.Public;
        DataPlane = Override ?? WithoutPath(resource);
        ResourceId = account.Setting(ResourceIdSetting) is { } id ? AzureResourceId.Parse(id) : null;
        SubscriptionId = ResourceId?.SubscriptionId ?? account.Setting(SubscriptionSetting);
    }

    /// <summary>The address that takes all traffic; null for Azure's own hosts.</summary>
    public Uri? Override { get; }

    /// <summary>Where the key is checked; null when no endpoint is set.</summary>
    public Uri? DataPlane { get; }

    /// <summary>The cloud that the account is in.</summary>
    public AzureCloud Cloud { get; }

    /// <summary>The one resource to read; null for all of the subscription's.</summary>
    public AzureResourceId? ResourceId { get; }

    /// <summary>The subscription; null when neither it nor a resource is set, so that only the key can be checked.</summary>
    public string? SubscriptionId { get; }

    /// <summary>The group that the resources are in; null for any.</summary>
    public string? ResourceGroup => _account.Setting(ResourceGroupSetting);

    /// <summary>The resource's name; null for any.</summary>
    public string? ResourceName => _account.Setting(ResourceNameSetting);

    /// <summary>The Microsoft Entra tenant; null for that of the login.</summary>
    public string? TenantId => _account.Setting(TenantSetting);

    /// <summary>The application or managed identity; null for whoever is logged in.</summary>
    public string? ClientId => _account.Setting(ClientSetting);

    /// <summary>The application's secret.</summary>
    public string? ClientSecret => _account.Setting(ClientSecretSetting);

    /// <summary>Says what an account lacks to read usage.</summary>
    /// <param name="account">The account.</param>
    /// <param name="isKeyGood">True where the key was asked and is valid.</param>
    public static UsageError Missing(ProviderAccount account, bool isKeyGood) => new(
        account.Key is null ? UsageErrorKind.MissingKey : UsageErrorKind.Forbidden,
        $"{(isKeyGood ? "The key is valid, but a key can't read usage" : "Usage can't be read")}. It needs {Needs}.");

    private static Uri ParseEndpoint(string text) =>
        Uri.TryCreate(text.Trim(), UriKind.Absolute, out Uri? uri) && uri.Scheme is "https" or "http"
            ? uri
            : throw new ProviderException(new UsageError(UsageErrorKind.Forbidden, $"{ResourceEndpointSetting} isn't an address. It looks like https://NAME.openai.azure.com"));

    /// <summary>People paste an address with the path of some deployment; a resource's own has none. A gateway's is kept.</summary>
    private static Uri? WithoutPath(Uri? address) =>
        address is not null && AzureCloud.OfResource(address) is not null ? new Uri(address.GetLeftPart(UriPartial.Authority)) : address;
}
