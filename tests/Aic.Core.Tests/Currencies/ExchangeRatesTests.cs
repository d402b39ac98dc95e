using Aic.Core.Configuration;
using Aic.Core.Currencies;
using Aic.Core.Tests.Pricing;
using Aic.Core.Usage;

namespace Aic.Core.Tests.Currencies;

/// <summary>Own rates win, the bank's come when asked for, and what isn't known isn't made up.</summary>
public sealed class ExchangeRatesTests
{
    private const string Own = """ "exchange_rates": { "USD/EUR": { "rate": 0.8, "as_of": "2026-11-01" }, "GBP/EUR": { "rate": 1.25 } } """;

    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly EcbRates Bank = new(new DateOnly(2026, 11, 23), new Dictionary<string, decimal> { ["USD"] = 1.25m, ["GBP"] = 0.8m, ["JPY"] = 160m });

    [Fact]
    public void An_own_rate_applies_with_its_day()
    {
        ExchangeRate rate = Rates(Own).Find("USD", "EUR")!;

        Assert.Equal((0.8m, new DateOnly(2026, 11, 1), ExchangeRateSource.Own, false, 23, true), (rate.Rate, rate.Date, rate.Source, rate.IsDerived, rate.AgeDays, rate.IsStale));
        Assert.Equal("EUR at 0.8 a USD (own, 2026-11-01, 23 days old)", RateText.Of(rate));
    }

    [Fact]
    public void An_own_rate_applies_the_other_way_round_too()
    {
        ExchangeRate rate = Rates(Own).Find("EUR", "GBP")!;

        Assert.Equal((0.8m, true, null, false), (rate.Rate, rate.IsDerived, rate.AgeDays, rate.IsStale));
        Assert.Equal("GBP at 0.8 a EUR (own, undated)", RateText.Of(rate));
    }

    [Fact]
    public void What_was_set_for_one_way_wins_over_what_follows_from_the_other()
    {
        ExchangeRates rates = Rates(""" "exchange_rates": { "EUR/USD": { "rate": 2 }, "USD/EUR": { "rate": 0.75 } } """);

        Assert.Equal((0.75m, 2m), (rates.Find("USD", "EUR")!.Rate, rates.Find("EUR", "USD")!.Rate));
    }

    [Theory]
    [InlineData("USD", "EUR", 0.8, true)]
    [InlineData("EUR", "USD", 1.25, false)]
    [InlineData("USD", "GBP", 0.64, true)]
    [InlineData("JPY", "USD", 0.0078125, true)]
    public void The_banks_rates_are_crossed_over_the_euro(string from, string to, decimal expected, bool isDerived)
    {
        ExchangeRate rate = Rates(""" "exchange_rate_source": "ecb" """).Find(from, to)!;

        Assert.Equal((expected, Bank.Date, ExchangeRateSource.Ecb, isDerived), (rate.Rate, rate.Date, rate.Source, rate.IsDerived));
    }

    [Fact]
    public void Own_rates_win_over_the_banks()
    {
        ExchangeRates rates = Rates($""" {Own}, "exchange_rate_source": "ecb" """);

        Assert.Equal((ExchangeRateSource.Own, ExchangeRateSource.Ecb), (rates.Find("GBP", "EUR")!.Source, rates.Find("GBP", "USD")!.Source));
    }

    [Fact]
    public void The_banks_rates_are_used_only_when_asked_for()
    {
        ExchangeRates rates = Rates(Own);

        Assert.Null(rates.Find("JPY", "EUR"));
        Assert.Equal(Bank, rates.Kept);
        Assert.Equal(["EUR", "GBP", "USD"], rates.Currencies);
    }

    [Fact]
    public void Own_rates_are_not_chained() => Assert.Null(Rates(Own).Find("USD", "GBP"));

    [Fact]
    public void A_currency_has_no_rate_to_itself() => Assert.Null(Rates(Own).Find("EUR", "EUR"));

