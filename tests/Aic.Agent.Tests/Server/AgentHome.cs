using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Aic.Agent.Server;
using Aic.Agent.Server.Events;
using Aic.Core;
using Aic.Core.Configuration;
using Aic.Core.Http;
using Aic.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Aic.Agent.Tests.Server;

/// <summary>
/// A machine of a test's own with an agent on it: folder, environment, clock, a real server on a port that the system chose,
/// and providers named alpha and so on that are played by another real server.
/// </summary>
internal sealed class AgentHome : IAsyncDisposable
{
    public const string Token = "not-a-real-token-0123456789-abcdefghijklmno";

    private readonly TempFolder _folder;
    private readonly bool _isGuest;
    private AgentServer? _server;
    private int _underWay;

    private AgentHome(FakeServer provider, string[] ids)
    {
        _folder = new TempFolder();
        Provider = provider;
        Providers = [.. ids.Select(id => new HttpProvider(id, provider))];
        foreach (string id in ids)
        {
            Variables[HttpProvider.KeyVariable(id)] = HttpProvider.Key(id);
            int calls = 0;
            provider.Answer($"/{id}/usage", _ => new FakeAnswer(Usage(Interlocked.Increment(ref calls))));
        }
    }

    private AgentHome(AgentHome before)
    {
        _isGuest = true;
        _folder = before._folder;
        Provider = before.Provider;
        Providers = before.Providers;
        Variables = before.Variables;
        Time = before.Time;
    }

    public ConcurrentDictionary<string, string> Variables { get; } = new();

