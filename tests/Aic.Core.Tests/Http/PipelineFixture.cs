using System.Net;
using Aic.Core.Http;
using Aic.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aic.Core.Tests.Http;

/// <summary>A pipeline, and requests to send through it.</summary>
internal static class PipelineFixture
{
    /// <summary>Limits with no wait worth naming between attempts.</summary>
    public static HttpPipelineOptions Quick { get; } = new() { RetryDelay = TimeSpan.FromMilliseconds(1) };

    /// <summary>A pipeline, on the real clock unless told otherwise.</summary>
    public static HttpPipeline Pipeline(HttpPipelineOptions? options = null, TimeProvider? time = null, IWebProxy? proxy = null) =>
        new(options ?? Quick, time ?? TimeProvider.System, NullLogger.Instance, proxy);

    /// <summary>A GET of a fake server's path.</summary>
    public static ApiRequest Get(FakeServer server, string path = "/v1/x") => new(HttpMethod.Get, new Uri(server.Address, path));

    /// <summary>Longer than anything takes that happens at all.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(30);

    /// <summary>Waits until so many requests have arrived.</summary>
    public static async Task UntilRequestsAsync(this FakeServer server, int count)
    {
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        while (server.Requests.Count < count)
        {
            await Task.Delay(5, patience.Token);
        }
    }
}
