using Aic.Agent.Server.Access;
using Aic.Agent.Server.Endpoints;
using Aic.Agent.Server.Metrics;
using Aic.Agent.Server.Problems;
using Aic.Core.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aic.Agent.Server;

/// <summary>
/// The agent: an HTTP server over the library. Built from an empty host: no settings file, variable or default of ASP.NET Core's
/// decides where it listens or what it does.
/// </summary>
internal sealed class AgentServer : IAsyncDisposable
{
    /// <summary>How long requests under way may take to end once the server is told to stop.</summary>
    public static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(1.5);

    private readonly WebApplication _app;
    private readonly AgentParts _parts;
    private bool _isDisposed;

    private AgentServer(WebApplication app, AgentParts parts)
    {
        _app = app;
        _parts = parts;
    }

    /// <summary>The addresses it listens on, with the ports that the system chose.</summary>
    public IReadOnlyList<string> Urls => [.. _app.Urls];

    /// <summary>What the agent is made of.</summary>
    public AgentParts Parts => _parts;

    /// <summary>Starts a server. It answers when this returns.</summary>
    /// <param name="options">What to work with.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConfigException">The configuration file is broken.</exception>
    /// <exception cref="IOException">An address can't be listened on.</exception>
    public static async Task<AgentServer> StartAsync(AgentServerOptions options, CancellationToken cancellationToken)
    {
        AgentParts parts = new(options);
        AgentServer server = new(Build(options, parts), parts);
        try
        {
            parts.Config.Load();
            await server._app.StartAsync(cancellationToken);
            parts.Work.Start(options.WorkDelay, parts.Stopping);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Serves until it is told to stop, by the token or by a request, and then drains.</summary>
    /// <param name="cancellationToken">Tells it to stop.</param>
    public async Task RunUntilAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource stopping = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using CancellationTokenRegistration asked = cancellationToken.Register(() => stopping.TrySetResult());
        await using CancellationTokenRegistration requested = _parts.Stopping.Register(() => stopping.TrySetResult());
        await stopping.Task;
        await StopAsync();
    }

    /// <summary>Takes no further request and lets those under way end.</summary>
    public async Task StopAsync()
    {
        _parts.Stop();
        await _app.StopAsync(CancellationToken.None);
        await _parts.Work.EndAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, true))
        {
            return;
        }

        _parts.Stop();
        await _app.DisposeAsync();
        _parts.Dispose();
    }

    private static WebApplication Build(AgentServerOptions options, AgentParts parts)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Services.AddSingleton(options.LoggerFactory);
        builder.Services.AddSingleton<IHostLifetime, NoHostLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = DrainTime);
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.ConfigureEndpointDefaults(listen => listen.Protocols = HttpProtocols.Http1);
            options.Limits.Apply(kestrel.Limits);
            foreach (ListenAddress address in options.Addresses)
            {
                address.Listen(kestrel);
            }
        });
        WebApplication app = builder.Build();
        app.Use(new RequestObserver(parts.Metrics.Requests, parts.Memory, parts.Logger).InvokeAsync);
        app.Use(new ProblemAnswers(parts.Logger).InvokeAsync);
        app.Use(new AccessGate(parts).InvokeAsync);
        AgentEndpoints.Map(app, parts);
        return app;
    }

    /// <summary>Signals belong to the program, not to the host.</summary>
    private sealed class NoHostLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
