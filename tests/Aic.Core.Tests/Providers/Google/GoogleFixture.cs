using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Aic.Core.Configuration;
using Aic.Core.Http;
using Aic.Core.Providers;
using Aic.Core.Providers.Google;
using Aic.Core.Usage;
using Aic.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Aic.Core.Tests.Providers.Google;

/// <summary>A Google of a test's own: one server that stands for all of its hosts, a service account's key, and an account that has both.</summary>
internal sealed class GoogleFixture : IAsyncDisposable
{
    public const string Project = "my-project";
    public const string Email = "reader@my-project.iam.gserviceaccount.com";
    public const string ApiKey = "AIzaSyMadeUpKeyForTests0123456789abcdef";

    private readonly HttpPipeline _http = new(new HttpPipelineOptions { RetryDelay = TimeSpan.FromMilliseconds(1), MaxRetries = 1 }, TimeProvider.System, NullLogger.Instance);
    private readonly TempFolder _folder = new();

    private GoogleFixture(FakeServer server)
    {
        Server = server;
        Monitoring.AnswerOn(server);
        server.Answer("/token", """{"access_token":"ya29.made-up-token","expires_in":3599,"token_type":"Bearer"}""");
        server.Answer("/v1beta/models", """{"models":[{"name":"models/gemini-2.5-flash"}]}""");
    }

    public FakeServer Server { get; }

    public FakeMonitoring Monitoring { get; } = new(Project);

    /// <summary>The service account's key; one for all tests, because making one takes its time.</summary>
    public static RSA Key { get; } = RSA.Create(2048);

    /// <summary>The clock: noon on the 20th.</summary>
    public FakeTimeProvider Time { get; } = new(DateTimeOffset.Parse("2026-11-20T12:00:00Z", CultureInfo.InvariantCulture));

    /// <summary>The file that gcloud left; null for none.</summary>
    public string? DefaultCredentials { get; set; }

    public static async Task<GoogleFixture> StartAsync() => new(await FakeServer.StartAsync());

    public static UsagePeriod Period(string start, string end) =>
        new(DateTimeOffset.Parse(start, CultureInfo.InvariantCulture), DateTimeOffset.Parse(end, CultureInfo.InvariantCulture));

    /// <summary>Writes a credentials file.</summary>
    public string Write(string name, JsonObject content) => WriteText(name, content.ToJsonString());

    public string WriteText(string name, string content)
    {
        string path = _folder.File(name);
        File.WriteAllText(path, content);
        return path;
    }

    public string PathOf(string name) => _folder.File(name);

    public static JsonObject ServiceAccount() => new()
    {
        ["type"] = "service_account",
        ["project_id"] = "the-file's-project",
        ["private_key_id"] = "key-1",
        ["private_key"] = Key.ExportPkcs8PrivateKeyPem(),
        ["client_email"] = Email,
        ["client_id"] = "1",
        ["token_uri"] = "https://oauth2.googleapis.com/token",
    };

    public static JsonObject AuthorizedUser() => new()
    {
        ["type"] = "authorized_user",
        ["client_id"] = "client.apps.googleusercontent.com",
        ["client_secret"] = "made-up+client/secret",
        ["refresh_token"] = "1//made-up-refresh&token",
    };

    /// <summary>An account with a project and the service account's key.</summary>
    public ProviderContext Context() => Context(null, ("project_id", Project), ("credentials_file", Write("key.json", ServiceAccount())));

    public ProviderContext Context(string? key, params (string Name, string Value)[] settings) => new(
        new ProviderAccount
        {
            Provider = Provider().Descriptor,
            Key = key is null ? null : new Secret(key),
            Endpoint = Server.Address,
            IsEndpointFromConfig = true,
            Settings = settings.ToDictionary(setting => setting.Name, setting => setting.Value),
        },
        _http,
        Time,
        NullLogger.Instance);

    public GoogleProvider Provider() => new(() => DefaultCredentials);

    public Task<ProviderReport> ReadAsync(string start, string end) => ReadAsync(Context(), start, end);

    public Task<ProviderReport> ReadAsync(ProviderContext context, string start, string end) =>
        Provider().GetUsageAsync(context, Period(start, end), TestContext.Current.CancellationToken);

    public async Task<UsageError> ErrorAsync(ProviderContext? context = null)
    {
        ProviderException exception = await Assert.ThrowsAsync<ProviderException>(() => ReadAsync(context ?? Context(), "2026-11-01T00:00:00Z", "2026-12-01T00:00:00Z"));
        return exception.Error;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Server.DisposeAsync();
        _folder.Dispose();
    }
}
