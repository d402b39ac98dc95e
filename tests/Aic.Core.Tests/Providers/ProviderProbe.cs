using System.Globalization;
using Aic.Core.Configuration;
using Aic.Core.Http;
using Aic.Core.Providers;
using Aic.Core.Usage;
using Aic.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Aic.Core.Tests.Providers;

/// <summary>One account of a provider that has no settings, and a fake server for all of its hosts.</summary>
internal sealed class ProviderProbe : IAsyncDisposable
{
    private readonly HttpPipeline _http;
    private readonly IUsageProvider _provider;

    private ProviderProbe(IUsageProvider provider, FakeServer server)
    {
        _provider = provider;
        _http = new HttpPipeline(new HttpPipelineOptions { RetryDelay = TimeSpan.FromMilliseconds(1), MaxRetries = 1 }, TimeProvider.System, Logger);
        Server = server;
    }

    public FakeServer Server { get; }

    public RecordingLogger Logger { get; } = new();

    /// <summary>The key; null for none.</summary>
    public string? Key { get; init; } = "made-up-key-0123456789abcdef";

    /// <summary>The clock: noon of the 20th of November 2026.</summary>
    public FakeTimeProvider Time { get; } = new(At("2026-11-20T12:00:00Z"));

    public static async Task<ProviderProbe> StartAsync(IUsageProvider provider) => new(provider, await FakeServer.StartAsync());

    public static async Task<ProviderProbe> StartWithoutKeyAsync(IUsageProvider provider) => new(provider, await FakeServer.StartAsync()) { Key = null };

    public static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public static UsagePeriod Period(string start, string end) => new(At(start), At(end));

    public Task<ProviderReport> AskAsync(string start, string end) =>
        _provider.GetUsageAsync(Context(), Period(start, end), TestContext.Current.CancellationToken);

    public async Task<UsageError> FailAsync(string start = "2026-11-01", string end = "2026-12-01") =>
        (await Assert.ThrowsAsync<ProviderException>(() => AskAsync(start, end))).Error;

    public Task<KeyValidation> ValidateAsync(CancellationToken? cancellationToken = null) =>
        _provider.ValidateAsync(Context(), cancellationToken ?? TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Server.DisposeAsync();
    }

    private ProviderContext Context() => new(
        new ProviderAccount
        {
            Provider = _provider.Descriptor,
            Key = Key is null ? null : new Secret(Key),
            Endpoint = Server.Address,
            IsEndpointFromConfig = true,
        },
        _http,
        Time,
        Logger);
}
