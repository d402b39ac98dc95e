using System.Globalization;
using Aic.Core.Http;
using Aic.Core.Providers;

namespace Aic.Core.Alerts.Channels;

/// <summary>Posts notices to an address. Repeated with the same <c>webhook-id</c> where that may help; no redirect is followed, so that nobody is told but the host that the user named.</summary>
/// <param name="config">The channel.</param>
/// <param name="http">The pipeline of channels.</param>
/// <param name="time">The clock.</param>
internal sealed class WebhookChannel(WebhookChannelConfig config, Lazy<HttpPipeline> http, TimeProvider time) : IAlertChannel
{
    /// <summary>Shorter parts of an address are no secrets: <c>services</c>, <c>api</c>.</summary>
    private const int ShortestSecret = 16;

    /// <inheritdoc />
    public string Name => config.Name;

    /// <inheritdoc />
    public AlertSeverity MinimumSeverity => config.MinimumSeverity;

    /// <inheritdoc />
    public async Task TellAsync(AlertNotice notice, CancellationToken cancellationToken)
    {
        byte[] body = Body(notice);
        byte[]? secret = config.Secret is null ? null : AlertChannelRules.SecretBytes(config.Secret);
        string id = NoticeText.Id(notice);
        ApiRequest request = new(HttpMethod.Post, new Uri(config.Url))
        {
            Body = body,
            ContentType = "application/json; charset=utf-8",
            AttemptHeaders = () => WebhookSignature.Headers(id, body, secret, time.GetUtcNow()),
            IsRepeatable = true,
            IsAddressSecret = true,
            AddressName = "the channel's url",
        };
        try
        {
            ApiResponse response = await http.Value.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (!response.IsSuccess)
            {
                throw new AlertChannelException(Refusal(response));
            }
        }
        catch (ProviderException exception)
        {
            throw new AlertChannelException(exception.Message, exception);
        }
    }

    private byte[] Body(AlertNotice notice) => config.Form switch
    {
        WebhookForm.Slack => SlackMessage.Write(notice),
        WebhookForm.Teams => TeamsMessage.Write(notice),
        WebhookForm.Discord => DiscordMessage.Write(notice),
        _ => NoticeJson.Write(notice),
    };

    private string Refusal(ApiResponse response)
    {
        string host = config.Target;
        int status = (int)response.Status;
        string said = ErrorBody.Read(response, Secrets()).Message is { } message ? $" It said: {message}" : "";
        return status switch
        {
            401 or 403 or 404 or 410 => $"{host} refused it (HTTP {status}): the address is wrong, or was revoked. Make a new webhook there and set its url.{said}",
            407 => $"The proxy on the way to {host} wants a name and a password (HTTP 407). Set them in HTTPS_PROXY.",
            429 => $"{host} asks to slow down (HTTP 429){Wait(response)}.{said}",
            >= 300 and < 400 => $"{host} redirects elsewhere (HTTP {status}), which isn't followed: only the host in the url is told. Set the url it leads to.",
            >= 500 => $"{host} has a problem (HTTP {status}).{said}",
            _ => $"{host} didn't take it (HTTP {status}). Check that the channel's form is what the address expects.{said}",
        };
    }

    private static string Wait(ApiResponse response) =>
        response.RetryAfter is { } wait ? string.Create(CultureInfo.InvariantCulture, $", for {Math.Ceiling(wait.TotalSeconds):0} seconds") : "";

    private IEnumerable<string> Secrets() =>
        new Uri(config.Url).PathAndQuery.Split('/', '?', '&', '=').Where(part => part.Length >= ShortestSecret).Append(config.Url);
}
