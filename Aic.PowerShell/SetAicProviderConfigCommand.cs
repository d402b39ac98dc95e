using System.Management.Automation;
using Aic.Core;
using Aic.Core.Configuration;
using Aic.Core.Providers;
using Aic.PowerShell.Completion;
using Aic.PowerShell.Output;

namespace Aic.PowerShell;

/// <summary>Sets an account up in the configuration file: its key, its endpoint, its provider's own settings.</summary>
[Cmdlet(VerbsCommon.Set, "AicProviderConfig", SupportsShouldProcess = true)]
[OutputType(typeof(AicProvider))]
public sealed class SetAicProviderConfigCommand : AicCmdlet
{
    /// <summary>The account: a provider's id, or for a further account such as <c>openai@work</c>. A new one is added.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("AccountId", "ProviderId", "Id")]
    [ArgumentCompleter(typeof(AccountCompleter))]
    [ValidateNotNullOrEmpty]
    public string Provider { get; set; } = "";

    /// <summary>The key: a SecureString, or text.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    public object? ApiKey { get; set; }

    /// <summary>An environment variable that holds the key; empty removes it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string? ApiKeyVariable { get; set; }

    /// <summary>Which source of the key wins.</summary>
    [Parameter]
    [ValidateSet("Environment", "Config", "None")]
    public string? AuthSource { get; set; }

    /// <summary>Whether the account is asked at all.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public bool? Enabled { get; set; }

    /// <summary>The base URL that replaces the provider's own; empty removes it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string? Endpoint { get; set; }

    /// <summary>The organization (OpenAI).</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string? OrganizationId { get; set; }

    /// <summary>The project (OpenAI, Google AI).</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string? ProjectId { get; set; }

    /// <summary>The workspace (Anthropic).</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string? WorkspaceId { get; set; }

    /// <summary>The subscription (Azure OpenAI).</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string? SubscriptionId { get; set; }

    /// <summary>The resource's full id (Azure OpenAI).</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string? ResourceId { get; set; }

    /// <summary>The resource group (Azure OpenAI).</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string? ResourceGroup { get; set; }

    /// <summary>The resource's name (Azure OpenAI).</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string? ResourceName { get; set; }

    /// <summary>Where the key is checked, if that isn't the endpoint (Azure OpenAI).</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string? ResourceEndpoint { get; set; }

    /// <summary>The tenant of the application that signs in (Azure OpenAI).</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string? TenantId { get; set; }

    /// <summary>The application that signs in (Azure OpenAI).</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string? ClientId { get; set; }

    /// <summary>The application's secret (Azure OpenAI): a SecureString, or text.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public object? ClientSecret { get; set; }

    /// <summary>The file of a service account's credentials (Google AI).</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string? CredentialsFile { get; set; }

    /// <summary>Writes the account, as <c>Get-AicProvider</c> does, to the pipeline.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc />
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        UsageTracker tracker = Tracker;
        AgentConfig before = tracker.Config.Read();
        string id = Provider.Trim();
        ProviderDescriptor? provider = ProviderCatalog.Find(id.Split('@')[0])?.Descriptor;
        if (provider is null)
        {
            WriteError(Errors.UnknownProvider(id, [.. ProviderCatalog.All.Select(known => known.Descriptor.Id)]));
            return;
        }

        AccountChanges changes = new(id, provider);
        await CollectAsync(changes).ConfigureAwait(false);
        if (changes.Problem(before) is { } problem)
        {
            WriteError(problem);
            return;
        }

        if (changes.HasPlainText)
        {
            WriteWarning($"A key that is typed as text stays in the shell's history. Next time let it be asked for: Set-AicProviderConfig {id} -ApiKey (Read-Host -AsSecureString).");
        }

        if (!await ShouldProcessAsync(id, $"Set {changes.Names} in {tracker.Config.Path}").ConfigureAwait(false))
        {
            return;
        }

        tracker.Config.Update(changes.Apply);
        if (PassThru)
        {
            WriteObject(new AicProvider(tracker.GetAccounts().First(account => string.Equals(account.Id, id, StringComparison.OrdinalIgnoreCase))));
        }
    }

    private async Task CollectAsync(AccountChanges changes)
    {
        string? file = string.IsNullOrEmpty(CredentialsFile)
            ? CredentialsFile
            : await OnPipelineAsync(() => SessionState.Path.GetUnresolvedProviderPathFromPSPath(CredentialsFile)).ConfigureAwait(false);
        changes.AddSecret(nameof(ApiKey), ApiKey, IsGiven(nameof(ApiKey)));
        changes.Add(nameof(ApiKeyVariable), ApiKeyVariable);
        changes.Add(nameof(AuthSource), AuthSource);
        changes.Add(nameof(Enabled), Enabled?.ToString());
        changes.Add(nameof(Endpoint), Endpoint);
        changes.AddSetting(nameof(OrganizationId), OrganizationId);
        changes.AddSetting(nameof(ProjectId), ProjectId);
        changes.AddSetting(nameof(WorkspaceId), WorkspaceId);
        changes.AddSetting(nameof(SubscriptionId), SubscriptionId);
        changes.AddSetting(nameof(ResourceId), ResourceId);
        changes.AddSetting(nameof(ResourceGroup), ResourceGroup);
        changes.AddSetting(nameof(ResourceName), ResourceName);
        changes.AddSetting(nameof(ResourceEndpoint), ResourceEndpoint);
        changes.AddSetting(nameof(TenantId), TenantId);
        changes.AddSetting(nameof(ClientId), ClientId);
        changes.AddSecret(nameof(ClientSecret), ClientSecret, IsGiven(nameof(ClientSecret)));
        changes.AddSetting(nameof(CredentialsFile), file);
    }

    private bool IsGiven(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);
}
