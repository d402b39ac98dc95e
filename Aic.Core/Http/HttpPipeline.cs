using System.Net;
using Aic.Core.Providers;
using Microsoft.Extensions.Logging;
using Polly;

namespace Aic.Core.Http;

/// <summary>
/// The one way to the network: every provider's requests go through it and get time-outs, retries, <c>Retry-After</c> and a circuit breaker for each host.
/// Redirects are not followed, so that a key never reaches a host that the user didn't name.
/// </summary>
/// <remarks>
/// A request passes <see cref="HostPipelines"/> (what surrounds an attempt), <see cref="HttpAttempt"/> (one attempt on a connection of
/// <see cref="HttpConnections"/>), and <see cref="TransportErrors"/> (what to tell the user when there was no answer).
/// All waiting is done by the clock that is handed in.
/// </remarks>
public sealed class HttpPipeline : IDisposable
{
    private readonly HostPipelines _hosts;
    private readonly HttpConnections _connections;
    private readonly HttpAttempt _attempt;
    private readonly TimeProvider _time;
    private readonly IHttpObserver? _observer;

    /// <summary>Makes the pipeline. Nothing is opened before the first request.</summary>
    /// <param name="options">Its limits.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Where attempts and causes are logged, without keys.</param>
    public HttpPipeline(HttpPipelineOptions options, TimeProvider time, ILogger logger)
        : this(options, time, logger, proxy: null)
    {
    }

    /// <summary>As the public constructor, through a given proxy instead of the system's.</summary>
    internal HttpPipeline(HttpPipelineOptions options, TimeProvider time, ILogger logger, IWebProxy? proxy)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(logger);
        _time = time;
        _hosts = new HostPipelines(options, time, logger);
        _connections = new HttpConnections(options, proxy);
        _attempt = new HttpAttempt(_connections, options, time, logger);
    }

    private HttpPipeline(HttpPipeline shared, IHttpObserver observer)
    {
        (_hosts, _connections, _attempt, _time) = (shared._hosts, shared._connections, shared._attempt, shared._time);
        _observer = observer;
    }

    /// <summary>The same pipeline, with the same connections and breakers, for one question whose requests somebody wants to know of.</summary>
    /// <param name="observer">Who is told.</param>
    /// <returns>The pipeline; it lives as long as this one, and needn't be disposed.</returns>
    internal HttpPipeline ObservedBy(IHttpObserver observer) => new(this, observer);

    /// <summary>Sends a request until it is answered, or not worth trying any longer.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <returns>The answer, whatever its status: what a 401 or a 404 means is the provider's to say.</returns>
    /// <exception cref="ProviderException">No answer: time-out, network, TLS, open breaker, a body over the limit or cut off.</exception>
    public async Task<ApiResponse> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        RequestHeaders.Check(request);
        HttpCall call = new(request, _time.GetTimestamp());
        if (_observer is null)
        {
            return await SendAsync(call, cancellationToken).ConfigureAwait(false);
        }

        try
        {
            ApiResponse response = await SendAsync(call, cancellationToken).ConfigureAwait(false);
            _observer.Ended(call, response, null, _time.GetElapsedTime(call.Started));
            return response;
        }
        catch (Exception exception)
        {
            _observer.Ended(call, null, exception, _time.GetElapsedTime(call.Started));
            throw;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (_observer is null)
        {
            _connections.Dispose();
        }
    }

    private async Task<ApiResponse> SendAsync(HttpCall call, CancellationToken cancellationToken)
    {
        ApiRequest request = call.Request;
        ResilienceContext context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, cancellationToken);
        context.Properties.Set(HttpCall.Key, call);
        try
        {
            return await _hosts.For(request.Uri)
                .ExecuteAsync(static (context, attempt) => attempt.SendAsync(HttpCall.Of(context), context.CancellationToken), context, _attempt)
                .ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not ProviderException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (TransportErrors.Explain(exception, request, call.Attempts, _connections.ProxyFor(request.Uri)) is { } error)
            {
                throw new ProviderException(error, exception);
            }

            throw;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }
}
