using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace Aic.Core.Http;

/// <summary>
/// What surrounds the attempts at one host, from the outside in: the circuit breaker, the total time-out, retries, a slot among the host's
/// connections, and the time-out of one attempt. A host's trouble is its own: each has its slots and its breaker. The breaker counts calls
/// whose retries didn't help: a dozen calls at once that each fail for a moment must not keep each other from their second attempts.
/// </summary>
internal sealed class HostPipelines(HttpPipelineOptions options, TimeProvider time, ILogger logger)
{
    private readonly ConcurrentDictionary<string, Lazy<ResiliencePipeline<ApiResponse>>> _pipelines = new(StringComparer.OrdinalIgnoreCase);
    private readonly SteadyClock _clock = new(time);
    private readonly RetryRules _rules = new(options, time);

    /// <summary>The pipeline of an address's host.</summary>
    public ResiliencePipeline<ApiResponse> For(Uri uri) =>
        _pipelines.GetOrAdd(uri.GetLeftPart(UriPartial.Authority), _ => new(() => Build(uri.Authority))).Value;

    private ResiliencePipeline<ApiResponse> Build(string host)
    {
        ResiliencePipelineBuilder<ApiResponse> builder = new() { TimeProvider = _clock };
        builder.AddCircuitBreaker(Breaker(host)).AddTimeout(options.TotalTimeout);
        if (options.MaxRetries > 0)
        {
            builder.AddRetry(Retry(host));
        }

        return builder
            .AddSlots(options.MaxConnectionsPerHost)
            .AddTimeout(options.AttemptTimeout)
            .Build();
    }

    private RetryStrategyOptions<ApiResponse> Retry(string host) => new()
    {
        MaxRetryAttempts = options.MaxRetries,
        Delay = options.RetryDelay,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        ShouldHandle = arguments => ValueTask.FromResult(_rules.IsWorthRetrying(arguments.Outcome, HttpCall.Of(arguments.Context))),
        DelayGenerator = arguments => ValueTask.FromResult(RetryRules.AskedWait(arguments.Outcome)),
        OnRetry = arguments =>
        {
            HttpLog.Waits(logger, host, arguments.RetryDelay.TotalSeconds);
            return ValueTask.CompletedTask;
        },
    };

    private CircuitBreakerStrategyOptions<ApiResponse> Breaker(string host) => new()
    {
        FailureRatio = 1,
        MinimumThroughput = options.BreakerThreshold,
        SamplingDuration = options.BreakerWindow,
        BreakDuration = options.BreakerDuration,
        ShouldHandle = arguments => ValueTask.FromResult(RetryRules.IsHostFailure(arguments.Outcome)),
        OnOpened = arguments =>
        {
            HttpLog.BreakerOpened(logger, host, arguments.BreakDuration.TotalSeconds);
            return ValueTask.CompletedTask;
        },
        OnClosed = _ =>
        {
            HttpLog.BreakerClosed(logger, host);
            return ValueTask.CompletedTask;
        },
    };
}
