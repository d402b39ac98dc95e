using Aic.Core.Currencies;
using Aic.Core.Tests.Tracking;
using Aic.Testing;

namespace Aic.Core.Tests.Currencies;

/// <summary>The bank's rates are fetched when asked for, kept with their day, and never replaced by something doubtful.</summary>
public sealed class EcbUpdateTests : IAsyncDisposable
{
    private const string Uses = """{ "display_currency": "EUR", "exchange_rate_source": "ecb" }""";

    private FakeServer _bank = null!;
    private TrackerHome _home = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Uri Address => new(_bank.Address, EcbFile.Path);

    public async ValueTask DisposeAsync()
    {
        _home.Dispose();
        await _bank.DisposeAsync();
    }

    [Fact]
    public async Task Rates_are_kept_with_their_day_and_used_afterwards()
    {
        await StartAsync(Uses, EcbFile.Of("2026-11-23"));
        using UsageTracker tracker = _home.Start();

        ExchangeRateUpdate update = await tracker.UpdateExchangeRatesAsync(null, Cancellation);

        Assert.Equal((null, new DateOnly(2026, 11, 23), 13, true, true), (update.DateBefore, update.Date, update.CurrenciesCount, update.IsUpdated, update.IsUsed));
        using UsageTracker later = _home.Start();
        Assert.Equal((0.8m, new DateOnly(2026, 11, 23)), (later.GetExchangeRates().Find("USD", "EUR")!.Rate, later.GetMoneyView()!.RateFrom("USD")!.Date));
        Assert.Single(_bank.Requests);
    }

    [Fact]
    public async Task Rates_that_are_fetched_are_not_used_before_the_configuration_says_so()
    {
        await StartAsync("""{ "display_currency": "EUR" }""", EcbFile.Of("2026-11-23"));
        using UsageTracker tracker = _home.Start();

        Assert.False((await tracker.UpdateExchangeRatesAsync(null, Cancellation)).IsUsed);
        Assert.Null(tracker.GetMoneyView()!.RateFrom("USD"));
        Assert.Null(await tracker.KeepExchangeRatesFreshAsync(Cancellation));
    }

    [Fact]
    public async Task Older_rates_change_nothing()
    {
        await StartAsync(Uses, EcbFile.Of("2026-11-23"));
        using UsageTracker tracker = _home.Start();
        await tracker.UpdateExchangeRatesAsync(null, Cancellation);
        _bank.Answer(EcbFile.Path, EcbFile.Of("2026-11-20", 1.3m));

        ExchangeRateUpdate update = await tracker.UpdateExchangeRatesAsync(null, Cancellation);

        Assert.Equal((false, new DateOnly(2026, 11, 23)), (update.IsUpdated, update.Date));
        Assert.Equal(0.8m, tracker.GetExchangeRates().Find("USD", "EUR")!.Rate);
    }

    public static TheoryData<string, int, string> Doubts => new()
    {
        { "<html>down for maintenance</html>", 200, "weren't taken" },
        { EcbFile.Of("2026-11-24")[..^30], 200, "weren't taken" },
        { EcbFile.Of("2026-11-24", 2.6m), 200, "more than twice" },
        { EcbFile.Of("2026-11-24", 0.6m), 200, "less than half" },
        { EcbFile.Of("2036-11-24"), 200, "day to come" },
        { EcbFile.Of("2026-11-24"), 404, "HTTP 404" },
        { EcbFile.Of("2026-11-24"), 302, "redirect" },
        { new string(' ', 300_000) + EcbFile.Of("2026-11-24"), 200, "too big" },
    };

    [Theory]
    [MemberData(nameof(Doubts))]
    public async Task A_doubtful_answer_never_replaces_a_good_one(string answer, int status, string problem)
    {
        await StartAsync(Uses, EcbFile.Of("2026-11-23"));
        using UsageTracker tracker = _home.Start();
        await tracker.UpdateExchangeRatesAsync(null, Cancellation);
        _bank.Answer(EcbFile.Path, answer, status);

        ExchangeRateException exception = await Assert.ThrowsAsync<ExchangeRateException>(() => tracker.UpdateExchangeRatesAsync(null, Cancellation));

        Assert.Contains(problem, exception.Message, StringComparison.Ordinal);
        Assert.Contains("that are kept stay", exception.Message, StringComparison.Ordinal);
        Assert.Equal((0.8m, new DateOnly(2026, 11, 23)), (tracker.GetExchangeRates().Find("USD", "EUR")!.Rate, tracker.GetExchangeRates().Kept!.Date));
    }

