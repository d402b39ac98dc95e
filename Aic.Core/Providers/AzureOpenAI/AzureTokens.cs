using System.Text.RegularExpressions;
using Aic.Core.Usage;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Identity.Client;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace Aic.Core.Providers.AzureOpenAI;

/// <summary>
/// Gets a Microsoft Entra token for Azure Resource Manager with Azure's own login library
/// (<see href="https://learn.microsoft.com/dotnet/azure/sdk/authentication/credential-chains"/>): an application's secret where one is set,
/// else whatever this machine is logged in with, never by opening a browser.
/// </summary>
internal static partial class AzureTokens
{
    /// <summary>Asks for a token.</summary>
    /// <param name="context">The tools.</param>
    /// <param name="account">The account.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    /// <exception cref="ProviderException">There is no login, or Microsoft Entra refused it.</exception>
    public static async Task<string> GetAsync(ProviderContext context, AzureAccount account, CancellationToken cancellationToken)
    {
        using HttpClient http = new(new PipelineHandler(context.Http, account.Override));
        try
        {
            TokenCredential credential = Credential(account, new HttpClientTransport(http));
            AccessToken token = await credential.GetTokenAsync(new TokenRequestContext([account.Cloud.Scope]), cancellationToken).ConfigureAwait(false);
            return token.Token;
        }
        catch (Exception exception) when (exception is AuthenticationFailedException or ArgumentException or MsalException)
        {
            string cause = Causes(exception).Last().GetType().Name;
            LogFailed(context.Logger, cause);
            throw Explain(exception, account);
        }
    }

    private static TokenCredential Credential(AzureAccount account, HttpPipelineTransport transport)
    {
        if (account.ClientSecret is null)
        {
            return new DefaultAzureCredential(WithTransport(DefaultOptions(account), account, transport));
        }

        if (account.TenantId is null || account.ClientId is null)
        {
            string missing = account.TenantId is null ? $"{AzureAccount.TenantSetting} (AZURE_TENANT_ID)" : $"{AzureAccount.ClientSetting} (AZURE_CLIENT_ID)";
            throw new ProviderException(new UsageError(UsageErrorKind.MissingKey, $"{AzureAccount.ClientSecretSetting} is set, but {missing} is not. An application's login needs all three."));
        }

        ClientSecretCredentialOptions options = new() { DisableInstanceDiscovery = account.Override is not null };
        return new ClientSecretCredential(account.TenantId, account.ClientId, account.ClientSecret, WithTransport(options, account, transport));
    }

    private static DefaultAzureCredentialOptions DefaultOptions(AzureAccount account)
    {
        // What other programs are logged in with is a token of the real cloud: nothing for an address that stands in for it.
        bool isOverridden = account.Override is not null;
        DefaultAzureCredentialOptions options = new()
        {
            DisableInstanceDiscovery = isOverridden,
            ExcludeInteractiveBrowserCredential = true,
            ExcludeBrokerCredential = true,
            ExcludeVisualStudioCredential = isOverridden,
            ExcludeVisualStudioCodeCredential = isOverridden,
            ExcludeAzureCliCredential = isOverridden,
            ExcludeAzurePowerShellCredential = isOverridden,
            ExcludeAzureDeveloperCliCredential = isOverridden,
            ExcludeManagedIdentityCredential = isOverridden,
        };
        if (account.TenantId is { } tenant)
        {
            options.TenantId = tenant;
        }

        if (account.ClientId is { } client)
        {
            options.ManagedIdentityClientId = client;
            options.WorkloadIdentityClientId = client;
        }

        return options;
    }

    private static TOptions WithTransport<TOptions>(TOptions options, AzureAccount account, HttpPipelineTransport transport)
        where TOptions : TokenCredentialOptions
    {
        options.AuthorityHost = account.Cloud.Authority;
        options.Transport = transport;
        options.Diagnostics.IsLoggingEnabled = false;
        options.Diagnostics.IsTelemetryEnabled = false;
        options.Diagnostics.IsDistributedTracingEnabled = false;

        // The pipeline behind the transport repeats already.
        options.Retry.MaxRetries = 0;
        return options;
    }

    /// <summary>A short message of our own: the library's run over many lines and name ids.</summary>
    private static ProviderException Explain(Exception exception, AzureAccount account)
    {
        if (Causes(exception).OfType<ProviderException>().FirstOrDefault() is { } network)
        {
            return new ProviderException(network.Error, exception);
        }

        if (exception is CredentialUnavailableException)
        {
            return new ProviderException(new UsageError(UsageErrorKind.MissingKey, $"No Microsoft Entra login was found. Usage needs {AzureAccount.Needs}."), exception);
        }

        if (exception is ArgumentException)
        {
            return new ProviderException(new UsageError(UsageErrorKind.Forbidden, $"{AzureAccount.TenantSetting} or {AzureAccount.ClientSetting} isn't of its form. Both are ids like 00000000-0000-0000-0000-000000000000; a tenant may also be a domain name."), exception);
        }

        MsalServiceException? refusal = Causes(exception).OfType<MsalServiceException>().FirstOrDefault();
        string code = EntraCode().Match(refusal?.Message ?? exception.Message) is { Success: true } match ? $" ({match.Value})" : "";
        UsageError error = refusal switch
        {
            { StatusCode: >= 500 } => new(UsageErrorKind.ServiceUnavailable, $"Microsoft Entra has a problem (HTTP {refusal.StatusCode}). Try again later."),
            { StatusCode: 429 } => new(UsageErrorKind.RateLimited, "Microsoft Entra asks to slow down (HTTP 429). Try again later."),
            { ErrorCode: "invalid_client" } => new(UsageErrorKind.InvalidKey, $"Microsoft Entra refused {AzureAccount.ClientSecretSetting}{code}: it is wrong or expired. Make a new secret for the application and set it again."),
            null when account.ClientSecret is not null => new(UsageErrorKind.ParseError, "Microsoft Entra answered with something that isn't a token (a proxy, a login page or a wrong endpoint?)."),
            _ when account.ClientSecret is not null => new(UsageErrorKind.Forbidden, $"Microsoft Entra refused the login{code}. Check {AzureAccount.TenantSetting} and {AzureAccount.ClientSetting}."),
            _ => new(UsageErrorKind.Forbidden, $"Microsoft Entra refused this machine's login{code}. Log in again (az login), or set {AzureAccount.TenantSetting}, {AzureAccount.ClientSetting} and {AzureAccount.ClientSecretSetting}."),
        };
        return new ProviderException(error, exception);
    }

    private static IEnumerable<Exception> Causes(Exception exception)
    {
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            yield return cause;
        }
    }

    [GeneratedRegex("AADSTS[0-9]{4,7}", RegexOptions.CultureInvariant)]
    private static partial Regex EntraCode();

    [LoggerMessage(Level = LogLevel.Debug, Message = "Microsoft Entra gave no token, because of {Cause}")]
    private static partial void LogFailed(ILogger logger, string cause);
}
