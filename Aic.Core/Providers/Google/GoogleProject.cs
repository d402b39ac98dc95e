using Aic.Core.Usage;

namespace Aic.Core.Providers.Google;

/// <summary>The project whose usage is asked for, and who asks.</summary>
/// <param name="Id">The project's id.</param>
/// <param name="Credentials">Who asks.</param>
internal sealed record GoogleProject(string Id, GoogleCredentials Credentials)
{
    /// <summary>What is needed to read usage, for messages.</summary>
    public const string Needs =
        "project_id (GOOGLE_CLOUD_PROJECT) and credentials with roles/monitoring.viewer in that project: credentials_file (GOOGLE_APPLICATION_CREDENTIALS) with a service account's key, or a login by gcloud auth application-default login";

    /// <summary>The id as part of an address.</summary>
    public string EscapedId => Uri.EscapeDataString(Id);

    /// <summary>The project that a person's requests count against: Cloud Monitoring refuses those without one.</summary>
    public string QuotaProject => Credentials.QuotaProjectId ?? Id;

    /// <summary>Finds project and credentials of an account.</summary>
    /// <param name="account">The account.</param>
    /// <param name="findDefaultCredentials">Finds the file that gcloud leaves; asked only when the account names none.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>Null when one of them isn't set: what is missing says <see cref="Missing"/>.</returns>
    /// <exception cref="ProviderException">The credentials file is named but can't be used.</exception>
    public static async Task<GoogleProject?> FindAsync(ProviderAccount account, Func<string?> findDefaultCredentials, CancellationToken cancellationToken)
    {
        string? file = account.Setting(GoogleProvider.CredentialsFileSetting) ?? findDefaultCredentials();
        if (file is null)
        {
            return null;
        }

        string? projectId = account.Setting(GoogleProvider.ProjectSetting);
        if (projectId is null && account.Setting(GoogleProvider.CredentialsFileSetting) is null)
        {
            // A login with gcloud names no project of its own, so there is nothing to open the file for.
            return null;
        }

        GoogleCredentials credentials = await GoogleCredentials.ReadAsync(file, cancellationToken).ConfigureAwait(false);
        return (projectId ?? credentials.ProjectId) is { } id ? new GoogleProject(id, credentials) : null;
    }

    /// <summary>Says what an account lacks to read usage.</summary>
    /// <param name="account">The account.</param>
    /// <param name="isKeyGood">True where the key was asked and is valid.</param>
    public static UsageError Missing(ProviderAccount account, bool isKeyGood) => new(
        account.Key is null ? UsageErrorKind.MissingKey : UsageErrorKind.Forbidden,
        $"{(isKeyGood ? "The key is valid, but an API key can't read usage" : "Usage can't be read")}. It needs {Needs}. Not set: {(account.Setting(GoogleProvider.ProjectSetting) is null ? "project_id" : "credentials")}.");
}
