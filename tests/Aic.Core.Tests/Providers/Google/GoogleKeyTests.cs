using System.Text.Json.Nodes;
using Aic.Core.Configuration;
using Aic.Core.Providers;
using Aic.Core.Usage;
using Aic.Testing;

namespace Aic.Core.Tests.Providers.Google;

public sealed class GoogleKeyTests
{
    [Fact]
    public async Task A_key_is_sent_in_a_header_and_never_in_the_address()
    {
        await using GoogleFixture google = await GoogleFixture.StartAsync();

        KeyValidation verdict = await ValidateAsync(google, google.Context(GoogleFixture.ApiKey));

        RecordedRequest request = Assert.Single(google.Server.Requests);
        Assert.Equal("/v1beta/models", request.Path);
        Assert.Equal(GoogleFixture.ApiKey, request.Header("x-goog-api-key"));
        Assert.DoesNotContain("key", request.QueryString, StringComparison.Ordinal);
        Assert.Equal(KeyStatus.Valid, verdict.Status);
    }

    [Fact]
    public async Task A_key_alone_is_valid_and_the_verdict_names_what_reading_usage_needs()
    {
        await using GoogleFixture google = await GoogleFixture.StartAsync();

        KeyValidation verdict = await ValidateAsync(google, google.Context(GoogleFixture.ApiKey));

        Assert.Empty(verdict.CanRead);
        AssertNamesWhatIsNeeded(verdict.Message);
    }

    [Fact]
    public async Task Usage_with_a_key_alone_is_forbidden_and_names_what_is_needed()
    {
        await using GoogleFixture google = await GoogleFixture.StartAsync();

        UsageError error = await google.ErrorAsync(google.Context(GoogleFixture.ApiKey));

        Assert.Equal(UsageErrorKind.Forbidden, error.Kind);
        AssertNamesWhatIsNeeded(error.Message);
    }

    [Fact]
    public async Task Usage_with_a_wrong_key_alone_says_that_the_key_is_wrong()
    {
        await using GoogleFixture google = await GoogleFixture.StartAsync();
        google.Server.Answer("/v1beta/models", InvalidKey, 400);

        Assert.Equal(UsageErrorKind.InvalidKey, (await google.ErrorAsync(google.Context(GoogleFixture.ApiKey))).Kind);
    }

    [Fact]
    public async Task Usage_without_anything_is_a_missing_key()
    {
        await using GoogleFixture google = await GoogleFixture.StartAsync();

        UsageError error = await google.ErrorAsync(google.Context(null, ("project_id", "my-project")));

        Assert.Equal(UsageErrorKind.MissingKey, error.Kind);
        Assert.Contains("Not set: credentials", error.Message, StringComparison.Ordinal);
        Assert.Empty(google.Server.Requests);
    }

