using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Aic.Core.Providers;
using Aic.Core.Providers.Google;
using Aic.Core.Usage;
using Aic.Testing;
using Microsoft.AspNetCore.WebUtilities;

namespace Aic.Core.Tests.Providers.Google;

public sealed class GoogleCredentialsTests
{
    [Fact]
    public async Task A_service_account_signs_an_assertion_that_may_only_read_metrics()
    {
        await using GoogleFixture google = await GoogleFixture.StartAsync();

        await google.ReadAsync("2026-11-01T00:00:00Z", "2026-11-04T00:00:00Z");

        RecordedRequest request = Assert.Single(google.Server.RequestsTo("/token"));
        Assert.Equal("application/x-www-form-urlencoded", request.Header("Content-Type"));
        Dictionary<string, string> form = Form(request);
        Assert.Equal("urn:ietf:params:oauth:grant-type:jwt-bearer", form["grant_type"]);
        string[] parts = form["assertion"].Split('.');
        Assert.True(GoogleFixture.Key.VerifyData(
            Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"),
            Base64Url.DecodeFromChars(parts[2]),
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1));
        JsonElement header = Decode(parts[0]);
        Assert.Equal(("RS256", "JWT", "key-1"), (header.GetProperty("alg").GetString(), header.GetProperty("typ").GetString(), header.GetProperty("kid").GetString()));
        JsonElement claims = Decode(parts[1]);
        Assert.Equal(GoogleFixture.Email, claims.GetProperty("iss").GetString());
        Assert.Equal("https://www.googleapis.com/auth/monitoring.read", claims.GetProperty("scope").GetString());
        Assert.Equal("https://oauth2.googleapis.com/token", claims.GetProperty("aud").GetString());
        Assert.Equal(google.Time.GetUtcNow().ToUnixTimeSeconds(), claims.GetProperty("iat").GetInt64());
        Assert.Equal(3600, claims.GetProperty("exp").GetInt64() - claims.GetProperty("iat").GetInt64());
    }

    [Fact]
    public async Task The_token_is_sent_to_Cloud_Monitoring_and_no_secret_is_in_any_address()
    {
        await using GoogleFixture google = await GoogleFixture.StartAsync();
        string file = google.Write("adc.json", GoogleFixture.AuthorizedUser());

        await google.ReadAsync(google.Context(GoogleFixture.ApiKey, ("project_id", "my-project"), ("credentials_file", file)), "2026-11-01T00:00:00Z", "2026-11-04T00:00:00Z");

        Assert.All(google.Server.Requests, request =>
        {
            string target = Uri.UnescapeDataString(request.Target);
            Assert.DoesNotContain("made-up", target, StringComparison.Ordinal);
            Assert.DoesNotContain(GoogleFixture.ApiKey, target, StringComparison.Ordinal);
        });
        RecordedRequest[] monitoring = [.. google.Server.Requests.Where(request => request.Path.StartsWith("/v3/", StringComparison.Ordinal))];
        Assert.NotEmpty(monitoring);
        Assert.All(monitoring, request => Assert.Equal("Bearer ya29.made-up-token", request.Header("Authorization")));
    }

    [Fact]
    public async Task A_persons_login_is_exchanged_by_its_refresh_token_and_counts_against_the_projects_quota()
    {
        await using GoogleFixture google = await GoogleFixture.StartAsync();
        string file = google.Write("adc.json", GoogleFixture.AuthorizedUser());

        await google.ReadAsync(google.Context(null, ("project_id", "my-project"), ("credentials_file", file)), "2026-11-01T00:00:00Z", "2026-11-04T00:00:00Z");

        Dictionary<string, string> form = Form(Assert.Single(google.Server.RequestsTo("/token")));
        Assert.Equal("refresh_token", form["grant_type"]);
        Assert.Equal("client.apps.googleusercontent.com", form["client_id"]);
        Assert.Equal("made-up+client/secret", form["client_secret"]);
        Assert.Equal("1//made-up-refresh&token", form["refresh_token"]);
        Assert.Equal("my-project", google.Server.RequestsTo("/v3/projects/my-project/metricDescriptors")[0].Header("x-goog-user-project"));
    }

