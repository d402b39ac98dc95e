using System.Net;
using Aic.Core.Http;
using Aic.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Aic.Core.Tests.Http;

/// <summary>A pipeline whose waits pass as fast as the test likes, and requests to send through it.</summary>
internal static class PipelineFixture
{
    /// <summary>Limits for tests on the real clock: short, and no wait worth naming between attempts.</summary>
    public static HttpPipelineOptions Quick { get; } = new() { RetryDelay = TimeSpan.FromMilliseconds(1) };

    /// <summary>A pipeline on the real clock.</summary>
    public static HttpPipeline Pipeline(HttpPipelineOptions? options = null, TimeProvider? time = null, IWebProxy? proxy = null) =>
        new(options ?? Quick, time ?? TimeProvider.System, NullLogger.Instance, proxy);

    /// <summary>A GET of a fake server's path.</summary>
    public static ApiRequest Get(FakeServer server, string path = "/v1/x") => new(HttpMethod.Get, new Uri(server.Address, path));

    /// <summary>Lets time pass until the task ends; returns how much passed.</summary>
    public static async Task<TimeSpan> PassTimeUntil(this FakeTimeProvider time, Task task, TimeSpan? step = null)
    {
        DateTimeOffset start = time.GetUtcNow();
        while (!task.IsCompleted)
        {
            await Task.WhenAny(task, Task.Delay(5, TestContext.Current.CancellationToken));
            if (!task.IsCompleted)
            {
                time.Advance(step ?? TimeSpan.FromSeconds(1));
            }
        }

        return time.GetUtcNow() - start;
    }
}
