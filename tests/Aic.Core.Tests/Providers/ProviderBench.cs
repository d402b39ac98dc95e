using System.Globalization;
using Aic.Core.Configuration;
using Aic.Core.Http;
using Aic.Core.Providers;
using Aic.Core.Usage;
using Aic.Testing;

namespace Aic.Core.Tests.Providers;

/// <summary>A provider, an account and a fake server to ask, at a fixed moment.</summary>
internal sealed class ProviderBench : IAsyncDisposable
{
    private readonly HttpPipeline _pipeline = new(new HttpPipelineOptions { RetryDelay = TimeSpan.FromMilliseconds(1) }, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
    private readonly IUsageProvider _provider;

    private ProviderBench(IUsageProvider provider, FakeServer server)
    {
        _provider = provider;
        Server = server;
        Endpoint = server.Address;
    }

    /// <summary>The fake provider.</summary>
    public FakeServer Server { get; }

    /// <summary>The base URL that the account names.</summary>
    public Uri Endpoint { get; set; }

    /// <summary>The moment at which everything happens.</summary>
    public DateTimeOffset Now { get; set; } = new(2026, 11, 20, 10, 30, 0, TimeSpan.Zero);

    /// <summary>The key; null for none.</summary>
    public string? Key { get; set; } = "sk-test-admin-0123456789abcdef";

    /// <summary>The account's settings.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    /// <summary>What was logged.</summary>
    public RecordingLogger Logger { get; } = new();

    /// <summary>Starts the server.</summary>
    public static async Task<ProviderBench> StartAsync(IUsageProvider provider) => new(provider, await FakeServer.StartAsync());

    /// <summary>A period from two moments such as <c>2026-11-01</c> or <c>2026-11-01T05:30Z</c>.</summary>
    public static UsagePeriod Period(string start, string end) => new(At(start), At(end));

    /// <summary>A moment (UTC).</summary>
    public static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    /// <summary>Asks for usage.</summary>
    public Task<ProviderReport> AskAsync(UsagePeriod period, CancellationToken? cancellationToken = null) =>
        _provider.GetUsageAsync(Context(), period, cancellationToken ?? TestContext.Current.CancellationToken);

    /// <summary>Asks for usage between two moments.</summary>
    public Task<ProviderReport> AskAsync(string start, string end) => AskAsync(Period(start, end));

    /// <summary>Asks for usage that can't be read.</summary>
    public async Task<UsageError> FailAsync(string start = "2026-11-01", string end = "2026-11-02") =>
        (await Assert.ThrowsAsync<ProviderException>(() => AskAsync(start, end))).Error;

    /// <summary>Validates the key.</summary>
    public Task<KeyValidation> ValidateAsync() => _provider.ValidateAsync(Context(), TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        _pipeline.Dispose();
        await Server.DisposeAsync();
    }

    private ProviderContext Context() => new(
        new ProviderAccount
        {
            Provider = _provider.Descriptor,
            Key = Key is null ? null : new Secret(Key),
            Endpoint = Endpoint,
            Settings = Settings,
        },
        _pipeline,
        new FixedTime(Now),
        Logger);

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
