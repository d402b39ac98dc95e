using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Aic.Core.Configuration;

namespace Aic.Core.Lifecycle;

/// <summary>Speaks to a running agent of this user on this machine: never through a proxy, never for long.</summary>
/// <param name="paths">The folder that it serves; its token lies there.</param>
internal sealed class AgentClient(AicPaths paths) : IDisposable
{
    private const int LongestAnswer = 64 * 1024;
    private const int LongestReason = 300;

    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        ConnectTimeout = TimeSpan.FromSeconds(1),
        ActivityHeadersPropagator = null,
    })
    {
        Timeout = TimeSpan.FromSeconds(3),
        MaxResponseContentBufferSize = LongestAnswer,
    };

    /// <summary>Asks how the agent is. The token is shown only to an agent that asks for it.</summary>
    /// <returns>Null when it is well, else what it says.</returns>
    /// <exception cref="HttpRequestException">It doesn't answer.</exception>
    /// <exception cref="TaskCanceledException">It doesn't answer in time.</exception>
    public async Task<string?> HealthAsync(Uri agent, CancellationToken cancellationToken)
    {
        using HttpResponseMessage first = await SendAsync(HttpMethod.Get, agent, "/health", null, cancellationToken).ConfigureAwait(false);
        if (first.StatusCode != HttpStatusCode.Unauthorized || AgentToken.Read(paths) is not { } token)
        {
            return await ReasonAsync(first, cancellationToken).ConfigureAwait(false);
        }

        using HttpResponseMessage second = await SendAsync(HttpMethod.Get, agent, "/health", token, cancellationToken).ConfigureAwait(false);
        return await ReasonAsync(second, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Asks the agent to end.</summary>
    /// <returns>Null when it will, else what it says.</returns>
    /// <exception cref="HttpRequestException">It doesn't answer.</exception>
    /// <exception cref="TaskCanceledException">It doesn't answer in time.</exception>
    /// <exception cref="ConfigException">The token can't be read.</exception>
    public async Task<string?> ShutdownAsync(Uri agent, CancellationToken cancellationToken)
    {
        using HttpResponseMessage answer = await SendAsync(HttpMethod.Post, agent, "/api/v1/shutdown", AgentToken.Read(paths), cancellationToken).ConfigureAwait(false);
        return await ReasonAsync(answer, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, Uri agent, string path, Secret? token, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new(method, new Uri(agent, path));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Reveal());
        }

        if (method == HttpMethod.Post)
        {
            request.Content = new StringContent("{}", new MediaTypeHeaderValue("application/json"));
        }

        return await _http.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<string?> ReasonAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        if (answer.IsSuccessStatusCode)
        {
            return null;
        }

        string body = await answer.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        return $"HTTP {(int)answer.StatusCode}{(Detail(body) is { } detail ? $": {detail}" : "")}";
    }

    /// <summary>What problem details say in a sentence (RFC 9457).</summary>
    private static string? Detail(string body)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("detail", out JsonElement detail)
                && detail.ValueKind == JsonValueKind.String
                && detail.GetString() is { Length: > 0 } text
                ? text[..Math.Min(text.Length, LongestReason)]
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
