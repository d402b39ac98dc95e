using Aic.Core.Http;
using Aic.Core.Usage;

namespace Aic.Core.Providers.AzureOpenAI;

/// <summary>
/// Azure OpenAI and Foundry resources. A resource's key can only be checked
/// (<see href="https://learn.microsoft.com/rest/api/azureopenai/models/list"/>); requests and tokens are in Azure Monitor and cost in Cost Management,
/// both read through Azure Resource Manager with a Microsoft Entra login. Nothing of that login is touched unless a subscription or a resource is set.
/// </summary>
internal sealed class AzureOpenAIProvider : IUsageProvider
{
    private const string Name = "Azure OpenAI";

    /// <inheritdoc />
    public ProviderDescriptor Descriptor { get; } = new()
    {
        Id = "azure-openai",
        Name = Name,
        KeyVariables = ["AZURE_OPENAI_API_KEY"],
        EndpointVariables = ["AZURE_OPENAI_ENDPOINT"],
        Settings =
        [
            new(AzureAccount.ResourceIdSetting, "The id of the one resource to read: /subscriptions/ID/resourceGroups/GROUP/providers/Microsoft.CognitiveServices/accounts/NAME.", [], IsCredential: true),
            new(AzureAccount.SubscriptionSetting, "The subscription of which all Azure OpenAI and Foundry resources are read; not needed with resource_id.", ["AZURE_SUBSCRIPTION_ID"], IsCredential: true),
            new(AzureAccount.ResourceGroupSetting, "Only resources in this group.", []),
            new(AzureAccount.ResourceNameSetting, "Only the resource of this name.", []),
            new(AzureAccount.TenantSetting, "The Microsoft Entra tenant.", ["AZURE_TENANT_ID"]),
            new(AzureAccount.ClientSetting, "The Microsoft Entra application, or the managed identity.", ["AZURE_CLIENT_ID"]),
            new(AzureAccount.ClientSecretSetting, "The application's secret.", ["AZURE_CLIENT_SECRET"], IsSecret: true),
            new(AzureAccount.ResourceEndpointSetting, "The address at which the key is checked, where endpoint can't be it: an API gateway's, which as endpoint would take all traffic, or the resource's own, to tell its cloud.", []),
        ],
        Authentication = "A key with its endpoint is only checked; usage needs a subscription or resource id and a Microsoft Entra login with Monitoring Reader and Cost Management Reader.",
        SetupHint = $"Set AZURE_OPENAI_API_KEY and AZURE_OPENAI_ENDPOINT to check a key; to read usage set {AzureAccount.Needs}.",
        LoginFiles = getVariable => AzureCliLogin.PathOf(getVariable, OperatingSystem.IsWindows()) is { } file ? [file] : [],
        // https://learn.microsoft.com/azure/azure-monitor/metrics/data-platform-metrics#retention-of-metrics
        HistoryDays = 93,
        Reports = ["requests", "tokens", "cost", "models", "days"],
        Dashboard = new Uri("https://portal.azure.com/#view/Microsoft_Azure_CostManagement/Menu/~/costanalysis"),
        Documentation = new Uri("https://learn.microsoft.com/azure/ai-foundry/openai/monitor-openai-reference"),
    };

    /// <inheritdoc />
    public async Task<ProviderReport> GetUsageAsync(ProviderContext context, UsagePeriod period, CancellationToken cancellationToken)
    {
        AzureAccount account = new(context.Account);
        if (account.SubscriptionId is null)
        {
            bool isKeyGood = context.Account.Key is not null && account.DataPlane is not null;
            if (isKeyGood)
            {
                await CheckKeyAsync(context, account.DataPlane!, cancellationToken).ConfigureAwait(false);
            }

            throw new ProviderException(AzureAccount.Missing(context.Account, isKeyGood));
        }

        ArmClient arm = await ArmClient.ConnectAsync(context, account, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<AzureResourceId> resources = await AzureResources.FindAsync(arm, account, cancellationToken).ConfigureAwait(false);
        return await AzureReport.ReadAsync(arm, account.SubscriptionId, resources, period, context.Time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task<KeyValidation> ValidateAsync(ProviderContext context, CancellationToken cancellationToken)
    {
        AzureAccount account;
        try
        {
            account = new AzureAccount(context.Account);
        }
        catch (ProviderException exception)
        {
            return KeyVerdict.Of(exception.Error);
        }

        UsageError? keyError = context.Account.Key is null ? null : await ErrorOfAsync(async () =>
        {
            Uri endpoint = account.DataPlane ?? throw new ProviderException(new UsageError(
                UsageErrorKind.Network,
                "The key can't be checked without its resource's address: set AZURE_OPENAI_ENDPOINT or endpoint, such as https://NAME.openai.azure.com"));
            await CheckKeyAsync(context, endpoint, cancellationToken).ConfigureAwait(false);
        }).ConfigureAwait(false);
        UsageError? usageError = account.SubscriptionId is null
            ? AzureAccount.Missing(context.Account, isKeyGood: false)
            : await ErrorOfAsync(async () =>
            {
                ArmClient arm = await ArmClient.ConnectAsync(context, account, cancellationToken).ConfigureAwait(false);
                IReadOnlyList<AzureResourceId> resources = await AzureResources.FindAsync(arm, account, cancellationToken).ConfigureAwait(false);
                await AzureMetrics.CheckAsync(arm, resources[0], cancellationToken).ConfigureAwait(false);
            }).ConfigureAwait(false);
        return KeyAndLoginVerdict.Of(
            context.Account.Key is not null,
            keyError,
            usageError,
            "the Microsoft Entra login",
            ["usage"],
            "Cost needs the role Cost Management Reader on the subscription besides.",
            account.SubscriptionId);
    }

    private static async Task CheckKeyAsync(ProviderContext context, Uri endpoint, CancellationToken cancellationToken)
    {
        ApiClient client = new(context.Http, endpoint, [new("api-key", context.Account.Key!.Reveal())], Name);
        try
        {
            await client.GetAsync("/openai/models?api-version=2024-10-21", JsonFields.Anything, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException exception)
        {
            throw AzureErrors.OfKey(exception);
        }
    }

    private static async Task<UsageError?> ErrorOfAsync(Func<Task> action)
    {
        try
        {
            await action().ConfigureAwait(false);
            return null;
        }
        catch (ProviderException exception)
        {
            return exception.Error;
        }
    }
}
