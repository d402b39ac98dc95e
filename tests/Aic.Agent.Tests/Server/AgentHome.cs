using System.Collections.Concurrent;
using Aic.Agent.Server;
using Aic.Core;
using Aic.Core.Configuration;
using Aic.Core.Providers;
using Aic.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Aic.Agent.Tests.Server;

/// <summary>A machine of a test's own with an agent on it: folder, environment, clock, providers, and a real server on a port that the system chose.</summary>
internal sealed class AgentHome : IAsyncDisposable
{
    public const string Token = "not-a-real-token-0123456789-abcdefghijklmno";

    private readonly TempFolder _folder = new();
    private AgentServer? _server;

    public ConcurrentDictionary<string, string> Variables { get; } = new();

    /// <summary>The clock. It stands still unless a test moves it.</summary>
    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));

    public IReadOnlyList<IUsageProvider> Providers { get; init; } = ProviderCatalog.All;

    public AicPaths Paths => new(_folder.Path, _folder.Path);

    public AgentServer Server => _server ?? throw new InvalidOperationException("The agent wasn't started.");

    /// <summary>A client that talks to the agent.</summary>
    public HttpClient Client { get; } = new();

    /// <summary>Starts the agent.</summary>
    public async Task<AgentHome> StartAsync(Func<AgentServerOptions, AgentServerOptions>? change = null)
    {
        AgentServerOptions options = new()
        {
            Token = new Secret(Token),
            Addresses = [ListenAddress.Localhost(0)],
            Tracker = new UsageTrackerOptions { Paths = Paths, GetVariable = Variables.GetValueOrDefault, Time = Time, Catalog = Providers },
            LoggerFactory = NullLoggerFactory.Instance,
        };
        _server = await AgentServer.StartAsync(change?.Invoke(options) ?? options, TestContext.Current.CancellationToken);
        Client.BaseAddress = new Uri(_server.Urls[0]);
        return this;
    }

    public void WriteConfig(string json) => File.WriteAllText(Paths.ConfigFile, json);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _folder.Dispose();
    }
}