    /// <summary>The clock. It stands still unless a test moves it.</summary>
    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));

    /// <summary>Plays the providers: the first question to each is answered with one request and a dollar and a half, the second with two, and so on.</summary>
    public FakeServer Provider { get; }

    public IReadOnlyList<HttpProvider> Providers { get; }

    public RecordingLoggerFactory Log { get; } = new();

    public AicPaths Paths => new(_folder.Path, _folder.Path);

    public AgentServer Server => _server ?? throw new InvalidOperationException("The agent wasn't started.");

    /// <summary>A client that talks to the agent.</summary>
    public HttpClient Client { get; } = new(new SocketsHttpHandler { MaxConnectionsPerServer = 2000 });

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>A home with providers, each with a key in the environment.</summary>
    public static async Task<AgentHome> WithAsync(params string[] ids) => new(await FakeServer.StartAsync(), ids);

    /// <summary>A home with a running agent that doesn't ask by itself before the test moves the clock.</summary>
    public static async Task<AgentHome> StartedAsync(params string[] ids) => await (await WithAsync(ids)).StartAsync();

    /// <summary>What a provider answers.</summary>
    public static string Usage(int requests) => $$"""{ "requests": {{requests}}, "cost": {{requests * 1.5m}} }""";

    /// <summary>Starts the agent.</summary>
    public async Task<AgentHome> StartAsync(Func<AgentServerOptions, AgentServerOptions>? change = null)
    {
        AgentServerOptions options = new()
        {
            Token = new Secret(Token),
            Addresses = [ListenAddress.Localhost(0)],
            Tracker = new UsageTrackerOptions
            {
                Paths = Paths,
                GetVariable = Variables.GetValueOrDefault,
                Time = Time,
                Catalog = Providers,
                Http = new HttpPipelineOptions { MaxRetries = 0, AttemptTimeout = TimeSpan.FromDays(1), TotalTimeout = TimeSpan.FromDays(1) },
            },
            LoggerFactory = Log,
        };
        _server = await AgentServer.StartAsync(change?.Invoke(options) ?? options, Cancelled);
        _ = CountAsync(_server.Parts.Events.Subscribe());
        Client.BaseAddress = new Uri(_server.Urls[0].Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal));
        return this;
    }

    /// <summary>Another agent after the first one is gone: it shares folder, clock and providers.</summary>
    public async Task<AgentHome> StartAgainAsync()
    {
        AgentHome again = new(this);
        return await again.StartAsync();
    }

    public void WriteConfig(string json) => File.WriteAllText(Paths.ConfigFile, json);

    public Task<HttpResponseMessage> GetAsync(string address) => Client.GetAsync(address, Cancelled);

    public async Task<JsonElement> GetJsonAsync(string address)
    {
        using HttpResponseMessage response = await GetAsync(address);
        Assert.True(response.IsSuccessStatusCode, $"{address}: {response.StatusCode}");
        return await ReadAsync(response);
    }

    public Task<HttpResponseMessage> PostAsync(string address, string json = "", bool withToken = false) => SendAsync("post", address, json, withToken);

    /// <summary>Sends a request by its method in lower case, with a body where the method has one.</summary>
    public async Task<HttpResponseMessage> SendAsync(string method, string address, string json, bool withToken = false)
    {
        using HttpRequestMessage request = new(HttpMethod.Parse(method), address);
        if (method != "get")
        {
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        }

        if (withToken)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        }

        return await Client.SendAsync(request, Cancelled);
    }

    /// <summary>Sends a request with headers as they are given.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, params (string Name, string Value)[] headers)
    {
        using HttpRequestMessage request = new(method, address);
        foreach ((string name, string value) in headers)
        {
            if (name == "Content-Type")
            {
                request.Content = new ByteArrayContent([]);
                request.Content.Headers.TryAddWithoutValidation(name, value);
            }
            else
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return await Client.SendAsync(request, Cancelled);
    }

    public static async Task<JsonElement> ReadAsync(HttpResponseMessage response) => JsonElement.Parse(await response.Content.ReadAsByteArrayAsync(Cancelled));

    /// <summary>Asserts that an answer is the problem of a kind, and returns it.</summary>
    public static async Task<JsonElement> ProblemAsync(HttpResponseMessage response, int status, string kind)
    {
        Assert.Equal((status, "application/problem+json"), ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        JsonElement problem = await ReadAsync(response);
        Assert.Equal(($"urn:aic:problem:{kind}", status), (problem.GetProperty("type").GetString(), problem.GetProperty("status").GetInt32()));
        Assert.NotEmpty(problem.GetProperty("title").GetString()!);
        Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
        return problem;
    }

    /// <summary>Moves the clock in small steps, with time for the agent to do what is due at each.</summary>
    public async Task PassAsync(TimeSpan span, TimeSpan? step = null)
    {
        TimeSpan one = step ?? TimeSpan.FromSeconds(5);
        for (TimeSpan passed = TimeSpan.Zero; passed < span; passed += one)
        {
            Time.Advance(one);
            await SettleAsync();
        }
    }

    /// <summary>Moves the clock until something is so. On a machine that is too busy to begin in time what is due, the agent gets that time again, twice.</summary>
    public async Task PassUntilAsync(Func<bool> isSo, TimeSpan atMost)
    {
        for (int chance = 0; chance < 3 && !isSo(); chance++)
        {
            DateTimeOffset end = Time.GetUtcNow() + atMost;
            while (!isSo() && Time.GetUtcNow() < end)
            {
                Time.Advance(TimeSpan.FromSeconds(1));
                await SettleAsync();
            }

            for (int wait = 0; wait < 100 && !isSo(); wait++)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(10), Cancelled);
            }
        }

        Assert.True(isSo(), $"It wasn't so after {atMost}.");
    }

    /// <summary>Gives the agent time to begin what is due, and waits until that is done: while a request is on its way, the clock stands.</summary>
    private async Task SettleAsync()
    {
        await Task.Delay(TimeSpan.FromMilliseconds(2), Cancelled);
        await Eventually.IsSoAsync(() => Volatile.Read(ref _underWay) == 0);
    }

    private async Task CountAsync(AgentSubscription subscription)
    {
        using (subscription)
        {
            await foreach (AgentEvent told in subscription.Reader.ReadAllAsync(Cancelled))
            {
                Interlocked.Add(ref _underWay, told switch { RefreshStarted => 1, RefreshFinished => -1, _ => 0 });
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        if (!_isGuest)
        {
            await Provider.DisposeAsync();
            _folder.Dispose();
        }
    }
}
