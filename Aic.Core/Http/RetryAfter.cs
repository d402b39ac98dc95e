using System.Globalization;
using System.Net.Http.Headers;

namespace Aic.Core.Http;

/// <summary>Reads how long a server asks to wait.</summary>
internal static class RetryAfter
{
    /// <summary>Azure Cost Management's own headers, in seconds: one for each limit that a caller can run into. The longest counts.</summary>
    private static readonly string[] CostManagementHeaders =
    [
        "x-ms-ratelimit-microsoft.costmanagement-qpu-retry-after",
        "x-ms-ratelimit-microsoft.costmanagement-entity-retry-after",
        "x-ms-ratelimit-microsoft.costmanagement-tenant-retry-after",
        "x-ms-ratelimit-microsoft.costmanagement-client-retry-after",
        "x-ms-ratelimit-microsoft.costmanagement-clienttype-retry-after",
    ];

    /// <summary>
    /// The wait that an answer's headers ask for; null when there is none or it makes no sense.
    /// <c>Retry-After</c> is a number of seconds or a date, <c>retry-after-ms</c> (OpenAI, Azure OpenAI) the same more exactly.
    /// </summary>
    /// <param name="headers">The headers by name, case-insensitive.</param>
    /// <param name="time">The clock for a date, where the server doesn't state its own in <c>Date</c>.</param>
    public static TimeSpan? From(IReadOnlyDictionary<string, string> headers, TimeProvider time)
    {
        TimeSpan? wait = Number(headers, "retry-after-ms", TimeSpan.TicksPerMillisecond)
            ?? Number(headers, "Retry-After", TimeSpan.TicksPerSecond)
            ?? Date(headers, time);
        foreach (string name in CostManagementHeaders)
        {
            if (Number(headers, name, TimeSpan.TicksPerSecond) is { } other && !(wait >= other))
            {
                wait = other;
            }
        }

        return wait;
    }

    private static TimeSpan? Number(IReadOnlyDictionary<string, string> headers, string name, long ticksPerUnit) =>
        headers.TryGetValue(name, out string? text)
        && decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out decimal number)
        && number <= long.MaxValue / ticksPerUnit
            ? TimeSpan.FromTicks((long)(number * ticksPerUnit))
            : null;

    private static TimeSpan? Date(IReadOnlyDictionary<string, string> headers, TimeProvider time)
    {
        if (!headers.TryGetValue("Retry-After", out string? text) || Parse(text) is not { } date)
        {
            return null;
        }

        // By the server's own clock where it states it: this machine's may be wrong.
        DateTimeOffset now = headers.TryGetValue("Date", out string? stated) && Parse(stated) is { } server ? server : time.GetUtcNow();
        return date > now ? date - now : TimeSpan.Zero;
    }

    private static DateTimeOffset? Parse(string text) =>
        RetryConditionHeaderValue.TryParse(text, out RetryConditionHeaderValue? value) ? value.Date : null;
}
