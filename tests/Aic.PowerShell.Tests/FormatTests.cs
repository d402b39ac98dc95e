using System.Text.RegularExpressions;
using Aic.PowerShell.Tests.Hosting;
using Aic.Testing;

namespace Aic.PowerShell.Tests;

public sealed partial class FormatTests
{
    [Fact]
    public async Task The_table_has_readable_numbers_in_columns_and_dashes_for_what_is_unknown()
    {
        await using FakeServer server = (await FakeServer.StartAsync()).AnswerAsOpenAI();
        using ModuleSession session = new ModuleSession().ConfigureOpenAI(server);

        string[] lines = Lines(session.Show("Get-AicUsage openai, anthropic -ErrorAction Ignore"));

        Assert.Equal("Account        Requests   Input  Output  Cached        Cost Left Status", lines[0]);
        Assert.Equal("anthropic             -       -       -       -           -    - not configured", lines[2]);
        Assert.Equal("openai           1.23 K  1.00 M  45.6 K   230 K       $4.56  95% ok", lines[3]);
    }

    [Fact]
    public async Task Sums_have_the_columns_that_they_are_summed_by()
    {
        await using FakeServer server = (await FakeServer.StartAsync()).AnswerAsOpenAI();
        using ModuleSession session = new ModuleSession().ConfigureOpenAI(server);

        Assert.StartsWith("Day        Requests", Lines(session.Show("Get-AicUsage openai -By Day"))[0], StringComparison.Ordinal);
        Assert.StartsWith("Account        Requests", Lines(session.Show("Get-AicUsage openai -By Provider"))[0], StringComparison.Ordinal);
        string[] lines = Lines(session.Show("Get-AicUsage openai -Since 2026-11-01Z -Until 2026-11-08Z -By Model, Day, Provider"));
        Assert.Equal("   Day: 2026-11-01", lines[0]);
        Assert.Matches("^Account        Model +Requests   Input  Output  Cached        Cost$", lines[1]);
        Assert.Matches(@"^openai         gpt-made-up +1.23 K  1.00 M  45.6 K   230 K       \$4.56$", lines[3]);
    }

    [Fact]
    public async Task Stale_numbers_are_marked()
    {
        await using FakeServer server = (await FakeServer.StartAsync()).AnswerAsOpenAI();
        using ModuleSession session = new ModuleSession().ConfigureOpenAI(server);
        session.Run("Get-AicUsage openai").MustBeClean();
        server.Answer("/v1/organization/costs", "{}", 401).Answer("/v1/organization/usage/completions", "{}", 401).Answer("/v1/models", "{}", 401).AnswerAll(_ => new FakeAnswer("{}", 401));

        string screen = session.Show("Get-AicUsage openai -Refresh -ErrorAction Ignore");

        Assert.Contains("$4.56", screen, StringComparison.Ordinal);
        Assert.Contains("stale (invalid", screen, StringComparison.Ordinal);
    }

    [Fact]
    public void Colours_come_only_where_the_host_can_show_them()
    {
        using ModuleSession plain = new();
        using ModuleSession coloured = new(shared: plain, hasColours: true);

        Assert.DoesNotContain('\e', Row(plain.Show("Get-AicUsage openai* -WarningAction Ignore")));
        Assert.Contains("\e[2mnot configured\e[0m", Row(coloured.Show("Get-AicUsage openai* -WarningAction Ignore")), StringComparison.Ordinal);
        Assert.DoesNotContain('\e', Row(coloured.Show("$PSStyle.OutputRendering = 'PlainText'; Get-AicUsage openai* -WarningAction Ignore; $PSStyle.OutputRendering = 'Host'")));

        static string Row(string screen) => Assert.Single(screen.Split('\n'), line => line.StartsWith("openai", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Providers_and_verdicts_have_tables_too()
    {
        await using FakeServer server = (await FakeServer.StartAsync()).AnswerAsOpenAI();
        using ModuleSession session = new ModuleSession().ConfigureOpenAI(server);

        Assert.Matches("^openai +OpenAI +config +requests, tokens, cost", Lines(session.Show("Get-AicProvider openai"))[2]);
        Assert.Matches("^anthropic +Anthropic +no +", Lines(session.Show("Get-AicProvider anthropic"))[2]);
        Assert.Matches("^openai +valid +usage, cost, quotas", Lines(session.Show("Test-AicProvider openai"))[2]);
    }

    private static string[] Lines(string screen) =>
        [.. Escapes().Replace(screen, "").Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0)];

    // The engine paints the headers itself.
    [GeneratedRegex(@"\e\[[0-9;]*m")]
    private static partial Regex Escapes();
}
