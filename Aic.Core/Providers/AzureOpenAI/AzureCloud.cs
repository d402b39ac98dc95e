namespace Aic.Core.Providers.AzureOpenAI;

/// <summary>One of Azure's clouds: <see href="https://learn.microsoft.com/azure/azure-government/compare-azure-government-global-azure"/>.</summary>
/// <param name="Authority">Where Microsoft Entra gives tokens.</param>
/// <param name="ResourceManager">Azure Resource Manager.</param>
/// <param name="ResourceHosts">The ends of the host names of Azure OpenAI and Foundry resources.</param>
internal sealed record AzureCloud(Uri Authority, Uri ResourceManager, IReadOnlyList<string> ResourceHosts)
{
    /// <summary>The cloud of everybody who isn't in one of the sovereign ones.</summary>
    public static readonly AzureCloud Public = new(
        new Uri("https://login.microsoftonline.com/"),
        new Uri("https://management.azure.com"),
        [".openai.azure.com", ".cognitiveservices.azure.com", ".services.ai.azure.com"]);

    private static readonly AzureCloud Government = new(
        new Uri("https://login.microsoftonline.us/"),
        new Uri("https://management.usgovcloudapi.net"),
        [".openai.azure.us", ".cognitiveservices.azure.us", ".services.ai.azure.us"]);

    private static readonly AzureCloud China = new(
        new Uri("https://login.chinacloudapi.cn/"),
        new Uri("https://management.chinacloudapi.cn"),
        [".openai.azure.cn", ".cognitiveservices.azure.cn", ".services.ai.azure.cn"]);

    /// <summary>The scope of a token for Azure Resource Manager.</summary>
    public string Scope => $"{ResourceManager.GetLeftPart(UriPartial.Authority)}/.default";

    /// <summary>The cloud that a resource's own address belongs to; null when it isn't the address of an Azure resource.</summary>
    public static AzureCloud? OfResource(Uri address)
    {
        AzureCloud[] clouds = [Public, Government, China];
        return clouds.FirstOrDefault(cloud => cloud.ResourceHosts.Any(end => address.Host.EndsWith(end, StringComparison.OrdinalIgnoreCase)));
    }
}
