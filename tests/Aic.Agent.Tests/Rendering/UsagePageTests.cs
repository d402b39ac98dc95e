using Aic.Agent.Rendering;
using Aic.Agent.Terminal;
using Aic.Core.Usage;
using Microsoft.Extensions.Time.Testing;

namespace Aic.Agent.Tests.Rendering;

public sealed class UsagePageTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    private static readonly UsagePeriod November = new(new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero));

    private static readonly ProviderUsage Billed = Account("openai", "OpenAI", new() { RequestsCount = 12_345, TokensInput = 1_234_567, TokensOutput = 345_678, TokensCacheRead = 3_210_000, CostUsd = 123.45m, CostSource = CostSource.Billed, PeriodStart = November.Start, PeriodEnd = November.End });

    private static readonly ProviderUsage Estimated = Account("google", "Google AI", Billed.Usage! with { CostUsd = 1.98m, CostSource = CostSource.Estimated });

    private static readonly ProviderUsage InEuro = Account("azure-openai", "Azure OpenAI", Billed.Usage! with { CostUsd = null, CostOther = [new MoneyAmount(3.2m, "EUR")] });

    private static readonly ProviderUsage Unknown = Account("mistral", "Mistral", null) with { Error = new UsageError(UsageErrorKind.Forbidden, "This key may not read usage.") };

    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(72)]
    [InlineData(80)]
    [InlineData(100)]
    [InlineData(140)]
    public void No_line_is_wider_than_the_terminal_and_nothing_is_cut_off(int width)
    {
        ProviderUsage withQuota = Billed with
        {
            Quotas = [new QuotaWindow { Name = "monthly spend", Used = 123.45m, Limit = 500m, Unit = "USD", UsedPercent = 24.69m, ResetsAt = November.End }],
            Notes = ["Costs are whole days in UTC and lag by a day; the newest hours are missing."],
        };

        string page = Write([withQuota, Estimated, InEuro, Unknown], width: width);

        Assert.All(page.Split('\n'), line => Assert.True(line.Length <= width, $"{line.Length}: {line}"));
        Assert.DoesNotContain('…', page);
        Assert.All(["12.3 K", "1.23 M", "346 K", "3.21 M", "$123.45", "~$1.98", "€3.20", "forbidden", "$500.00"], text => Assert.Contains(text, page, StringComparison.Ordinal));
    }

    [Fact]
    public void Billed_and_estimated_costs_and_currencies_are_added_up_apart_and_unknown_ones_named()
    {
        string page = Write([Billed, Billed with { Account = "work" }, Estimated, InEuro, Unknown]);

        Assert.Contains("billed     $246.90 + €3.20", page, StringComparison.Ordinal);
        Assert.Matches(@"estimated +~\$1\.98", page);
        Assert.Matches(@"unknown +- +mistral", page);
    }

    [Fact]
    public void What_is_not_known_is_a_dash()
    {
        ProviderUsage usage = Account("openai", "OpenAI", new() { TokensInput = 0, PeriodStart = November.Start, PeriodEnd = November.End });

        Assert.Matches(@"OpenAI +- +0 +- +- +- +- +5 min ago", Write([usage]));
    }

    [Fact]
    public void Stale_usage_says_how_old_it_is()
    {
        ProviderUsage stale = Billed with { IsStale = true, FetchedAt = Now.AddHours(-3), Error = new UsageError(UsageErrorKind.Timeout, "Too slow.") };

        Assert.Contains("3 h, stale", Write([stale]), StringComparison.Ordinal);
        Assert.Matches(@"\$123\.45 +stale", Write([stale], by: UsageGrouping.Provider));
    }

    [Fact]
    public void A_limit_shows_what_is_used_of_it_and_when_it_starts_anew()
    {
        ProviderUsage usage = Billed with
        {
            Quotas =
            [
                new QuotaWindow { Name = "monthly spend", Used = 450m, Limit = 500m, Unit = "USD", UsedPercent = 90m, ResetsAt = November.End },
                new QuotaWindow { Name = "requests per minute", Limit = 4_000m, Unit = "requests" },
                new QuotaWindow { Name = "5h", UsedPercent = 12.4m },
            ],
        };

        string page = Write([usage]);

        Assert.Matches(@"monthly spend +\$450\.00 of \$500\.00 +90 % +resets in 6 d", page);
        Assert.Matches(@"requests per minute +limit 4\.00 K requests", page);
        Assert.Matches(@"5h +12 %", page);
    }

    [Fact]
    public void Colours_are_there_for_terminals_and_gone_when_the_user_wants_none()
    {
        CliTerminal terminal = new() { Out = new StringWriter(), Error = TextWriter.Null, Width = 120, HasColor = true };

        Assert.Contains("\u001b[", Write([Billed], terminal: terminal), StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b[", Write([Billed], terminal: terminal, noColor: true), StringComparison.Ordinal);
    }

    [Fact]
    public void Text_from_a_provider_is_shown_as_it_is_and_never_read_as_markup()
    {
        ProviderUsage usage = Account("openai", "OpenAI", Billed.Usage! with { Breakdown = [new UsageBreakdown { Start = November.Start, End = November.Start.AddDays(1), Model = "[red]odd[/] \u001b[31mmodel", TokensInput = 1 }] });

        Assert.Contains("[red]odd[/]", Write([usage], by: UsageGrouping.Model), StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', Write([usage], by: UsageGrouping.Model));
    }

    [Fact]
    public void When_nothing_can_be_grouped_it_says_so() =>
        Assert.Contains("No usage to sum up.", Write([Unknown], by: UsageGrouping.Model), StringComparison.Ordinal);

    [Fact]
    public void The_title_names_the_period_and_its_days()
    {
        Assert.StartsWith("This month  2026-11-01 to 2026-11-30\n", Write([Billed], title: "This month"), StringComparison.Ordinal);
        Assert.StartsWith("2026-11-01 to 2026-11-30\n", Write([Billed]), StringComparison.Ordinal);
    }

    [Fact]
    public void What_to_set_is_told_in_full_when_nothing_is_set_up_or_it_was_asked_for_and_else_in_a_line()
    {
        ProviderUsage missing = new() { ProviderId = "cohere", ProviderName = "Cohere", IsAvailable = false, Description = "Set CO_API_KEY.", Error = new UsageError(UsageErrorKind.MissingKey, "No key is set.") };
        ProviderUsage off = new() { ProviderId = "mistral", ProviderName = "Mistral", IsAvailable = false, Description = "Mistral is switched off in the configuration." };

        Assert.Contains("Cohere   Set CO_API_KEY.", Write([missing, off]), StringComparison.Ordinal);
        Assert.Contains("Not set up: Cohere. What to set: aic providers list", Write([Billed, missing, off]), StringComparison.Ordinal);
        Assert.Contains("Cohere   Set CO_API_KEY.", Write([Billed, missing, off], explainsSetup: true), StringComparison.Ordinal);
        Assert.Contains("switched off", Write([Billed, missing, off], explainsSetup: true), StringComparison.Ordinal);
    }

    private static ProviderUsage Account(string id, string name, UsageData? usage) => new()
    {
        ProviderId = id,
        ProviderName = name,
        IsAvailable = usage is not null,
        IsConfigured = true,
        AuthSource = AuthSource.Environment,
        FetchedAt = Now.AddMinutes(-5),
        Usage = usage,
    };

    private static string Write(ProviderUsage[] usages, UsageGrouping by = UsageGrouping.None, int? width = null, CliTerminal? terminal = null, bool noColor = false, string? title = null, bool explainsSetup = false)
    {
        FakeTimeProvider time = new(Now);
        StringWriter text = new();
        CliTerminal shown = new() { Out = text, Error = TextWriter.Null, Width = terminal?.Width ?? width, HasColor = terminal?.HasColor ?? false };
        new UsagePage(new Report(shown, noColor), time) { Title = title, By = by, ExplainsSetup = explainsSetup }.Write(November, usages);
        return text.ToString().ReplaceLineEndings("\n");
    }
}
