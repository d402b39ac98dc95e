using System.Globalization;
using Aic.Core.Usage;

namespace Aic.Core.Tests.Usage;

public sealed class UsageTextTests
{
    [Theory]
    [InlineData(null, "-")]
    [InlineData(0L, "0")]
    [InlineData(7L, "7")]
    [InlineData(999L, "999")]
    [InlineData(1_000L, "1.00 K")]
    [InlineData(1_234L, "1.23 K")]
    [InlineData(45_678L, "45.7 K")]
    [InlineData(123_456L, "123 K")]
    [InlineData(999_499L, "999 K")]
    [InlineData(999_500L, "1.00 M")]
    [InlineData(9_996L, "10.0 K")]
    [InlineData(99_960L, "100 K")]
    [InlineData(1_230_000L, "1.23 M")]
    [InlineData(7_654_000_000L, "7.65 B")]
    [InlineData(3_210_000_000_000L, "3.21 T")]
    [InlineData(-1_230_000L, "-1.23 M")]
    [InlineData(long.MinValue, "-9,223,372 T")]
    public void A_count_has_three_significant_digits_and_an_unknown_one_is_a_dash(long? count, string expected) =>
        Assert.Equal(expected, UsageText.Count(count));

    [Theory]
    [InlineData("4.56", "USD", "$4.56")]
    [InlineData("3.2", "EUR", "€3.20")]
    [InlineData("3.2", "GBP", "£3.20")]
    [InlineData("3.2", "CHF", "3.20 CHF")]
    [InlineData("0", "USD", "$0.00")]
    [InlineData("1234567.891", "USD", "$1,234,567.89")]
    [InlineData("0.01", "USD", "$0.01")]
    [InlineData("0.0042", "USD", "<$0.01")]
    [InlineData("-0.0042", "USD", ">-$0.01")]
    [InlineData("-5", "USD", "-$5.00")]
    [InlineData("0.125", "USD", "$0.13")]
    public void Money_is_shown_to_the_cent_in_its_own_currency(string amount, string currency, string expected) =>
        Assert.Equal(expected, UsageText.Money(decimal.Parse(amount, CultureInfo.InvariantCulture), currency));

    [Fact]
    public void Unknown_money_is_a_dash() => Assert.Equal("-", UsageText.Money(null, "USD"));

    [Fact]
    public void A_billed_cost_is_plain_and_an_estimated_one_is_marked()
    {
        UsageData billed = Usage() with { CostUsd = 4.56m, CostSource = CostSource.Billed };

        Assert.Equal("$4.56", UsageText.Cost(billed));
        Assert.Equal("~$4.56", UsageText.Cost(billed with { CostSource = CostSource.Estimated }));
        Assert.Equal("-", UsageText.Cost(Usage()));
    }

    [Fact]
    public void Other_currencies_stand_beside_dollars_and_are_never_added()
    {
        UsageData both = Usage() with { CostUsd = 4.56m, CostOther = [new MoneyAmount(3.2m, "EUR"), new MoneyAmount(9m, "SEK")], CostSource = CostSource.Billed };

        Assert.Equal("$4.56 + €3.20 + 9.00 SEK", UsageText.Cost(both));
        Assert.Equal("€3.20 + 9.00 SEK", UsageText.Cost(both with { CostUsd = null }));
    }

    [Fact]
    public void A_group_with_a_member_of_unknown_cost_says_that_it_is_the_least()
    {
        UsageGroup group = new() { CostUsd = 4.56m, CostSource = CostSource.Billed, IsCostPartial = true };

        Assert.Equal("≥$4.56", UsageText.Cost(group));
        Assert.Equal("-", UsageText.Cost(group with { CostUsd = null }));
    }

