using System.Text;
using Aic.Core.Configuration;
using Aic.Core.Pricing;
using Aic.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Aic.Core.Tests.Pricing;

/// <summary>Newer prices are fetched when asked, checked, and put in use as a whole; on any doubt the old ones stay.</summary>
public sealed class PriceUpdateTests : IDisposable
{
    // A day after any build: the prices that came with the program must be older.
    private static readonly DateTimeOffset Today = PriceHome.At("2039-06-15T12:00:00Z");

    private readonly PriceHome _home = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task Newer_prices_from_an_address_are_in_use_at_once_and_afterwards()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Answer("/prices.json", Encoding.UTF8.GetString(Newer("2039-06-15", text => text.Replace("\"input\":1.25,\"cache_read\":0.125", "\"input\":1.5,\"cache_read\":0.125", StringComparison.Ordinal))));
        using UsageTracker tracker = Tracker();

        PriceUpdate update = await tracker.UpdatePricesAsync(new Uri(server.Address, "/prices.json").AbsoluteUri, Cancellation);

        Assert.True(update.IsUpdated);
        Assert.Contains(update.Changes, change => change is { Model: "gpt-5", Kind: PriceChangeKind.Changed } && change.Rates.Contains(new RateChange("input", 1.25m, 1.5m)));
        using UsageTracker later = Tracker();
        PriceBook book = later.LoadPrices();
        Assert.Equal((PriceOrigin.Updated, new DateOnly(2039, 6, 15)), (book.Origin, book.Date));
        Assert.Equal((1.5m, PriceOrigin.Updated), (book.Find("gpt-5", Today)!.Entry.Rates.Input, book.Find("gpt-5", Today)!.Origin));
    }

    [Fact]
    public async Task The_configuration_names_the_place_where_nothing_is_typed()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Answer("/mine.json", Encoding.UTF8.GetString(Newer("2039-06-15")));
        File.WriteAllText(_home.Paths.ConfigFile, $$"""{ "prices_url": "{{new Uri(server.Address, "/mine.json")}}" }""");
        using UsageTracker tracker = Tracker();

        Assert.True((await tracker.UpdatePricesAsync(null, Cancellation)).IsUpdated);
        Assert.Single(server.RequestsTo("/mine.json"));
    }

    [Fact]
    public async Task Prices_from_a_file_are_taken_and_are_their_owners_only()
    {
        using UsageTracker tracker = Tracker();

        PriceUpdate update = await UpdateAsync(tracker, Newer("2039-06-14"));

        Assert.Equal((true, new DateOnly(2039, 6, 14)), (update.IsUpdated, update.Date));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_home.Paths.PricesFile));
        }
    }

    [Fact]
    public async Task Prices_that_are_no_newer_change_nothing()
    {
        using UsageTracker tracker = Tracker();
        await UpdateAsync(tracker, Newer("2039-06-14"));
        byte[] before = File.ReadAllBytes(_home.Paths.PricesFile);

        PriceUpdate same = await UpdateAsync(tracker, Newer("2039-06-14", text => text.Replace("\"input\":3,", "\"input\":4,", StringComparison.Ordinal)));
        PriceUpdate older = await UpdateAsync(tracker, Newer("2039-06-13"));

        Assert.Equal((false, false), (same.IsUpdated, older.IsUpdated));
        Assert.Empty(same.Changes);
        Assert.Equal(before, File.ReadAllBytes(_home.Paths.PricesFile));
    }

    [Fact]
    public async Task A_price_off_by_more_than_a_factor_of_three_is_taken_with_a_note_only()
    {
        using UsageTracker tracker = Tracker();
        const string Model = "\"model\":\"gpt-5\",\"input\":1.25";

        string message = await RefusedAsync(tracker, Newer("2039-06-15", text => text.Replace(Model, "\"model\":\"gpt-5\",\"input\":12.5", StringComparison.Ordinal)));
        Assert.Contains("gpt-5 (openai) input 1.25 -> 12.5", message, StringComparison.Ordinal);
        await RefusedAsync(tracker, Newer("2039-06-15", text => text.Replace(Model, "\"model\":\"gpt-5\",\"input\":0.125", StringComparison.Ordinal)));
        await RefusedAsync(tracker, Newer("2039-06-15", text => text.Replace(Model, "\"model\":\"gpt-5\",\"input\":0", StringComparison.Ordinal)));

        Assert.True((await UpdateAsync(tracker, Newer("2039-06-15", text => text.Replace(Model, "\"note\":\"Price cut.\",\"model\":\"gpt-5\",\"input\":0.125", StringComparison.Ordinal)))).IsUpdated);
    }

    [Fact]
    public async Task Data_that_lost_most_models_comes_from_the_future_or_is_of_another_format_is_refused()
    {
        using UsageTracker tracker = Tracker();

        Assert.Contains("they lack", await RefusedAsync(tracker, PriceHome.Book("2039-06-15")), StringComparison.Ordinal);
        Assert.Contains("today is 2039-06-15", await RefusedAsync(tracker, Newer("2039-06-17")), StringComparison.Ordinal);
        Assert.Contains("install a newer version", await RefusedAsync(tracker, PriceHome.Book("2039-06-15", schema: 2)), StringComparison.Ordinal);
        Assert.Contains("isn't JSON", await RefusedAsync(tracker, "<html>"u8.ToArray()), StringComparison.Ordinal);
        Assert.Contains("\"output\" must be", await RefusedAsync(tracker, Newer("2039-06-15", text => text.Replace("\"output\":15", "\"output\":-15", StringComparison.Ordinal))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(404, "HTTP 404")]
    [InlineData(302, "a redirect, which isn't followed")]
    public async Task An_address_that_doesnt_have_them_is_told(int status, string problem)
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.AnswerAll(_ => new FakeAnswer("{}", status));
        using UsageTracker tracker = Tracker();

        PriceUpdateException exception = await Assert.ThrowsAsync<PriceUpdateException>(() => tracker.UpdatePricesAsync($"{server.Address}p.json?token=secret", Cancellation));

        Assert.Contains(problem, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://example.com/prices.json", "https://")]
    [InlineData("https://user:secret@example.com/prices.json", "must not hold a user name")]
    [InlineData("gopher://example.com/prices.json", "https://")]
    [InlineData("/nowhere/prices.json", "can't be read")]
    public async Task A_place_that_cant_be_is_refused_before_anybody_is_asked(string place, string problem)
    {
        using UsageTracker tracker = Tracker();

        PriceUpdateException exception = await Assert.ThrowsAsync<PriceUpdateException>(() => tracker.UpdatePricesAsync(place, Cancellation));

        Assert.Contains(problem, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_build_without_an_address_says_what_to_set()
    {
        using UsageTracker tracker = Tracker();

        Assert.Contains("prices_url", (await Assert.ThrowsAsync<PriceUpdateException>(() => tracker.UpdatePricesAsync(null, Cancellation))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Damaged_fetched_prices_are_passed_over_with_a_warning()
    {
        File.WriteAllText(_home.Paths.PricesFile, "{ \"schema\": 1, \"date\": \"2039-");
        RecordingLogger logger = new();

        PriceBook book = PriceBook.Load(_home.Paths, new AgentConfig(), logger);

        Assert.Equal(PriceOrigin.BuiltIn, book.Origin);
        Assert.Contains(logger.Warnings, text => text.Contains("aic prices update", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_at_once_leave_one_whole_file()
    {
        using UsageTracker one = Tracker();
        using UsageTracker two = Tracker();

        await Task.WhenAll(UpdateAsync(one, Newer("2039-06-14")), UpdateAsync(two, Newer("2039-06-15")));

        Assert.Equal(new DateOnly(2039, 6, 15), one.LoadPrices().Date);
    }

    private static byte[] Newer(string date, Func<string, string>? change = null)
    {
        string text = Encoding.UTF8.GetString(PriceFiles.BuiltIn());
        int value = text.IndexOf("\"date\": \"", StringComparison.Ordinal) + "\"date\": \"".Length;
        text = text[..value] + date + text[(value + date.Length)..];
        return Encoding.UTF8.GetBytes(change?.Invoke(text) ?? text);
    }

    private UsageTracker Tracker() => new(new UsageTrackerOptions { Paths = _home.Paths, GetVariable = _ => null, Time = new FakeTimeProvider(Today) });

    private async Task<PriceUpdate> UpdateAsync(UsageTracker tracker, byte[] content)
    {
        string file = _home.File($"{Guid.NewGuid():N}.json");
        await File.WriteAllBytesAsync(file, content, Cancellation);
        return await tracker.UpdatePricesAsync(file, Cancellation);
    }

    private async Task<string> RefusedAsync(UsageTracker tracker, byte[] content)
    {
        PriceUpdateException exception = await Assert.ThrowsAsync<PriceUpdateException>(() => UpdateAsync(tracker, content));
        Assert.False(File.Exists(_home.Paths.PricesFile));
        return exception.Message;
    }
}