    [Fact]
    public async Task The_quota_project_of_a_login_wins_over_the_project_that_is_read()
    {
        await using GoogleFixture google = await GoogleFixture.StartAsync();
        JsonObject user = GoogleFixture.AuthorizedUser();
        user["quota_project_id"] = "pays";
        string file = google.Write("adc.json", user);

        await google.ReadAsync(google.Context(null, ("project_id", "my-project"), ("credentials_file", file)), "2026-11-01T00:00:00Z", "2026-11-04T00:00:00Z");

        Assert.Equal("pays", google.Server.RequestsTo("/v3/projects/my-project/metricDescriptors")[0].Header("x-goog-user-project"));
    }

    [Fact]
    public async Task The_login_of_gcloud_is_used_where_no_file_is_named()
    {
        await using GoogleFixture google = await GoogleFixture.StartAsync();
        google.DefaultCredentials = google.Write("application_default_credentials.json", GoogleFixture.AuthorizedUser());

        await google.ReadAsync(google.Context(null, ("project_id", "my-project")), "2026-11-01T00:00:00Z", "2026-11-04T00:00:00Z");

        Assert.Equal("refresh_token", Form(Assert.Single(google.Server.RequestsTo("/token")))["grant_type"]);
    }

    [Fact]
    public async Task The_project_in_a_service_accounts_file_is_read_where_none_is_set()
    {
        await using GoogleFixture google = await GoogleFixture.StartAsync();
        JsonObject account = GoogleFixture.ServiceAccount();
        account["project_id"] = "my-project";

        ProviderReport report = await google.ReadAsync(google.Context(null, ("credentials_file", google.Write("key.json", account))), "2026-11-01T00:00:00Z", "2026-11-04T00:00:00Z");

        Assert.NotNull(report.Usage);
    }

    [Theory]
    [InlineData("https://evil.example/token")]
    [InlineData("http://oauth2.googleapis.com/token")]
    [InlineData("https://oauth2.googleapis.com.evil.example/token")]
    [InlineData("https://evil-googleapis.com/token")]
    [InlineData("https://oauth2.googleapis.com:8443/token")]
    [InlineData("not an address")]
    public async Task A_token_address_that_is_not_Googles_is_not_used(string address)
    {
        await using GoogleFixture google = await GoogleFixture.StartAsync();
        JsonObject account = GoogleFixture.ServiceAccount();
        account["token_uri"] = address;

        GoogleCredentials credentials = await GoogleCredentials.ReadAsync(google.Write("key.json", account), TestContext.Current.CancellationToken);

        Assert.Equal(new Uri("https://oauth2.googleapis.com/token"), credentials.TokenUri);
    }

    [Fact]
    public async Task A_token_address_of_Googles_is_used()
    {
        await using GoogleFixture google = await GoogleFixture.StartAsync();
        JsonObject account = GoogleFixture.ServiceAccount();
        account["token_uri"] = "https://www.googleapis.com/oauth2/v4/token";

        GoogleCredentials credentials = await GoogleCredentials.ReadAsync(google.Write("key.json", account), TestContext.Current.CancellationToken);

        Assert.Equal(new Uri("https://www.googleapis.com/oauth2/v4/token"), credentials.TokenUri);
    }