    [Theory]
    [InlineData("12.3", "USD", "$12.30")]
    [InlineData("1230000", "tokens", "1.23 M tokens")]
    [InlineData("0.5", "credits", "0.5 credits")]
    [InlineData("7", null, "7")]
    [InlineData("79228162514264337593543950335", "tokens", "79,228,162,514,264,337,593,543,950,335 tokens")]
    public void An_amount_is_money_where_its_unit_is_a_currency(string amount, string? unit, string expected) =>
        Assert.Equal(expected, UsageText.Amount(decimal.Parse(amount, CultureInfo.InvariantCulture), unit));

    [Fact]
    public void A_quota_tells_what_is_known_of_it()
    {
        QuotaWindow quota = new() { Name = "monthly spend", Used = 12.3m, Limit = 100m, Unit = "USD" };

        Assert.Equal("$12.30 of $100.00", UsageText.Amounts(quota));
        Assert.Equal("$12.30 used", UsageText.Amounts(quota with { Limit = null }));
        Assert.Equal("limit $100.00", UsageText.Amounts(quota with { Used = null }));
        Assert.Equal("", UsageText.Amounts(quota with { Used = null, Limit = null }));
    }

    [Fact]
    public void A_period_of_whole_days_is_told_by_its_first_and_last_day()
    {
        TimeZoneInfo berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        DateTimeOffset start = new(2026, 10, 31, 23, 0, 0, TimeSpan.Zero);

        Assert.Equal("2026-11-01 to 2026-11-30", UsageText.Period(start, start.AddDays(30), berlin));
        Assert.Equal("2026-11-01", UsageText.Period(start, start.AddDays(1), berlin));
        Assert.Equal("2026-10-31 23:00 to 2026-11-01 23:00", UsageText.Period(start, start.AddDays(1), TimeZoneInfo.Utc));
    }

    [Theory]
    [InlineData(-3600, "now")]
    [InlineData(0, "now")]
    [InlineData(42, "42 s")]
    [InlineData(119, "1 min")]
    [InlineData(3599, "59 min")]
    [InlineData(3600, "1 h")]
    [InlineData(86_400 * 12, "12 d")]
    public void An_age_is_told_in_its_largest_unit(int seconds, string expected) =>
        Assert.Equal(expected, UsageText.Age(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void A_status_tells_in_a_word_how_an_account_is()
    {
        ProviderUsage ok = new() { ProviderId = "openai", ProviderName = "OpenAI", IsAvailable = true, IsConfigured = true, AuthSource = AuthSource.Config };
        UsageError limited = new(UsageErrorKind.RateLimited, "Wait a minute.");

        Assert.Equal("ok", UsageText.Status(ok));
        Assert.Equal("stale (rate limited)", UsageText.Status(ok with { IsStale = true, Error = limited }));
        Assert.Equal("stale", UsageText.Status(ok with { IsStale = true }));
        Assert.Equal("rate limited", UsageText.Status(ok with { IsAvailable = false, Error = limited }));
        Assert.Equal("no data", UsageText.Status(ok with { IsAvailable = false }));
        Assert.Equal("disabled", UsageText.Status(ok with { IsAvailable = false, IsConfigured = false }));
        Assert.Equal("not configured", UsageText.Status(ok with { IsAvailable = false, IsConfigured = false, AuthSource = AuthSource.None }));
        Assert.Equal("not configured", UsageText.Status(ok with { IsAvailable = false, Error = new UsageError(UsageErrorKind.MissingKey, "Set a key."), AuthSource = AuthSource.None, IsConfigured = false }));
    }

    [Fact]
    public void Every_kind_of_failure_has_words() =>
        Assert.All(Enum.GetValues<UsageErrorKind>(), kind => Assert.NotEmpty(UsageText.ErrorKind(kind)));

    [Fact]
    public void Texts_are_the_same_in_every_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            Assert.Equal("1.23 M", UsageText.Count(1_230_000));
            Assert.Equal("$1,234.50", UsageText.Money(1234.5m, "USD"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static UsageData Usage() => new()
    {
        PeriodStart = new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero),
        PeriodEnd = new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero),
    };
}
