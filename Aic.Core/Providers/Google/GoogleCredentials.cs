using System.Text.Json;
using Aic.Core.Http;
using Aic.Core.Usage;

namespace Aic.Core.Providers.Google;

/// <summary>
/// Who reads Cloud Monitoring: a service account's key or a person's application default credentials, read from a file
/// (<see href="https://cloud.google.com/docs/authentication/application-default-credentials"/>).
/// Records print their properties, so these are classes: the secrets in them must not show by accident.
/// </summary>
internal abstract class GoogleCredentials
{
    /// <summary>Google's token endpoint.</summary>
    public static readonly Uri DefaultTokenUri = new("https://oauth2.googleapis.com/token");

    private const int MaxFileBytes = 1024 * 1024;

    /// <summary>The project that the file itself names; null when it names none.</summary>
    public string? ProjectId { get; private init; }

    /// <summary>Whose quota a person's requests count against; null when the file doesn't say.</summary>
    public string? QuotaProjectId { get; private init; }

    /// <summary>The token endpoint: the file's where it is Google's, else Google's default one.</summary>
    public Uri TokenUri { get; private init; } = DefaultTokenUri;

    /// <summary>Who it is, for messages: an e-mail address, or where the credentials are from.</summary>
    public abstract string Principal { get; }

    /// <summary>What must never be repeated.</summary>
    public abstract IReadOnlyList<string> Secrets { get; }

    /// <summary>Reads a credentials file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="ProviderException">The file can't be read or isn't a kind of credentials that is supported.</exception>
    public static async Task<GoogleCredentials> ReadAsync(string path, CancellationToken cancellationToken)
    {
        CredentialFile file;
        try
        {
            FileInfo info = new(path);
            if (info.Length > MaxFileBytes)
            {
                throw Unusable(path, "it is too large for a credentials file");
            }

            byte[] json = await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false);
            file = JsonFields.Parse(json, CredentialFile.Read) ?? throw Unusable(path, "it is empty");
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ProviderException(new UsageError(UsageErrorKind.MissingKey, $"There is no credentials file at {path}. Correct credentials_file (GOOGLE_APPLICATION_CREDENTIALS)."), exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Unusable(path, $"it can't be read ({exception.GetType().Name})", exception);
        }
        catch (JsonException exception)
        {
            throw Unusable(path, "it isn't the JSON of a credentials file", exception);
        }

        return Parse(file, path);
    }

    private static GoogleCredentials Parse(CredentialFile file, string path)
    {
        if (file.UniverseDomain is { Length: > 0 } domain && domain != "googleapis.com")
        {
            throw Unusable(path, $"it belongs to the cloud {domain}; only googleapis.com is supported");
        }

        return file.Type switch
        {
            "service_account" => new ServiceAccount(Required(file.ClientEmail, "client_email", path), Required(file.PrivateKey, "private_key", path), file.PrivateKeyId)
            {
                ProjectId = file.ProjectId,
                QuotaProjectId = file.QuotaProjectId,
                TokenUri = TrustedTokenUri(file.TokenUri),
            },
            "authorized_user" => new AuthorizedUser(Required(file.ClientId, "client_id", path), Required(file.ClientSecret, "client_secret", path), Required(file.RefreshToken, "refresh_token", path))
            {
                QuotaProjectId = file.QuotaProjectId,
                TokenUri = TrustedTokenUri(file.TokenUri),
            },
            { Length: > 0 } other => throw new ProviderException(new UsageError(
                UsageErrorKind.NotSupported,
                $"The credentials file {path} is of the type {other}, which is not supported. Use a service account's key, or run: gcloud auth application-default login")),
            _ => throw Unusable(path, "it has no type: it isn't a credentials file of Google Cloud"),
        };
    }

    /// <summary>What the file says is asked only where it is Google's: a file from elsewhere must not send a signed assertion or a refresh token to its author.</summary>
    private static Uri TrustedTokenUri(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? uri)
        && uri.Scheme == Uri.UriSchemeHttps
        && uri.IsDefaultPort
        && uri.Host.EndsWith(".googleapis.com", StringComparison.OrdinalIgnoreCase)
            ? uri
            : DefaultTokenUri;

    private static string Required(string? value, string name, string path) =>
        string.IsNullOrWhiteSpace(value) ? throw Unusable(path, $"{name} is missing") : value;

    private static ProviderException Unusable(string path, string why, Exception? cause = null) =>
        new(new UsageError(UsageErrorKind.Forbidden, $"The credentials file {path} can't be used: {why}."), cause);

    /// <summary>A service account's key.</summary>
    internal sealed class ServiceAccount(string email, string privateKey, string? privateKeyId) : GoogleCredentials
    {
        /// <inheritdoc />
        public override string Principal => email;

        /// <inheritdoc />
        public override IReadOnlyList<string> Secrets => [privateKey];

        /// <summary>The account's e-mail address.</summary>
        public string Email => email;

        /// <summary>The private key as PEM. Secret.</summary>
        public string PrivateKey => privateKey;

        /// <summary>Which of the account's keys it is; null when the file doesn't say.</summary>
        public string? PrivateKeyId => privateKeyId;
    }

    /// <summary>A person who logged in with gcloud.</summary>
    internal sealed class AuthorizedUser(string clientId, string clientSecret, string refreshToken) : GoogleCredentials
    {
        /// <inheritdoc />
        public override string Principal => "the account logged in with gcloud";

        /// <inheritdoc />
        public override IReadOnlyList<string> Secrets => [clientSecret, refreshToken];

        /// <summary>The application that the person logged in with.</summary>
        public string ClientId => clientId;

        /// <summary>The application's secret.</summary>
        public string ClientSecret => clientSecret;

        /// <summary>The person's refresh token. Secret.</summary>
        public string RefreshToken => refreshToken;
    }
}