    [Fact]
    public async Task A_currency_may_change_a_lot_in_a_long_time()
    {
        await StartAsync(Uses, EcbFile.Of("2026-10-23"));
        using UsageTracker tracker = _home.Start();
        await tracker.UpdateExchangeRatesAsync(null, Cancellation);
        _bank.Answer(EcbFile.Path, EcbFile.Of("2026-11-24", 2.6m));

        Assert.True((await tracker.UpdateExchangeRatesAsync(null, Cancellation)).IsUpdated);
    }

    [Fact]
    public async Task Rates_come_from_a_file_too_and_from_no_address_that_others_can_change()
    {
        await StartAsync(Uses, EcbFile.Of("2026-11-23"));
        using UsageTracker tracker = _home.Start();
        string file = Path.Combine(_home.Paths.DataDirectory, "rates.xml");
        await File.WriteAllTextAsync(file, EcbFile.Of("2026-11-20"), Cancellation);

        Assert.Equal(new DateOnly(2026, 11, 20), (await tracker.UpdateExchangeRatesAsync(file, Cancellation)).Date);
        await Assert.ThrowsAsync<ExchangeRateException>(() => tracker.UpdateExchangeRatesAsync(file + ".missing", Cancellation));
        Assert.Contains("such as https://www.ecb.europa.eu/", (await Assert.ThrowsAsync<ExchangeRateException>(() => tracker.UpdateExchangeRatesAsync("https://", Cancellation))).Message, StringComparison.Ordinal);
        Assert.Contains("https://", (await Assert.ThrowsAsync<ExchangeRateException>(() => tracker.UpdateExchangeRatesAsync("http://rates.example/daily.xml", Cancellation))).Message, StringComparison.Ordinal);
        Assert.Empty(_bank.Requests);
    }

    [Fact]
    public async Task A_refresh_asks_the_bank_once_a_working_day_whichever_process_it_is()
    {
        await StartAsync(Uses, EcbFile.Of("2026-11-23"));
        using UsageTracker one = _home.Start();
        using UsageTracker other = _home.Start();
        await Task.WhenAll(one.AskAsync("alpha", refresh: true), other.AskAsync("alpha", refresh: true), one.AskAsync("alpha", refresh: true));
        await other.AskAsync("alpha", refresh: true);

        Assert.Single(_bank.Requests);
        Assert.Equal(0.8m, other.GetMoneyView()!.RateFrom("USD")!.Rate);

        _bank.Answer(EcbFile.Path, EcbFile.Of("2026-11-24", 1.6m));
        _home.Time.Advance(TimeSpan.FromHours(4));
        await one.AskAsync("alpha", refresh: true);
        await other.AskAsync("alpha", refresh: true);

        Assert.Equal(2, _bank.Requests.Count);
        Assert.Equal(0.625m, one.GetMoneyView()!.RateFrom("USD")!.Rate);
    }

    [Fact]
    public async Task Without_a_display_currency_nobody_asks_the_bank()
    {
        await StartAsync("""{ "exchange_rate_source": "ecb" }""", EcbFile.Of("2026-11-23"));
        using UsageTracker tracker = _home.Start();
        await tracker.AskAsync("alpha", refresh: true);

        Assert.Null(await tracker.KeepExchangeRatesFreshAsync(Cancellation));
        Assert.Null(tracker.GetMoneyView());
        Assert.Empty(_bank.Requests);
    }

    [Fact]
    public async Task A_usual_question_asks_nobody_for_rates()
    {
        await StartAsync(Uses, EcbFile.Of("2026-11-23"));
        using UsageTracker tracker = _home.Start();
        await tracker.AskAsync("alpha");

        Assert.Empty(_bank.Requests);
        Assert.Null(tracker.GetMoneyView()!.RateFrom("USD"));
    }

    [Fact]
    public async Task A_bank_that_fails_spoils_no_answer_and_is_left_alone_for_an_hour()
    {
        await StartAsync(Uses, "nothing", 404);
        using UsageTracker tracker = _home.Start();

        Assert.NotNull((await tracker.AskAsync("alpha", refresh: true)).Usage);
        await tracker.AskAsync("alpha", refresh: true);
        Assert.Single(_bank.Requests);
        Assert.Contains(_home.Logger.Warnings, message => message.Contains("Newer exchange rates couldn't be fetched", StringComparison.Ordinal));

        _home.Time.Advance(TimeSpan.FromMinutes(61));
        _bank.Answer(EcbFile.Path, EcbFile.Of("2026-11-23"));
        await tracker.AskAsync("alpha", refresh: true);
        Assert.Equal(0.8m, tracker.GetMoneyView()!.RateFrom("USD")!.Rate);
    }

    private async Task StartAsync(string config, string answer, int status = 200)
    {
        _bank = await FakeServer.StartAsync();
        _bank.Answer(EcbFile.Path, answer, status);
        _home = new TrackerHome(new FakeProvider("alpha")) { EcbAddress = Address };
        _home.WriteConfig(config);
    }
}
