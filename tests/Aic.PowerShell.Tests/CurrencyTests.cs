using System.Management.Automation;
using System.Text.RegularExpressions;
using Aic.PowerShell.Tests.Hosting;
using Aic.Testing;

namespace Aic.PowerShell.Tests;

/// <summary>The display currency in views, and exchange rates as objects: an account that was billed $4.56.</summary>
public sealed partial class CurrencyTests
{
    private const string Rates = "Set-AicConfig -DisplayCurrency eur -ExchangeRate @{ 'USD/EUR' = '0.5@2026-01-01' }";

    [Fact]
    public async Task Views_show_amounts_converted_and_say_so_while_objects_stay_as_they_are()
    {
        await using FakeServer server = (await FakeServer.StartAsync()).AnswerAsOpenAI();
        using ModuleSession session = new ModuleSession().ConfigureOpenAI(server);
        session.Run(Rates).MustBeClean();

        string[] table = Lines(session.Show("Get-AicUsage openai"));

        Assert.Matches(@"^   Shown in: EUR at 0\.5 a USD \(own, 2026-01-01, \d+ days old\)$", table[0]);
        Assert.Equal("openai           1.23 K  1.00 M  45.6 K   230 K      €2.28*  95% ok", table[3]);
        PSObject usage = session.Run("Get-AicUsage openai").Single();
        Assert.Equal(4.56m, SessionResult.Value(usage, "CostUsd"));
    }

