using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Aic.Testing;

/// <summary>
/// A real HTTP server on loopback, on a port that the system chooses, that plays a provider: it answers as told and records what it was asked.
/// Answers are JSON unless said otherwise; an address without an answer gets a 404.
/// </summary>
public sealed class FakeServer : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Func<RecordedRequest, FakeAnswer>> _answers = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<RecordedRequest> _requests = new();
    private readonly WebApplication _app;
    private readonly CancellationTokenSource _stopping = new();

    private FakeServer(WebApplication app)
    {
        _app = app;
        app.Run(HandleAsync);
    }

    /// <summary>The base address, such as <c>http://127.0.0.1:40123/</c>.</summary>
    public Uri Address => new(_app.Urls.First());

    /// <summary>All requests so far, in order of arrival.</summary>
    public IReadOnlyList<RecordedRequest> Requests => [.. _requests];

    /// <summary>The requests to one path.</summary>
    public IReadOnlyList<RecordedRequest> RequestsTo(string path) => [.. _requests.Where(request => request.Path == path)];

    /// <summary>Starts a server.</summary>
    public static Task<FakeServer> StartAsync() => StartAsync(certificate: null);

    /// <summary>Starts a server, over TLS when a certificate is given.</summary>
    public static async Task<FakeServer> StartAsync(System.Security.Cryptography.X509Certificates.X509Certificate2? certificate)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            if (certificate is not null)
            {
                listen.UseHttps(certificate);
            }
        }));
        builder.WebHost.UseKestrelHttpsConfiguration();
        FakeServer server = new(builder.Build());
        await server._app.StartAsync();
        return server;
    }

    /// <summary>Answers a path with JSON.</summary>
    public FakeServer Answer(string path, string json, int status = 200) => Answer(path, _ => new FakeAnswer(json, status));

    /// <summary>Answers a path as a function of the request.</summary>
    public FakeServer Answer(string path, Func<RecordedRequest, FakeAnswer> answer)
    {
        _answers[path] = answer;
        return this;
    }

    /// <summary>Answers a path with each answer in turn; the last one stays.</summary>
    public FakeServer AnswerInTurn(string path, params FakeAnswer[] answers)
    {
        int calls = -1;
        return Answer(path, _ => answers[Math.Min(Interlocked.Increment(ref calls), answers.Length - 1)]);
    }

    /// <summary>Answers every path that has no answer of its own.</summary>
    public FakeServer AnswerAll(Func<RecordedRequest, FakeAnswer> answer) => Answer("*", answer);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _app.DisposeAsync();
        _stopping.Dispose();
    }

    private async Task HandleAsync(HttpContext context)
    {
        RecordedRequest request = await RecordedRequest.ReadAsync(context.Request);
        _requests.Enqueue(request);
        FakeAnswer answer = _answers.TryGetValue(request.Path, out Func<RecordedRequest, FakeAnswer>? make) || _answers.TryGetValue("*", out make)
            ? make(request)
            : new FakeAnswer("""{"error":{"message":"not found"}}""", 404);
        using CancellationTokenSource ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _stopping.Token);
        try
        {
            await SendAsync(context, answer, ended.Token);
        }
        catch (OperationCanceledException)
        {
            context.Abort();
        }
    }

    private static async Task SendAsync(HttpContext context, FakeAnswer answer, CancellationToken cancellationToken)
    {
        await Task.Delay(answer.Delay, cancellationToken);
        await (answer.Gate ?? Task.CompletedTask).WaitAsync(cancellationToken);
        byte[] body = answer.Bytes ?? Encoding.UTF8.GetBytes(answer.Body);
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        foreach ((string name, string value) in answer.Headers)
        {
            context.Response.Headers[name] = value;
        }

        context.Response.ContentLength = answer.IsChunked ? null : body.Length;
        int whole = answer.CutAfter ?? body.Length;
        if (answer.DelayPerByte == TimeSpan.Zero)
        {
            await context.Response.Body.WriteAsync(body.AsMemory(0, whole), cancellationToken);
        }
        else
        {
            for (int i = 0; i < whole; i++)
            {
                await context.Response.Body.WriteAsync(body.AsMemory(i, 1), cancellationToken);
                await context.Response.Body.FlushAsync(cancellationToken);
                await Task.Delay(answer.DelayPerByte, cancellationToken);
            }
        }

        if (answer.CutAfter is not null)
        {
            await context.Response.Body.FlushAsync(cancellationToken);
            context.Abort();
        }
    }
}
