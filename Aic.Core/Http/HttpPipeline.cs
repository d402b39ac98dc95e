using Aic.Core.Providers;
using Microsoft.Extensions.Logging;

namespace Aic.Core.Http;

/// <summary>
/// The one way to the network: every provider's requests go through it and get time-outs, retries, <c>Retry-After</c> and a circuit breaker for each host.
/// Redirects are not followed, so that a key never reaches a host that the user didn't name.
/// </summary>
public sealed class HttpPipeline : IDisposable
{
    /// <summary>Makes the pipeline.</summary>
    /// <param name="options">Its limits.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Where attempts and causes are logged, without keys.</param>
    public HttpPipeline(HttpPipelineOptions options, TimeProvider time, ILogger logger)
    {
        _ = (options, time, logger);
    }

    /// <summary>Sends a request until it is answered, or not worth trying any longer.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <returns>The answer, whatever its status: what a 401 or a 404 means is the provider's to say.</returns>
    /// <exception cref="ProviderException">No answer: time-out, network, TLS, open breaker, a body over the limit or cut off.</exception>
    public Task<ApiResponse> SendAsync(ApiRequest request, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <inheritdoc />
    public void Dispose()
    {
    }
}
