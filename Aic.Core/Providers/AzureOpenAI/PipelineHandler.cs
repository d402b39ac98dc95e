using System.Net.Http.Headers;
using Aic.Core.Http;

namespace Aic.Core.Providers.AzureOpenAI;

/// <summary>
/// Sends what Azure's login library asks through our own pipeline, so that it gets the same time-outs, retries and proxy,
/// and with an override goes to that address instead of Microsoft's.
/// </summary>
/// <param name="http">The pipeline.</param>
/// <param name="overrideUri">The address that takes all traffic; null for the hosts that are asked for.</param>
internal sealed class PipelineHandler(HttpPipeline http, Uri? overrideUri) : HttpMessageHandler
{
    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Uri asked = request.RequestUri ?? throw new InvalidOperationException("A request has no address.");
        ApiRequest sent = new(request.Method, overrideUri is null ? asked : ApiUri.Combine(overrideUri, asked.PathAndQuery))
        {
            Headers = [.. request.Headers.Select(header => KeyValuePair.Create(header.Key, string.Join(", ", header.Value)))],

            // Asking for a token changes nothing.
            IsRepeatable = true,
        };
        if (request.Content is { } content)
        {
            sent = sent with
            {
                Body = await content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false),
                ContentType = content.Headers.ContentType?.ToString() ?? "application/json",
            };
        }

        ApiResponse response = await http.SendAsync(sent, cancellationToken).ConfigureAwait(false);
        HttpResponseMessage answer = new(response.Status)
        {
            Content = new ReadOnlyMemoryContent(response.Body),
            RequestMessage = request,
        };
        if (response.ContentType is { } type && MediaTypeHeaderValue.TryParse(type, out MediaTypeHeaderValue? media))
        {
            answer.Content.Headers.ContentType = media;
        }

        foreach ((string name, string value) in response.Headers)
        {
            answer.Headers.TryAddWithoutValidation(name, value);
        }

        return answer;
    }
}
