using System.Globalization;
using Aic.Core.Sessions.Copilot;
using Aic.Core.Usage;

namespace Aic.Core.Tests.Sessions;

public sealed class CopilotTests : IDisposable
{
    private const string Events = ".copilot/session-state/s1/events.jsonl";

    private readonly SessionHome _home = new() { Reader = new CopilotReader() };

    public void Dispose() => _home.Dispose();

    [Fact]
    public void The_sum_of_a_session_grows_when_it_is_resumed_and_begins_anew_when_it_is_compacted()
    {
        _home.Write(Events, Shutdown("2026-11-19T11:00:00Z", 500, 20));
        Assert.Equal([(500, 20)], Found());

        _home.Append(Events, Shutdown("2026-11-19T12:00:00Z", 800, 30));
        Assert.Equal([(800, 30)], Found());

        _home.Append(Events, Shutdown("2026-11-19T13:00:00Z", 100, 5) + Shutdown("2026-11-19T14:00:00Z", 150, 6));
        Assert.Equal([(950, 36)], Found());
    }

    [Fact]
    public void The_sum_does_not_count_beside_the_requests_in_whatever_order_they_are_met()
    {
        _home.Write(Events, Shutdown("2026-11-20T11:00:00Z", 1090, 57) + Shutdown("2026-11-20T11:00:00Z", 11, 3, "gpt-5"));
        Assert.Equal([(11, 3), (1090, 57)], Found());

        ToolLog rows = ToolLogs.All[0];
        _home.CreateDatabase(rows.Path, rows.Content.Replace("claude-sonnet-4.5", "claude-sonnet-4", StringComparison.Ordinal)).Dispose();
        Assert.Equal([(11, 3), (90, 7), (100, 50)], Found());

        // A session that has no rows keeps its sum, and another folder's session of the same model too.
        _home.Write(".copilot/session-state/s2/events.jsonl", Shutdown("2026-11-18T11:00:00Z", 7, 1));
        Assert.Equal([(7, 1), (11, 3), (90, 7), (100, 50)], Found());
    }

    [Fact]
    public async Task How_many_requests_a_sum_stands_for_is_unknown()
    {
        _home.Write(Events, Shutdown("2026-11-19T11:00:00Z", 1_000_000, 100_000));

        UsageData usage = (await _home.AskAsync()).Usage!;

        Assert.Null(usage.RequestsCount);
        Assert.Null(Assert.Single(usage.Breakdown).RequestsCount);

        // The price of a short context, $3 and $15 for a million: https://platform.claude.com/docs/en/about-claude/pricing
        Assert.Equal((1_000_000, 3m + 1.5m), (usage.TokensInput, usage.CostUsd));
    }

    private IReadOnlyList<(long Input, long Output)> Found() => [.. _home.Scan().Select(response => (response.Input, response.Output)).Order()];

    private static string Shutdown(string time, long input, long output, string model = "claude-sonnet-4") =>
        """{"type":"session.shutdown","timestamp":"TIME","data":{"modelMetrics":{"MODEL":{"usage":{"inputTokens":IN,"outputTokens":OUT}}}}}"""
            .Replace("TIME", time, StringComparison.Ordinal)
            .Replace("MODEL", model, StringComparison.Ordinal)
            .Replace("IN", input.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("OUT", output.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal) + "\n";
}