    [Theory]
    [InlineData(10, false)]
    [InlineData(11, true)]
    public void Rates_older_than_ten_days_are_said_to_be(int days, bool isStale)
    {
        AgentConfig config = PriceHome.Config("""{ "exchange_rate_source": "ecb" }""");

        Assert.Equal(isStale, new ExchangeRates(config, Bank, Bank.Date.AddDays(days)).Find("USD", "EUR")!.IsStale);
    }

    [Theory]
    [InlineData(0.912345678, "0.912346")]
    [InlineData(17234.5, "17234.5")]
    [InlineData(0.0000612345, "0.0000612345")]
    [InlineData(1, "1")]
    public void A_rate_is_shown_with_six_digits_that_matter(decimal rate, string text) => Assert.Equal(text, RateText.Number(rate));

    [Fact]
    public void Amounts_are_shown_converted_and_marked_each_for_itself()
    {
        MoneyView view = new("EUR", Rates(Own));
        UsageGroup group = new() { CostUsd = 10, CostOther = [new MoneyAmount(2, "EUR"), new MoneyAmount(4, "GBP"), new MoneyAmount(7, "CHF")], CostSource = CostSource.Billed, IsCostPartial = true };

        Assert.Equal("≥€8.00* + €2.00 + €5.00* + 7.00 CHF", UsageText.Cost(group, view));
        Assert.Equal("≥$10.00 + €2.00 + £4.00 + 7.00 CHF", UsageText.Cost(group));
        Assert.Equal(["GBP", "USD"], view.Used.Select(rate => rate.From));
        Assert.Equal(["CHF"], view.Missing);
        Assert.Equal("* shown in EUR at 1.25 a GBP (own, undated); EUR at 0.8 a USD (own, 2026-11-01, 23 days old)", RateText.Footnote(view.Used));
        Assert.StartsWith("No rate from CHF to EUR is known", RateText.NoRate(view.Missing, view.Currency, ExchangeRateSource.Own), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_too_small_to_show_stays_so_in_any_currency()
    {
        MoneyView view = new("EUR", Rates(Own));

        Assert.Equal("<€0.01*", UsageText.Money(0.001m, "USD", view));
        Assert.Equal("-€8.00*", UsageText.Money(-10, "USD", view));
        Assert.Equal("€0.00*", UsageText.Money(0, "USD", view));
        Assert.Equal(UsageText.Unknown, UsageText.Money(null, "USD", view));
        Assert.Equal("~€8.00*", UsageText.Cost(new UsageData { CostUsd = 10, CostSource = CostSource.Estimated, PeriodStart = default, PeriodEnd = default }, view));
        Assert.Equal("€8.00* of €80.00*", UsageText.Amounts(new QuotaWindow { Name = "spend", Used = 10, Limit = 100, Unit = "USD" }, view));
        Assert.Equal("12 tokens", UsageText.Amount(12, "tokens", view));
    }

    [Theory]
    [InlineData(Own, "EUR", "EUR at 0.8 a USD (own, 2026-11-01, 23 days old); EUR at 1.25 a GBP (own, undated)")]
    [InlineData(Own, "USD", "USD at 1.25 a EUR (own, 2026-11-01, 23 days old)")]
    [InlineData(""" "exchange_rate_source": "ecb" """, "EUR", "EUR at 0.8 a USD (ECB, 2026-11-23); other currencies by the ECB, 2026-11-23")]
    [InlineData(Own, "CHF", null)]
    public void The_head_of_a_view_says_what_amounts_are_shown_in(string settings, string currency, string? headline) =>
        Assert.Equal(headline, new MoneyView(currency, Rates(settings)).Headline);

    [Fact]
    public void Nothing_is_said_where_nothing_was_converted()
    {
        MoneyView view = new("USD", Rates(Own));

        Assert.Equal("$3.00", UsageText.Money(3, "USD", view));
        Assert.Null(RateText.Footnote(view.Used));
        Assert.Null(RateText.NoRate(view.Missing, view.Currency, ExchangeRateSource.Own));
    }

    private static ExchangeRates Rates(string settings) => new(PriceHome.Config($"{{ {settings} }}"), Bank, Today);
}
