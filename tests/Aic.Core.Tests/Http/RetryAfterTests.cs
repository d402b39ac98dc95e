using System.Globalization;
using Aic.Core.Http;
using Microsoft.Extensions.Time.Testing;

namespace Aic.Core.Tests.Http;

public sealed class RetryAfterTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("0", 0.0)]
    [InlineData("120", 120.0)]
    [InlineData(" 1.5 ", 1.5)]
    [InlineData("", null)]
    [InlineData("-5", null)]
    [InlineData("soon", null)]
    [InlineData("Infinity", null)]
    [InlineData("-Infinity", null)]
    [InlineData("NaN", null)]
    [InlineData("1e400", null)]
    [InlineData("99999999999999999999999", null)]
    [InlineData("79228162514264337593543950336", null)]
    public void Seconds_are_read_and_nonsense_is_no_wait(string text, double? seconds)
    {
        TimeSpan? wait = Read(("Retry-After", text));

        Assert.Equal(seconds, wait?.TotalSeconds);
    }

    [Theory]
    [InlineData("Mon, 23 Nov 2026 12:00:30 GMT", 30)]
    [InlineData("Monday, 23-Nov-26 12:00:30 GMT", 30)]
    [InlineData("Mon Nov 23 12:00:30 2026", 30)]
    [InlineData("Mon, 23 Nov 2026 11:00:00 GMT", 0)]
    public void A_date_is_read_in_every_form_that_http_allows(string text, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Read(("Retry-After", text)));

    [Fact]
    public void A_date_counts_from_the_servers_clock_where_it_tells_it()
    {
        string date = Now.AddDays(5).AddSeconds(9).ToString("r", CultureInfo.InvariantCulture);
        string serversNow = Now.AddDays(5).ToString("r", CultureInfo.InvariantCulture);

        Assert.Equal(TimeSpan.FromSeconds(9), Read(("Retry-After", date), ("Date", serversNow)));
        Assert.Equal(TimeSpan.FromDays(5) + TimeSpan.FromSeconds(9), Read(("Retry-After", date), ("Date", "no date")));
    }

    [Fact]
    public void Milliseconds_are_more_exact_than_seconds() =>
        Assert.Equal(TimeSpan.FromMilliseconds(1250), Read(("Retry-After", "2"), ("retry-after-ms", "1250")));

    [Fact]
    public void Of_the_waits_of_cost_management_the_longest_counts() =>
        Assert.Equal(TimeSpan.FromSeconds(50), Read(
            ("Retry-After", "5"),
            ("x-ms-ratelimit-microsoft.costmanagement-qpu-retry-after", "20"),
            ("x-ms-ratelimit-microsoft.costmanagement-tenant-retry-after", "50"),
            ("x-ms-ratelimit-microsoft.costmanagement-client-retry-after", "no number")));

    [Fact]
    public void Without_a_header_there_is_no_wait() => Assert.Null(Read(("Content-Type", "text/plain")));

    private static TimeSpan? Read(params (string Name, string Value)[] headers) => RetryAfter.From(
        headers.ToDictionary(header => header.Name, header => header.Value, StringComparer.OrdinalIgnoreCase),
        new FakeTimeProvider(Now));
}
