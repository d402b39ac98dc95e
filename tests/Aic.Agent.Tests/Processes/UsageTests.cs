using Aic.Testing;

namespace Aic.Agent.Tests.Processes;

public sealed class UsageTests
{
    [Fact]
    public async Task With_no_key_set_it_shows_each_provider_and_what_to_set()
    {
        using AicHome home = new();

        AicResult result = await home.RunAsync("usage");

        Assert.Equal(0, result.ExitCode);
        Assert.Empty(result.Error);
        Assert.Contains("OPENAI_ADMIN_KEY", result.LineOf("OpenAI"), StringComparison.Ordinal);
        Assert.Contains("ANTHROPIC_ADMIN_KEY", result.LineOf("Anthropic"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_shows_tokens_and_dollars_as_the_provider_tells_them()
    {
        await using FakeServer server = await FakeOpenAI.StartAsync();
        using AicHome home = AicHome.WithOpenAI(server);

        AicResult result = await home.RunAsync(["usage", "openai", .. FakeOpenAI.Period]);

        Assert.Empty(result.Error);
        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith("2026-11-01 to 2026-11-02", result.Out, StringComparison.Ordinal);
        Assert.Equal("Provider Requests Input Output Cache read Cache write Cost Updated", result.LineOf("Provider"));
        Assert.Equal("OpenAI 50 1.15 M 3.70 K 400 K - $3.75 now", string.Join(' ', result.Lines[4].Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        Assert.Equal("billed $3.75", result.LineOf("billed"));
        Assert.Contains(result.Lines, line => line.Contains("$3.75 of $500.00", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Output_to_a_pipe_is_plain_and_has_no_blanks_at_line_ends()
    {
        await using FakeServer server = await FakeOpenAI.StartAsync();
        using AicHome home = AicHome.WithOpenAI(server);

        AicResult result = await home.RunAsync(["usage", .. FakeOpenAI.Period]);

        Assert.DoesNotContain('\u001b', result.Out);
        Assert.All(result.Lines, line => Assert.Equal(line.TrimEnd(), line));
    }

    [Fact]
    public async Task In_a_locale_without_utf8_it_keeps_to_ascii()
    {
        await using FakeServer server = await FakeOpenAI.StartAsync();
        using AicHome home = AicHome.WithOpenAI(server);
        home.Environment["LC_ALL"] = "C";

        AicResult result = await home.RunAsync(["usage", .. FakeOpenAI.Period]);

        Assert.Equal(0, result.ExitCode);
        Assert.True(System.Text.Ascii.IsValid(result.Out), result.Out);
    }

    [Theory]
    [InlineData("provider", "OpenAI 50 1.15 M 3.70 K 400 K - $3.75")]
    [InlineData("model", "gpt-5-mini 12 50.0 K 700 0 - -")]
    [InlineData("day", "2026-11-02 8 500 K 1.00 K 0 - $2.52")]
    [InlineData("Model,Day", "2026-11-01 gpt-5-mini 12 50.0 K 700 0 - -")]
    [InlineData("day,provider,model", "2026-11-01 OpenAI gpt-5-mini 12 50.0 K 700 0 - -")]
    public async Task It_sums_by_provider_model_and_day(string by, string expected)
    {
        await using FakeServer server = await FakeOpenAI.StartAsync();
        using AicHome home = AicHome.WithOpenAI(server);

        AicResult result = await home.RunAsync(["usage", "openai", "--by", by, .. FakeOpenAI.Period]);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains(expected, result.Lines.Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries))));
    }

    [Fact]
    public async Task By_may_be_repeated_instead_of_joined_by_commas()
    {
        await using FakeServer server = await FakeOpenAI.StartAsync();
        using AicHome home = AicHome.WithOpenAI(server);

        AicResult joined = await home.RunAsync(["usage", "--by", "model,day", .. FakeOpenAI.Period]);
        AicResult repeated = await home.RunAsync(["usage", "--by", "model", "--by", "day", .. FakeOpenAI.Period]);

        Assert.Equal(joined.Out, repeated.Out);
    }

    [Fact]
    public async Task Fresh_usage_is_not_asked_for_again_unless_told_to()
    {
        await using FakeServer server = await FakeOpenAI.StartAsync();
        using AicHome home = AicHome.WithOpenAI(server);
        const string Costs = "/v1/organization/costs";

        await home.RunAsync(["usage", .. FakeOpenAI.Period]);
        int first = server.RequestsTo(Costs).Count;
        await home.RunAsync(["usage", .. FakeOpenAI.Period]);
        int second = server.RequestsTo(Costs).Count;
        await home.RunAsync(["usage", "--refresh", .. FakeOpenAI.Period]);

        Assert.True(first > 0);
        Assert.Equal(first, second);
        Assert.True(server.RequestsTo(Costs).Count > second);
    }

    [Fact]
    public async Task An_outage_shows_what_was_known_marked_as_stale_and_fails()
    {
        await using FakeServer server = await FakeOpenAI.StartAsync();
        using AicHome home = AicHome.WithOpenAI(server);
        await home.RunAsync(["usage", .. FakeOpenAI.Period]);
        FakeOpenAI.GoDown(server);

        AicResult result = await home.RunAsync(["usage", "openai", "--refresh", .. FakeOpenAI.Period]);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("$3.75", result.Lines[4], StringComparison.Ordinal);
        Assert.EndsWith("stale", result.Lines[4], StringComparison.Ordinal);
        Assert.StartsWith("aic: openai: ", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accounts_are_chosen_by_pattern_and_by_option()
    {
        using AicHome home = new();

        AicResult pattern = await home.RunAsync("usage", "open*");
        AicResult option = await home.RunAsync("usage", "-p", "anthropic", "--provider", "o?enai");

        Assert.Equal(0, pattern.ExitCode);
        Assert.Contains("OpenAI", pattern.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("Anthropic", pattern.Out, StringComparison.Ordinal);
        Assert.Contains("OpenAI", option.Out, StringComparison.Ordinal);
        Assert.Contains("Anthropic", option.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Configured_only_leaves_out_what_is_not_set_up()
    {
        await using FakeServer server = await FakeOpenAI.StartAsync();
        using AicHome home = AicHome.WithOpenAI(server);

        AicResult result = await home.RunAsync(["usage", "--configured-only", .. FakeOpenAI.Period]);

        Assert.Equal(0, result.ExitCode);
        Assert.DoesNotContain("Anthropic", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refresh_asks_again_and_is_silent_when_told_to_be_quiet()
    {
        await using FakeServer server = await FakeOpenAI.StartAsync();
        using AicHome home = AicHome.WithOpenAI(server);

        AicResult loud = await home.RunAsync(["refresh", .. FakeOpenAI.Period]);
        int asked = server.Requests.Count;
        AicResult quiet = await home.RunAsync(["refresh", "--quiet", .. FakeOpenAI.Period]);

        Assert.Contains("$3.75", loud.Out, StringComparison.Ordinal);
        Assert.True(server.Requests.Count > asked);
        Assert.Equal((0, "", ""), (quiet.ExitCode, quiet.Out, quiet.Error));
    }
}
