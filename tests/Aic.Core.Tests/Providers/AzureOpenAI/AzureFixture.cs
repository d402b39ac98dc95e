using System.Globalization;
using Aic.Core.Configuration;
using Aic.Core.Http;
using Aic.Core.Providers;
using Aic.Core.Providers.AzureOpenAI;
using Aic.Core.Usage;
using Aic.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Aic.Core.Tests.Providers.AzureOpenAI;

/// <summary>An Azure of a test's own: one server that stands for Microsoft Entra, Azure Resource Manager and the resource itself.</summary>
internal sealed class AzureFixture : IAsyncDisposable
{
    public const string ApiKey = "0123456789abcdef0123456789abcdef";
    public const string Tenant = "11111111-2222-3333-4444-555555555555";
    public const string Secret = "made-up~client.secret";
    public const string Subscription = "/subscriptions/sub-1";
    public const string TokenPath = $"/{Tenant}/oauth2/v2.0/token";
    public const string CostPath = $"{Subscription}/providers/Microsoft.CostManagement/query";
    public const string AccountsPath = $"{Subscription}/providers/Microsoft.CognitiveServices/accounts";

    private readonly HttpPipeline _http = new(new HttpPipelineOptions { RetryDelay = TimeSpan.FromMilliseconds(1), MaxRetries = 1 }, TimeProvider.System, NullLogger.Instance);

    private AzureFixture(FakeServer server)
    {
        Server = server;
        server.Answer(TokenPath, """{"token_type":"Bearer","expires_in":3599,"ext_expires_in":3599,"access_token":"made-up-arm-token"}""");
        server.Answer("/openai/models", """{"object":"list","data":[]}""");
        server.Answer(CostPath, request => Costs.Query(request, server.Address));
        Monitor = AddMonitor("res");
        Monitor
            .Has("AzureOpenAIRequests", "ModelName", "ModelDeploymentName", "StatusCode")
            .Has("ProcessedPromptTokens", "ModelName", "ModelDeploymentName")
            .Has("GeneratedTokens", "ModelName", "ModelDeploymentName");
    }

    public FakeServer Server { get; }

    /// <summary>The metrics of the resource <c>res</c>.</summary>
    public FakeMonitor Monitor { get; }

    public FakeCosts Costs { get; } = new();

    /// <summary>The clock: noon on the 20th.</summary>
    public FakeTimeProvider Time { get; } = new(At("2026-11-20T12:00:00Z"));

    public static async Task<AzureFixture> StartAsync() => new(await FakeServer.StartAsync());

    public static DateTimeOffset At(string moment) => DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture);

    public static string ResourceId(string name) => $"{Subscription}/resourceGroups/rg/providers/Microsoft.CognitiveServices/accounts/{name}";

    /// <summary>A further resource's metrics.</summary>
    public FakeMonitor AddMonitor(string name)
    {
        FakeMonitor monitor = new(ResourceId(name));
        monitor.AnswerOn(Server);
        return monitor;
    }

    /// <summary>A page of the list of resources.</summary>
    public static string Accounts(string? nextLink, params (string Name, string Kind)[] accounts) =>
        $$"""{"value":[{{string.Join(',', accounts.Select(account => $$"""{"id":"{{ResourceId(account.Name)}}","name":"{{account.Name}}","kind":"{{account.Kind}}","location":"westeurope"}"""))}}],"nextLink":{{(nextLink is null ? "null" : $"\"{nextLink}\"")}}}""";

    /// <summary>An application's login.</summary>
    public static (string Name, string Value)[] Login { get; } =
        [("tenant_id", Tenant), ("client_id", "99999999-8888-7777-6666-555555555555"), ("client_secret", Secret)];

    /// <summary>An account with the one resource and an application's login.</summary>
    public ProviderContext Context() => Context(null, [("resource_id", ResourceId("res")), .. Login]);

    public ProviderContext Context(string? key, params (string Name, string Value)[] settings) => Context(key, Server.Address, true, settings);

    public ProviderContext Context(string? key, Uri? endpoint, bool isFromConfig, params (string Name, string Value)[] settings) => new(
        new ProviderAccount
        {
            Provider = new AzureOpenAIProvider().Descriptor,
            Key = key is null ? null : new Secret(key),
            Endpoint = endpoint,
            IsEndpointFromConfig = isFromConfig,
            Settings = settings.ToDictionary(setting => setting.Name, setting => setting.Value),
        },
        _http,
        Time,
        NullLogger.Instance);

    public Task<ProviderReport> ReadAsync(string start, string end) => ReadAsync(Context(), start, end);

    public static Task<ProviderReport> ReadAsync(ProviderContext context, string start, string end) =>
        new AzureOpenAIProvider().GetUsageAsync(context, new UsagePeriod(At(start), At(end)), TestContext.Current.CancellationToken);

    public async Task<UsageError> ErrorAsync(ProviderContext? context = null)
    {
        ProviderException exception = await Assert.ThrowsAsync<ProviderException>(() => ReadAsync(context ?? Context(), "2026-11-01T00:00:00Z", "2026-12-01T00:00:00Z"));
        return exception.Error;
    }

    public static Task<KeyValidation> ValidateAsync(ProviderContext context) =>
        new AzureOpenAIProvider().ValidateAsync(context, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Server.DisposeAsync();
    }
}
