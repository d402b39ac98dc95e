using System.Buffers;
using System.Net.Http.Headers;
using Aic.Core.Providers;
using Aic.Core.Usage;
using Microsoft.Extensions.Logging;

namespace Aic.Core.Http;

/// <summary>One attempt: from connecting to the last byte of the body. A body that breaks off is a failed attempt, never an answer.</summary>
internal sealed class HttpAttempt(HttpConnections connections, HttpPipelineOptions options, TimeProvider time, ILogger logger)
{
    private const int ReadSize = 16 * 1024;

    /// <summary>Sends the call's request once.</summary>
    /// <exception cref="ProviderException">The body is over the limit.</exception>
    /// <exception cref="HttpRequestException">There was no answer.</exception>
    /// <exception cref="IOException">The body broke off.</exception>
    public async ValueTask<ApiResponse> SendAsync(HttpCall call, CancellationToken cancellationToken)
    {
        ApiRequest request = call.Request;
        int attempt = ++call.Attempts;
        long started = time.GetTimestamp();
        try
        {
            using HttpRequestMessage message = Message(request);
            using HttpResponseMessage answer = await connections.SendAsync(message, cancellationToken).ConfigureAwait(false);
            ReadOnlyMemory<byte> body = await ReadAsync(answer.Content, request.Uri, cancellationToken).ConfigureAwait(false);
            TimeSpan took = time.GetElapsedTime(started);
            call.Statuses.Add((int)answer.StatusCode);
            HttpLog.Answered(logger, request, attempt, (int)answer.StatusCode, body.Length, took);
            return Response(answer, body);
        }
        catch (Exception exception)
        {
            TimeSpan took = time.GetElapsedTime(started);
            call.Statuses.Add(null);
            HttpLog.Failed(logger, exception, request, attempt, took);
            throw;
        }
    }

    private static HttpRequestMessage Message(ApiRequest request)
    {
        HttpRequestMessage message = new(request.Method, request.Uri);
        if (request.Body is { } body)
        {
            message.Content = new ReadOnlyMemoryContent(body);
            message.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(request.ContentType);
        }

        message.Headers.UserAgent.Add(UserAgent.Value);
        foreach ((string name, string value) in request.AttemptHeaders is { } make ? request.Headers.Concat(make()) : request.Headers)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        return message;
    }

    private async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContent content, Uri uri, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > options.MaxBodyBytes)
        {
            throw TooLarge(uri);
        }

        ArrayBufferWriter<byte> body = new((int)Math.Max(content.Headers.ContentLength ?? ReadSize, 1));
        using Stream stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            int read;
            while ((read = await stream.ReadAsync(body.GetMemory(), cancellationToken).ConfigureAwait(false)) > 0)
            {
                body.Advance(read);
                if (body.WrittenCount > options.MaxBodyBytes)
                {
                    throw TooLarge(uri);
                }
            }
        }
        catch (InvalidDataException exception)
        {
            throw new HttpIOException(HttpRequestError.InvalidResponse, "The compressed body is broken.", exception);
        }

        return body.WrittenMemory;
    }

    private ApiResponse Response(HttpResponseMessage answer, ReadOnlyMemory<byte> body)
    {
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, HeaderStringValues values) in answer.Headers.NonValidated.Concat(answer.Content.Headers.NonValidated))
        {
            headers[name] = string.Join(", ", values);
        }

        return new ApiResponse(answer.StatusCode, body, answer.Content.Headers.ContentType?.MediaType, headers)
        {
            RetryAfter = Http.RetryAfter.From(headers, time),
        };
    }

    private ProviderException TooLarge(Uri uri) => new(new UsageError(
        UsageErrorKind.ParseError,
        $"{uri.Authority} sent more than {options.MaxBodyBytes:N0} bytes in one answer, which no documented answer has. Check the account's endpoint, or ask for a shorter period."));
}
