using System.Buffers;
using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Aic.Core.Http;
using Aic.Core.Usage;

namespace Aic.Core.Providers.Google;

/// <summary>
/// Exchanges credentials for an access token that may read Cloud Monitoring and nothing else: a signed assertion for a service account
/// (<see href="https://developers.google.com/identity/protocols/oauth2/service-account#httprest"/>), a refresh token for a person
/// (<see href="https://developers.google.com/identity/protocols/oauth2/web-server#offline"/>).
/// Google's own library isn't used: it brings a reflecting JSON library that doesn't survive trimming.
/// </summary>
internal static class GoogleTokens
{
    /// <summary>The scope that is asked for.</summary>
    public const string Scope = "https://www.googleapis.com/auth/monitoring.read";

    private const string Name = "Google's token endpoint";

    private static readonly TimeSpan AssertionLifetime = TimeSpan.FromHours(1);

    /// <summary>Asks for a token.</summary>
    /// <param name="context">The account and the tools.</param>
    /// <param name="credentials">Who asks.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    /// <exception cref="ProviderException">Google gave none.</exception>
    public static async Task<string> GetAsync(ProviderContext context, GoogleCredentials credentials, CancellationToken cancellationToken)
    {
        string form = credentials switch
        {
            GoogleCredentials.ServiceAccount account =>
                $"grant_type={Uri.EscapeDataString("urn:ietf:params:oauth:grant-type:jwt-bearer")}&assertion={Assertion(account, context.Time.GetUtcNow())}",
            GoogleCredentials.AuthorizedUser user =>
                $"grant_type=refresh_token&client_id={Uri.EscapeDataString(user.ClientId)}&client_secret={Uri.EscapeDataString(user.ClientSecret)}&refresh_token={Uri.EscapeDataString(user.RefreshToken)}",
            _ => throw new ArgumentException("There are no other credentials.", nameof(credentials)),
        };
        Uri uri = context.Account.Endpoint is { } endpoint ? ApiUri.Combine(endpoint, credentials.TokenUri.AbsolutePath) : credentials.TokenUri;
        ApiRequest request = new(HttpMethod.Post, uri)
        {
            Body = Encoding.ASCII.GetBytes(form),
            ContentType = "application/x-www-form-urlencoded",
            IsRepeatable = true,
        };
        ApiResponse response = await context.Http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return response.IsSuccess ? ReadToken(response, uri.Authority) : throw Refused(response, credentials, uri.Authority);
    }

    private static string Assertion(GoogleCredentials.ServiceAccount account, DateTimeOffset now)
    {
        string header = Json(writer =>
        {
            writer.WriteString("alg", "RS256");
            writer.WriteString("typ", "JWT");
            if (account.PrivateKeyId is { } id)
            {
                writer.WriteString("kid", id);
            }
        });
        string claims = Json(writer =>
        {
            writer.WriteString("iss", account.Email);
            writer.WriteString("scope", Scope);
            writer.WriteString("aud", account.TokenUri.AbsoluteUri);
            writer.WriteNumber("iat", now.ToUnixTimeSeconds());
            writer.WriteNumber("exp", (now + AssertionLifetime).ToUnixTimeSeconds());
        });
        string signed = $"{header}.{claims}";
        try
        {
            using RSA rsa = RSA.Create();
            rsa.ImportFromPem(account.PrivateKey);
            byte[] signature = rsa.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            return $"{signed}.{Base64Url.EncodeToString(signature)}";
        }
        catch (Exception exception) when (exception is ArgumentException or CryptographicException)
        {
            throw new ProviderException(
                new UsageError(UsageErrorKind.Forbidden, $"The private key of {account.Email} in the credentials file can't be read. Download a new key of the service account."),
                exception);
        }
    }

    private static string Json(Action<Utf8JsonWriter> write)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return Base64Url.EncodeToString(buffer.WrittenSpan);
    }

    private static string ReadToken(ApiResponse response, string host)
    {
        return ApiClient.Read(response, TokenAnswer.Read, Name, host).AccessToken is { Length: > 0 } token
            ? token
            : throw new ProviderException(new UsageError(UsageErrorKind.ParseError, $"{Name} ({host}) answered without a token."));
    }

    private static ProviderException Refused(ApiResponse response, GoogleCredentials credentials, string host)
    {
        ApiException general = ApiException.From(response, Name, host, credentials.Secrets);
        if (response.Status is not (HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden))
        {
            return general.ToProviderException();
        }

        string what = credentials is GoogleCredentials.ServiceAccount
            ? $"Google refused the key of the service account {credentials.Principal}. Check that key and account still exist and that this machine's clock is right."
            : "Google refused the login of the application default credentials. Log in again: gcloud auth application-default login";
        string code = ErrorCode(response) is { } error ? $" (Google's reason: {error})" : "";

        // Not InvalidKey: the file can be renewed without any change of settings, so the next question must ask again.
        return new ProviderException(new UsageError(UsageErrorKind.Forbidden, what + code), general);
    }

    private static string? ErrorCode(ApiResponse response)
    {
        try
        {
            string? code = JsonFields.Parse(response.Body, TokenError.Read)?.Error;
            return code is { Length: > 0 and <= 40 } && code.All(letter => char.IsAsciiLetterLower(letter) || letter == '_') ? code : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
