using System.Text.Json;
using Aic.Core.Http;
using Aic.Core.Providers;
using Aic.Core.Tracking;

namespace Aic.Core.Tracing;

/// <summary>Records the requests of one account's trace, without its secrets.</summary>
/// <param name="account">The account.</param>
internal sealed class CallRecorder(ProviderAccount account) : IHttpObserver
{
    private readonly SecretText _secrets = new(account);
    private readonly Lock _lock = new();
    private readonly List<TracedCall> _calls = [];
    private readonly Dictionary<string, int> _pages = new(StringComparer.Ordinal);

    /// <summary>The requests so far, in the order in which they ended.</summary>
    public IReadOnlyList<TracedCall> Calls
    {
        get
        {
            lock (_lock)
            {
                return [.. _calls];
            }
        }
    }

    /// <inheritdoc />
    public void Ended(HttpCall call, ApiResponse? response, Exception? failure, TimeSpan took)
    {
        ApiRequest request = call.Request;
        lock (_lock)
        {
            string question = $"{request.Method} {request.Uri.Authority}{request.Uri.AbsolutePath}?{CallQuery.WithoutCursor(request.Uri)}";
            int page = _pages[question] = _pages.GetValueOrDefault(question) + 1;
            _calls.Add(new TracedCall
            {
                Method = request.Method.Method,
                Host = request.Uri.Authority,
                Path = _secrets.Mask(request.Uri.AbsolutePath),
                Query = _secrets.Mask(CallQuery.WithoutSecrets(request.Uri)),
                Page = page,
                Status = response is null ? null : (int)response.Status,
                FailedAttempts = [.. response is null ? call.Statuses : call.Statuses.Take(call.Statuses.Count - 1)],
                RecordsCount = response is { IsSuccess: true } ? Count(response.Body) : null,
                Bytes = response?.Body.Length ?? 0,
                Seconds = took.TotalSeconds,
                Error = failure is null ? null : _secrets.Mask(failure is ProviderException known ? known.Error.Message : failure.Message),
            });
        }
    }

    /// <summary>The entries of an answer: those of its list, or, where each holds a list of results, of all of these together.</summary>
    private static int? Count(ReadOnlyMemory<byte> body)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(body);
            return ListIn(json.RootElement) is { } list ? list.EnumerateArray().Sum(entry => ListIn(entry) is { } inner ? inner.GetArrayLength() : 1) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonElement? ListIn(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Array)
        {
            return json;
        }

        foreach (JsonProperty member in json.ValueKind == JsonValueKind.Object ? json.EnumerateObject() : default)
        {
            if (member.Value.ValueKind == JsonValueKind.Array && member.Name is "data" or "results" or "value" or "timeSeries" or "rows")
            {
                return member.Value;
            }
        }

        return null;
    }
}
