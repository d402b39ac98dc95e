using Aic.Core.Http;
using Aic.Core.Usage;
using Microsoft.Extensions.Logging;

namespace Aic.Core.Providers.Google;

/// <summary>
/// Google AI (the Gemini API). An API key can only be checked (<see href="https://ai.google.dev/api/models#method:-models.list"/>);
/// usage is in Cloud Monitoring of the key's project and is read with credentials that may see it. Cost is in the billing export only.
/// An endpoint from the configuration file takes the traffic of all three hosts: the Gemini API, Cloud Monitoring and the token endpoint.
/// </summary>
/// <param name="findDefaultCredentials">Finds the credentials file that gcloud leaves; asked only when the account names none.</param>
internal sealed partial class GoogleProvider(Func<string?> findDefaultCredentials) : IUsageProvider
{
    /// <summary>The setting of the project's id.</summary>
    public const string ProjectSetting = "project_id";

    /// <summary>The setting of the credentials file.</summary>
    public const string CredentialsFileSetting = "credentials_file";

    private const string Name = "Google AI";

    /// <inheritdoc />
    public ProviderDescriptor Descriptor { get; } = new()
    {
        Id = "google",
        Name = Name,
        KeyVariables = ["GOOGLE_API_KEY", "GEMINI_API_KEY"],
        LoginFiles = getVariable => GoogleDefaultCredentials.PathOf(getVariable, OperatingSystem.IsWindows()) is { } file ? [file] : [],
        Settings =
        [
            new(ProjectSetting, "The id of the Google Cloud project whose usage is read; needed unless the credentials file names it.", ["GOOGLE_CLOUD_PROJECT"]),
            new(CredentialsFileSetting, "A service account's key or application default credentials (JSON) with roles/monitoring.viewer in the project; without it the login of gcloud is used.", ["GOOGLE_APPLICATION_CREDENTIALS"], IsCredential: true),
        ],
        Authentication = "An API key is only checked; usage needs a project id and credentials with roles/monitoring.viewer.",
        SetupHint = $"Set GOOGLE_API_KEY or GEMINI_API_KEY to check a key; to read usage set {GoogleProject.Needs}.",
        // Six weeks at the resolution at which they were written: https://cloud.google.com/monitoring/quotas#data_retention_policy
        HistoryDays = 42,
        Reports = ["requests", "tokens", "models", "days", "quotas"],
        Dashboard = new Uri("https://aistudio.google.com/usage"),
        Documentation = new Uri("https://cloud.google.com/monitoring/api/ref_v3/rest/v3/projects.timeSeries/list"),
    };

    /// <inheritdoc />
    public async Task<ProviderReport> GetUsageAsync(ProviderContext context, UsagePeriod period, CancellationToken cancellationToken)
    {
        GoogleProject? project = await GoogleProject.FindAsync(context.Account, findDefaultCredentials, cancellationToken).ConfigureAwait(false);
        if (project is null)
        {
            if (context.Account.Key is not null)
            {
                await CheckKeyAsync(context, cancellationToken).ConfigureAwait(false);
            }

            throw new ProviderException(GoogleProject.Missing(context.Account, isKeyGood: context.Account.Key is not null));
        }

        DateTimeOffset now = context.Time.GetUtcNow();
        GoogleMonitoring monitoring = await GoogleMonitoring.ConnectAsync(context, project, cancellationToken).ConfigureAwait(false);
        IReadOnlySet<string> types = await monitoring.GetMetricTypesAsync(cancellationToken).ConfigureAwait(false);
        (UsageData usage, IReadOnlyList<GoogleTier> tiers) = await GoogleUsage.ReadAsync(monitoring, types, period, now, cancellationToken).ConfigureAwait(false);
        return new ProviderReport
        {
            Usage = usage,
            Quotas = await ReadQuotasAsync(context, monitoring, types, tiers, usage, now, cancellationToken).ConfigureAwait(false),
            Notes = Notes(usage, project),
            Description = "Google tells cost only in the billing export and in the console: https://console.cloud.google.com/billing",
        };
    }

    /// <inheritdoc />
    public async Task<KeyValidation> ValidateAsync(ProviderContext context, CancellationToken cancellationToken)
    {
        UsageError? keyError = null;
        if (context.Account.Key is not null)
        {
            try
            {
                await CheckKeyAsync(context, cancellationToken).ConfigureAwait(false);
            }
            catch (ProviderException exception)
            {
                keyError = exception.Error;
            }
        }

        (GoogleProject? project, UsageError? usageError) = await CheckUsageAsync(context, cancellationToken).ConfigureAwait(false);
        return KeyAndLoginVerdict.Of(
            context.Account.Key is not null,
            keyError,
            usageError,
            $"the login of {project?.Credentials.Principal}",
            ["usage", "quotas"],
            $"It is that of the project {project?.Id}; cost is in the billing export only.",
            project?.Id);
    }

    private static async Task CheckKeyAsync(ProviderContext context, CancellationToken cancellationToken)
    {
        Uri baseUri = context.Account.Endpoint ?? new Uri($"https://{GoogleMetrics.Service}");

        // In a header, never in the address: addresses land in logs.
        ApiClient client = new(context.Http, baseUri, [new("x-goog-api-key", context.Account.Key!.Reveal())], Name);
        try
        {
            await client.GetAsync("/v1beta/models?pageSize=1", JsonFields.Anything, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException exception)
        {
            throw GoogleErrors.OfKey(exception);
        }
    }

    private async Task<(GoogleProject? Project, UsageError? Error)> CheckUsageAsync(ProviderContext context, CancellationToken cancellationToken)
    {
        GoogleProject? project = null;
        try
        {
            project = await GoogleProject.FindAsync(context.Account, findDefaultCredentials, cancellationToken).ConfigureAwait(false);
            if (project is null)
            {
                return (null, GoogleProject.Missing(context.Account, isKeyGood: false));
            }

            GoogleMonitoring monitoring = await GoogleMonitoring.ConnectAsync(context, project, cancellationToken).ConfigureAwait(false);
            await monitoring.GetMetricTypesAsync(cancellationToken).ConfigureAwait(false);
            return (project, null);
        }
        catch (ProviderException exception)
        {
            return (project, exception.Error);
        }
    }

    private static async Task<IReadOnlyList<QuotaWindow>> ReadQuotasAsync(
        ProviderContext context,
        GoogleMonitoring monitoring,
        IReadOnlySet<string> types,
        IReadOnlyList<GoogleTier> tiers,
        UsageData usage,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        HashSet<string> models = [.. usage.Breakdown.Select(row => row.Model).OfType<string>()];
        try
        {
            return await GoogleQuotas.ReadAsync(monitoring, types, tiers, models, now, cancellationToken).ConfigureAwait(false);
        }
        catch (ProviderException exception)
        {
            // Usage is known already; limits are an extra that isn't worth losing it.
            LogNoQuotas(context.Logger, exception.Error.Message);
            return [];
        }
    }

    private static List<string> Notes(UsageData usage, GoogleProject project)
    {
        List<string> notes = [$"Usage of the Gemini API in the Google Cloud project {project.Id}; requests are counted for all models together, and input includes cached tokens."];
        if (usage.TokensInput is null)
        {
            notes.Add("Cloud Monitoring has no count of input tokens for this project.");
        }

        return notes;
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Google AI: limits can't be read. {Reason}")]
    private static partial void LogNoQuotas(ILogger logger, string reason);
}