    [Theory]
    [InlineData("""{"type":"external_account","audience":"x"}""", UsageErrorKind.NotSupported, "external_account")]
    [InlineData("""{"type":"impersonated_service_account"}""", UsageErrorKind.NotSupported, "gcloud auth application-default login")]
    [InlineData("""{"type":"service_account","client_email":"a@b"}""", UsageErrorKind.Forbidden, "private_key is missing")]
    [InlineData("""{"type":"service_account","client_email":"a@b","private_key":"-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n"}""", UsageErrorKind.Forbidden, "can't be read")]
    [InlineData("""{"type":"authorized_user","client_id":"a","client_secret":"b"}""", UsageErrorKind.Forbidden, "refresh_token is missing")]
    [InlineData("""{"type":"service_account","universe_domain":"example.cloud"}""", UsageErrorKind.Forbidden, "example.cloud")]
    [InlineData("""{"installed":{"client_id":"x"}}""", UsageErrorKind.Forbidden, "isn't a credentials file")]
    [InlineData("""{"type":"service_account",""", UsageErrorKind.Forbidden, "isn't the JSON")]
    [InlineData("", UsageErrorKind.Forbidden, "isn't the JSON")]
    public async Task A_file_that_can_not_be_used_is_told_with_the_reason(string content, UsageErrorKind kind, string part)
    {
        await using GoogleFixture google = await GoogleFixture.StartAsync();

        UsageError error = await google.ErrorAsync(google.Context(null, ("project_id", "my-project"), ("credentials_file", google.WriteText("key.json", content))));

        Assert.Equal(kind, error.Kind);
        Assert.Contains(part, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("c2VjcmV0", error.Message, StringComparison.Ordinal);
        Assert.Empty(google.Server.Requests);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named()
    {
        await using GoogleFixture google = await GoogleFixture.StartAsync();
        string path = google.PathOf("gone.json");

        UsageError error = await google.ErrorAsync(google.Context(null, ("project_id", "my-project"), ("credentials_file", path)));

        Assert.Equal(UsageErrorKind.MissingKey, error.Kind);
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"error":"invalid_grant","error_description":"Token has been expired or revoked: 1//made-up-refresh"}""", 400, "invalid_grant")]
    [InlineData("""{"error":"unauthorized_client","error_description":"x"}""", 401, "unauthorized_client")]
    public async Task A_login_that_Google_refuses_says_to_log_in_again(string body, int status, string reason)
    {
        await using GoogleFixture google = await GoogleFixture.StartAsync();
        google.Server.Answer("/token", body, status);

        UsageError error = await google.ErrorAsync(google.Context(null, ("project_id", "my-project"), ("credentials_file", google.Write("adc.json", GoogleFixture.AuthorizedUser()))));

        Assert.Equal(UsageErrorKind.Forbidden, error.Kind);
        Assert.Contains("gcloud auth application-default login", error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("made-up", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_Google_refuses_names_the_service_account()
    {
        await using GoogleFixture google = await GoogleFixture.StartAsync();
        google.Server.Answer("/token", """{"error":"invalid_grant","error_description":"Invalid JWT Signature."}""", 400);

        UsageError error = await google.ErrorAsync();

        Assert.Contains(GoogleFixture.Email, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"expires_in":3599}""")]
    [InlineData("<html>")]
    [InlineData("")]
    public async Task An_answer_without_a_token_is_an_error(string body)
    {
        await using GoogleFixture google = await GoogleFixture.StartAsync();
        google.Server.Answer("/token", body);

        Assert.Equal(UsageErrorKind.ParseError, (await google.ErrorAsync()).Kind);
    }

    [Fact]
    public void The_login_of_gcloud_is_looked_for_where_gcloud_leaves_it()
    {
        using TempFolder folder = new();
        string config = Directory.CreateDirectory(folder.File("custom")).FullName;
        string home = Directory.CreateDirectory(Path.Combine(folder.Path, "home", ".config", "gcloud")).FullName;
        string appData = Directory.CreateDirectory(Path.Combine(folder.Path, "appdata", "gcloud")).FullName;
        foreach (string place in new[] { config, home, appData })
        {
            File.WriteAllText(Path.Combine(place, "application_default_credentials.json"), "{}");
        }

        Dictionary<string, string?> variables = new() { ["HOME"] = folder.File("home"), ["APPDATA"] = folder.File("appdata") };

        Assert.Equal(Path.Combine(home, "application_default_credentials.json"), GoogleDefaultCredentials.Find(variables.GetValueOrDefault, isWindows: false));
        Assert.Equal(Path.Combine(appData, "application_default_credentials.json"), GoogleDefaultCredentials.Find(variables.GetValueOrDefault, isWindows: true));
        variables["CLOUDSDK_CONFIG"] = config;
        Assert.Equal(Path.Combine(config, "application_default_credentials.json"), GoogleDefaultCredentials.Find(variables.GetValueOrDefault, isWindows: false));
        variables["CLOUDSDK_CONFIG"] = folder.File("nowhere");
        Assert.Null(GoogleDefaultCredentials.Find(variables.GetValueOrDefault, isWindows: false));
        Assert.Null(GoogleDefaultCredentials.Find(_ => null, isWindows: true));
    }

    private static Dictionary<string, string> Form(RecordedRequest request) =>
        QueryHelpers.ParseQuery(request.Body).ToDictionary(pair => pair.Key, pair => pair.Value.ToString());

    private static JsonElement Decode(string part) => JsonSerializer.Deserialize<JsonElement>(Base64Url.DecodeFromChars(part));
}