    [Theory]
    [InlineData("Get-AicUsage openai -By Day")]
    [InlineData("Get-AicUsage openai -By Provider")]
    [InlineData("Get-AicUsage openai -By Model, Day, Provider")]
    [InlineData("Get-AicUsage openai -By Project")]
    [InlineData("Get-AicUsage openai > $null; Get-AicUsageHistory openai")]
    [InlineData("Get-AicUsage openai > $null; Get-AicUsageHistory openai -By Model")]
    [InlineData("Get-AicBudget")]
    [InlineData("Get-AicForecast openai")]
    public async Task Every_view_with_amounts_does(string command)
    {
        await using FakeServer server = (await FakeServer.StartAsync()).AnswerAsOpenAI();
        using ModuleSession session = new ModuleSession().ConfigureOpenAI(server);
        session.Run(Rates + "; Set-AicBudget all 10").MustBeClean();

        string screen = session.Show(command);

        Assert.Contains("EUR at 0.5 a USD", screen, StringComparison.Ordinal);
        Assert.Contains("€2.28*", screen, StringComparison.Ordinal);
        Assert.DoesNotContain("$4.56", screen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plans_are_shown_in_it_too_and_a_trace_is_not()
    {
        await using FakeServer server = (await FakeServer.StartAsync()).AnswerAsOpenAI();
        using ModuleSession session = new ModuleSession().ConfigureOpenAI(server);
        session.Run(Rates + "; Set-AicPlan openai 24").MustBeClean();

        Assert.Contains("€12.00* a month", session.Show("Get-AicPlan"), StringComparison.Ordinal);
        Assert.Contains("$4.56", session.Show("Trace-AicUsage openai"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_display_currency_views_are_as_ever()
    {
        await using FakeServer server = (await FakeServer.StartAsync()).AnswerAsOpenAI();
        using ModuleSession session = new ModuleSession().ConfigureOpenAI(server);
        session.Run(Rates).MustBeClean();
        session.Run("Set-AicConfig -DisplayCurrency ''").MustBeClean();

        string[] lines = Lines(session.Show("Get-AicUsage openai"));

        Assert.StartsWith("Account ", lines[0], StringComparison.Ordinal);
        Assert.Contains("$4.56", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_there_is_no_rate_is_warned_of_once()
    {
        await using FakeServer server = (await FakeServer.StartAsync()).AnswerAsOpenAI();
        using ModuleSession session = new ModuleSession().ConfigureOpenAI(server);
        session.Run("Set-AicConfig -DisplayCurrency CHF").MustBeClean();

        string first = session.Show("Get-AicUsage openai");
        string second = session.Show("Get-AicUsage openai");

        Assert.Contains("No rate from USD to CHF is known", Flat(first), StringComparison.Ordinal);
        Assert.DoesNotContain("No rate", Flat(second), StringComparison.Ordinal);
        Assert.Contains("$4.56", second, StringComparison.Ordinal);
        Assert.DoesNotContain("Shown in", second, StringComparison.Ordinal);
    }

    [Fact]
    public void Rates_are_objects_that_say_why_they_apply()
    {
        using ModuleSession session = new();
        session.Run(Rates + "; Set-AicConfig -ExchangeRate @{ 'GBP/EUR' = 1.25; 'CHF/EUR' = 0.00002 }").MustBeClean();

        PSObject rate = session.Run("Get-AicExchangeRate usd").Single();

        Assert.Equal(("USD", "EUR", 0.5m, false), (SessionResult.Value(rate, "From"), SessionResult.Value(rate, "To"), SessionResult.Value(rate, "Rate"), SessionResult.Value(rate, "IsDerived")));
        Assert.Equal(3, session.Run("Get-AicExchangeRate").Output.Count);
        Assert.Contains("from GBP/EUR in the configuration", session.Show("Get-AicExchangeRate EUR -To GBP"), StringComparison.Ordinal);
        Assert.Equal(["NoExchangeRate,Aic.PowerShell.GetAicExchangeRateCommand"], session.Run("Get-AicExchangeRate JPY").ErrorIds);
        Assert.Equal(["UnknownCurrency,Aic.PowerShell.GetAicExchangeRateCommand"], session.Run("Get-AicExchangeRate EURO").ErrorIds);
        session.Run("Set-AicConfig -ExchangeRate @{ 'GBP/EUR' = $null }").MustBeClean();
        Assert.Equal(2, session.Run("Get-AicExchangeRate").Output.Count);
    }

    [Fact]
    public async Task The_banks_rates_are_fetched_and_a_doubt_is_an_error()
    {
        await using FakeServer bank = await FakeServer.StartAsync();
        bank.Answer(EcbFile.Path, EcbFile.Of("2026-01-23"));
        string address = new Uri(bank.Address, EcbFile.Path).AbsoluteUri;
        using ModuleSession session = new();
        session.Run("Set-AicConfig -DisplayCurrency EUR -ExchangeRateSource Ecb").MustBeClean();

        Assert.False(session.Run($"Update-AicExchangeRate {address} -WhatIf").Output.Any());
        PSObject update = session.Run($"Update-AicExchangeRate {address}").Single();

        Assert.Equal((new DateOnly(2026, 1, 23), 13, true), (SessionResult.Value(update, "Date"), SessionResult.Value(update, "CurrenciesCount"), SessionResult.Value(update, "IsUsed")));
        Assert.Equal(0.8m, SessionResult.Value(session.Run("Get-AicExchangeRate USD").Single(), "Rate"));
        bank.Answer(EcbFile.Path, "<html>down</html>");
        Assert.Equal(["RatesNotUpdated,Aic.PowerShell.UpdateAicExchangeRateCommand"], session.Run($"Update-AicExchangeRate {address}").ErrorIds);
        Assert.Single(bank.Requests.Skip(1));
    }

    [Theory]
    [InlineData("-DisplayCurrency EURO")]
    [InlineData("-ExchangeRate @{ 'USD/EUR' = 'much' }")]
    [InlineData("-ExchangeRate @{ 'USD/EUR' = -1 }")]
    [InlineData("-ExchangeRate @{ 'EUR' = 1 }")]
    public void A_setting_that_cannot_be_is_refused(string arguments)
    {
        using ModuleSession session = new();

        Assert.Equal(["InvalidValue,Aic.PowerShell.SetAicConfigCommand"], session.Run($"Set-AicConfig {arguments}").ErrorIds);
        Assert.False(File.Exists(session.ConfigFile));
    }

    [Fact]
    public void How_long_history_is_kept_is_a_setting()
    {
        using ModuleSession session = new();

        PSObject config = session.Run("Set-AicConfig -HistoryRetentionDays 400 -HourlyRetentionDays 30 -PassThru").Single();

        Assert.Equal((400, 30), (SessionResult.Value(config, "HistoryRetentionDays"), SessionResult.Value(config, "HourlyRetentionDays")));
        Assert.Equal(["ParameterArgumentValidationError,Aic.PowerShell.SetAicConfigCommand"], session.Run("Set-AicConfig -HistoryRetentionDays 0").ErrorIds);
    }

    private static string Flat(string screen) => string.Join(' ', Lines(screen));

    private static string[] Lines(string screen) =>
        [.. Escapes().Replace(screen, "").Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0)];

    [GeneratedRegex(@"\e\[[0-9;]*m")]
    private static partial Regex Escapes();
}