    [Theory]
    [InlineData(400, "API_KEY_INVALID", KeyStatus.Invalid, "aistudio.google.com")]
    [InlineData(403, "API_KEY_SERVICE_BLOCKED", KeyStatus.Forbidden, "Generative Language API")]
    [InlineData(403, "API_KEY_IP_ADDRESS_BLOCKED", KeyStatus.Forbidden, "restricted")]
    [InlineData(403, "API_KEY_HTTP_REFERRER_BLOCKED", KeyStatus.Forbidden, "restricted")]
    [InlineData(403, "SERVICE_DISABLED", KeyStatus.Forbidden, "console.cloud.google.com/apis/library/generativelanguage.googleapis.com")]
    [InlineData(403, "SOMETHING_NEW", KeyStatus.Forbidden, "HTTP 403")]
    [InlineData(401, "ACCESS_TOKEN_TYPE_UNSUPPORTED", KeyStatus.Invalid, "HTTP 401")]
    [InlineData(400, "SOMETHING_NEW", KeyStatus.Unreachable, "HTTP 400")]
    [InlineData(503, "SOMETHING_NEW", KeyStatus.Unreachable, "HTTP 503")]
    public async Task Each_refusal_is_told_for_what_it_is(int status, string reason, KeyStatus expected, string part)
    {
        await using GoogleFixture google = await GoogleFixture.StartAsync();
        google.Server.Answer("/v1beta/models", Error(status, reason), status);

        KeyValidation verdict = await ValidateAsync(google, google.Context(GoogleFixture.ApiKey));

        Assert.Equal(expected, verdict.Status);
        Assert.Contains(part, verdict.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(GoogleFixture.ApiKey, verdict.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_instead_of_JSON_is_no_valid_key()
    {
        await using GoogleFixture google = await GoogleFixture.StartAsync();
        google.Server.Answer("/v1beta/models", _ => new FakeAnswer("<html>Sign in</html>") { ContentType = "text/html" });

        Assert.Equal(KeyStatus.Unreachable, (await ValidateAsync(google, google.Context(GoogleFixture.ApiKey))).Status);
    }

    [Fact]
    public async Task Key_and_credentials_together_can_read_usage()
    {
        await using GoogleFixture google = await GoogleFixture.StartAsync();

        KeyValidation verdict = await ValidateAsync(google, google.Context(GoogleFixture.ApiKey, ("project_id", "my-project"), ("credentials_file", google.Write("key.json", GoogleFixture.ServiceAccount()))));

        Assert.Equal(KeyStatus.Valid, verdict.Status);
        Assert.Equal(["usage", "quotas"], verdict.CanRead);
        Assert.Equal("my-project", verdict.Organization);
    }

    [Fact]
    public async Task Credentials_alone_are_enough()
    {
        await using GoogleFixture google = await GoogleFixture.StartAsync();

        KeyValidation verdict = await ValidateAsync(google, google.Context());

        Assert.Equal(KeyStatus.Valid, verdict.Status);
        Assert.Empty(google.Server.RequestsTo("/v1beta/models"));
    }

    [Fact]
    public async Task A_wrong_key_beside_good_credentials_is_invalid_and_usage_is_read_all_the_same()
    {
        await using GoogleFixture google = await GoogleFixture.StartAsync();
        google.Server.Answer("/v1beta/models", InvalidKey, 400);
        ProviderContext context = google.Context(GoogleFixture.ApiKey, ("project_id", "my-project"), ("credentials_file", google.Write("key.json", GoogleFixture.ServiceAccount())));

        KeyValidation verdict = await ValidateAsync(google, context);
        ProviderReport report = await google.ReadAsync(context, "2026-11-01T00:00:00Z", "2026-11-04T00:00:00Z");

        Assert.Equal(KeyStatus.Invalid, verdict.Status);
        Assert.Contains("all the same", verdict.Message, StringComparison.Ordinal);
        Assert.NotNull(report.Usage);
    }

    [Fact]
    public async Task A_key_that_was_found_wrong_does_not_keep_the_tracker_from_reading_usage_with_the_credentials()
    {
        await using GoogleFixture google = await GoogleFixture.StartAsync();
        google.Server.Answer("/v1beta/models", InvalidKey, 400);
        JsonObject config = new()
        {
            ["providers"] = new JsonObject
            {
                ["google"] = new JsonObject
                {
                    ["api_key"] = GoogleFixture.ApiKey,
                    ["auth_source"] = "config",
                    ["endpoint"] = google.Server.Address.ToString(),
                    ["project_id"] = "my-project",
                    ["credentials_file"] = google.Write("key.json", GoogleFixture.ServiceAccount()),
                },
            },
        };
        google.Write("agent.json", config);
        string folder = Path.GetDirectoryName(google.PathOf("agent.json"))!;
        using UsageTracker tracker = new(new UsageTrackerOptions
        {
            Paths = new AicPaths(folder, folder),
            GetVariable = _ => null,
            Time = google.Time,
            Catalog = [google.Provider()],
        });

        AccountValidation verdict = await tracker.ValidateAsync(["google"], TestContext.Current.CancellationToken).SingleAsync(TestContext.Current.CancellationToken);
        ProviderUsage usage = await tracker.GetUsageAsync(new UsageQuery(), TestContext.Current.CancellationToken).SingleAsync(TestContext.Current.CancellationToken);

        Assert.Equal(KeyStatus.Invalid, verdict.Validation.Status);
        Assert.Null(usage.Error);
        Assert.True(usage.IsAvailable);
    }

    [Theory]
    [InlineData(403, "SERVICE_DISABLED", "monitoring.googleapis.com")]
    [InlineData(403, "USER_PROJECT_DENIED", "roles/serviceusage.serviceUsageConsumer")]
    [InlineData(403, "IAM_PERMISSION_DENIED", "roles/monitoring.viewer")]
    [InlineData(404, "RESOURCE_NOT_FOUND", "project_id")]
    [InlineData(401, "ACCESS_TOKEN_EXPIRED", "credentials file")]
    public async Task What_Cloud_Monitoring_refuses_is_forbidden_with_what_to_do(int status, string reason, string part)
    {
        await using GoogleFixture google = await GoogleFixture.StartAsync();
        google.Server.Answer("/v3/projects/my-project/metricDescriptors", Error(status, reason), status);

        UsageError error = await google.ErrorAsync();

        Assert.Equal(UsageErrorKind.Forbidden, error.Kind);
        Assert.Contains(part, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_many_questions_to_Cloud_Monitoring_are_told_with_the_wait()
    {
        await using GoogleFixture google = await GoogleFixture.StartAsync();
        google.Server.Answer("/v3/projects/my-project/metricDescriptors", _ => new FakeAnswer(Error(429, "RATE_LIMIT_EXCEEDED"), 429) { Headers = new Dictionary<string, string> { ["Retry-After"] = "3600" } });

        UsageError error = await google.ErrorAsync();

        Assert.Equal((UsageErrorKind.RateLimited, TimeSpan.FromHours(1)), (error.Kind, error.RetryAfter));
    }

    [Fact]
    public void The_catalog_has_it_with_its_variables()
    {
        IUsageProvider provider = Assert.IsAssignableFrom<IUsageProvider>(ProviderCatalog.Find("google"));

        Assert.Equal(["GOOGLE_API_KEY", "GEMINI_API_KEY"], provider.Descriptor.KeyVariables);
        Assert.Empty(provider.Descriptor.EndpointVariables);
        ProviderSetting file = Assert.Single(provider.Descriptor.Settings, setting => setting.IsCredential);
        Assert.Equal(("credentials_file", "GOOGLE_APPLICATION_CREDENTIALS"), (file.Name, Assert.Single(file.Variables)));
    }

    private static string InvalidKey => Error(400, "API_KEY_INVALID");

    private static string Error(int code, string reason) =>
        $$$"""{"error":{"code":{{{code}}},"message":"Refused: {{{GoogleFixture.ApiKey}}}","status":"SOME_STATUS","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"{{{reason}}}","domain":"googleapis.com","metadata":{"service":"x"}}]}}""";

    private static Task<KeyValidation> ValidateAsync(GoogleFixture google, ProviderContext context) =>
        google.Provider().ValidateAsync(context, TestContext.Current.CancellationToken);

    private static void AssertNamesWhatIsNeeded(string message)
    {
        Assert.Contains("project_id", message, StringComparison.Ordinal);
        Assert.Contains("credentials_file", message, StringComparison.Ordinal);
        Assert.Contains("roles/monitoring.viewer", message, StringComparison.Ordinal);
    }
}
