using System.Net;
using Aic.Core.Http;
using Aic.Core.Usage;

namespace Aic.Core.Providers.AzureOpenAI;

/// <summary>What Azure's error answers mean: <see href="https://learn.microsoft.com/azure/azure-resource-manager/troubleshooting/common-deployment-errors"/>.</summary>
internal static class AzureErrors
{
    /// <summary>What Azure Resource Manager's refusal means.</summary>
    /// <param name="exception">The refusal.</param>
    /// <param name="what">What was to be read.</param>
    /// <param name="role">The role that may read it.</param>
    /// <param name="where">Where the role is to be granted.</param>
    public static ProviderException OfResourceManager(ApiException exception, string what, string role, string where)
    {
        UsageError? error = exception.Status switch
        {
            HttpStatusCode.Forbidden => new(UsageErrorKind.Forbidden, $"The Microsoft Entra login may not read {what}. Grant it the role {role} on {where}."),
            HttpStatusCode.Unauthorized => new(UsageErrorKind.Forbidden, $"Azure Resource Manager refused the login's token. Check that {AzureAccount.TenantSetting} is the tenant of the subscription."),
            HttpStatusCode.NotFound => new(UsageErrorKind.Forbidden, $"Azure has nothing like {where} that the login may see. Check {AzureAccount.SubscriptionSetting}, {AzureAccount.ResourceGroupSetting} and {AzureAccount.ResourceIdSetting}."),
            _ => null,
        };
        return error is null ? exception.ToProviderException() : new ProviderException(error, exception);
    }

    /// <summary>What a resource's refusal says of the key.</summary>
    public static ProviderException OfKey(ApiException exception)
    {
        UsageError? error = exception.Status switch
        {
            HttpStatusCode.Unauthorized => new(
                UsageErrorKind.InvalidKey,
                "Azure OpenAI refused the key (HTTP 401). Check that it is one of this resource's two keys and that the endpoint is this resource's, then set it again."),
            HttpStatusCode.Forbidden when exception.Code == "AuthenticationTypeDisabled" => new(
                UsageErrorKind.Forbidden,
                "The resource takes no keys (local authentication is off). Remove the key; usage is read with a Microsoft Entra login anyway."),
            HttpStatusCode.Forbidden => new(
                UsageErrorKind.Forbidden,
                $"The resource doesn't answer this machine (HTTP 403): its network rules may shut it out. {exception.Message}"),
            HttpStatusCode.NotFound => new(
                UsageErrorKind.Network,
                "There is no Azure OpenAI interface at the endpoint (HTTP 404). It looks like https://NAME.openai.azure.com"),
            _ => null,
        };
        return error is null ? exception.ToProviderException() : new ProviderException(error, exception);
    }
}
