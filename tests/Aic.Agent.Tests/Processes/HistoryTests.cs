using System.Text.Json;
using Aic.Testing;

namespace Aic.Agent.Tests.Processes;

/// <summary>History on the command line, as a whole process.</summary>
public sealed class HistoryTests
{
    [Fact]
    public async Task History_is_a_table_with_its_gaps_or_json()
    {
        await using FakeServer server = await FakeOpenAI.StartAsync();
        using AicHome home = AicHome.WithOpenAI(server);
        await home.RunAsync(["usage", "openai", .. FakeOpenAI.Period]);
        int asked = server.Requests.Count;

        AicResult table = await home.RunAsync("history", "openai", "--since", "2026-11-01", "--until", "2026-11-05", "-g", "month", "--by", "account");
        AicResult json = await home.RunAsync("history", "openai", "--since", "2026-11-01", "--until", "2026-11-05", "--json");

        Assert.Equal((0, ""), (table.ExitCode, table.Error));
        Assert.Equal("2026-11 openai 50 1.15 M 3.70 K 400 K - $3.75 so far", table.LineOf("2026-11 "));
        Assert.Contains(table.Lines, line => line == "openai: nothing is known of 2026-11-03 to 2026-11-04.");
        using JsonDocument document = JsonDocument.Parse(json.Out);
        Assert.Equal(2, document.RootElement.GetProperty("rows").GetArrayLength());
        Assert.Equal("day", document.RootElement.GetProperty("granularity").GetString());
        Assert.Equal(asked, server.Requests.Count);
    }

    [Fact]
    public async Task Of_nothing_it_says_what_to_do()
    {
        using AicHome home = new();

        AicResult result = await home.RunAsync("history");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("aic history sync", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sync_fetches_what_is_missing_and_tells_of_it()
    {
        await using FakeServer server = await FakeOpenAI.StartAsync();
        using AicHome home = AicHome.WithOpenAI(server);
        string since = DateTime.UtcNow.Date.AddDays(-9).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        AicResult first = await home.RunAsync("history", "sync", "openai", "--since", since);
        AicResult second = await home.RunAsync("history", "sync", "--since", since, "--json");

        Assert.Equal((0, ""), (first.ExitCode, first.Error));
        Assert.Contains(first.Lines, line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)) == $"openai {since} 10 0 10 complete");
        using JsonDocument document = JsonDocument.Parse(second.Out);
        JsonElement openai = Assert.Single(document.RootElement.EnumerateArray());
        Assert.Equal((10, 0, true), (openai.GetProperty("days_known_before").GetInt32(), openai.GetProperty("days_fetched").GetInt32(), openai.GetProperty("is_complete").GetBoolean()));
    }

    [Theory]
    [InlineData("--granularity knows", "history", "-g", "minute")]
    [InlineData("--by knows", "history", "--by", "colour")]
    [InlineData("--since", "history", "sync")]
    [InlineData("is no date", "history", "sync", "--since", "soon")]
    [InlineData("must not be in the future", "history", "sync", "--since", "2999-01-01")]
    [InlineData("no account \"nobody\"", "history", "nobody")]
    public async Task Mistakes_are_told(string message, params string[] args)
    {
        using AicHome home = new();

        AicResult result = await home.RunAsync(args);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
    }
}
