using System.Globalization;

namespace Aic.Core.Http;

/// <summary>Reads how long a server asks to wait.</summary>
internal static class RetryAfter
{
    /// <summary>The wait that <c>Retry-After</c> asks for, in seconds or as a date; null when there is none or it makes no sense.</summary>
    public static TimeSpan? From(ApiResponse response) => From(response, TimeProvider.System);

    /// <summary>As <see cref="From(ApiResponse)"/>, by a given clock.</summary>
    public static TimeSpan? From(ApiResponse response, TimeProvider time)
    {
        if (!response.Headers.TryGetValue("Retry-After", out string? text))
        {
            return null;
        }

        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds) && seconds < TimeSpan.MaxValue.TotalSeconds)
        {
            return TimeSpan.FromSeconds(seconds);
        }

        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date))
        {
            return null;
        }

        TimeSpan wait = date - time.GetUtcNow();
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }
}
