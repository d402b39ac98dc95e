using Aic.Core.Usage;
using Aic.Testing.Sessions;

namespace Aic.Core.Tests.Sessions;

/// <summary>Which lines are one response.</summary>
public sealed class CopiesTests : IDisposable
{
    private const string Log = ".claude/projects/-home-dev-app/session-a.jsonl";
    private const string Other = ".claude/projects/-home-dev-app/session-b.jsonl";

    private readonly SessionHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Lines_of_a_response_that_streams_count_once_with_the_last_and_largest_output()
    {
        ClaudeLine line = new();
        _home.Write(Log, line with { Output = 1 } + (line with { Output = 9, Time = "2026-11-20T10:00:04Z" }).ToString() + (line with { Output = 5 }));

        GeneratedResponse response = Assert.Single(_home.Scan());

        Assert.Equal((10, 9, new DateTimeOffset(2026, 11, 20, 10, 0, 4, TimeSpan.Zero)), (response.Input, response.Output, response.Time));
    }

    [Fact]
    public void Of_equal_copies_in_several_logs_the_earliest_counts_and_the_period_has_it_that_it_is_in()
    {
        _home.Write(Log, (new ClaudeLine { Time = "2026-11-22T10:00:00Z" }).ToString());
        _home.Write(Other, (new ClaudeLine { Time = "2026-10-02T10:00:00Z" }).ToString());

        Assert.Equal(new DateTimeOffset(2026, 10, 2, 10, 0, 0, TimeSpan.Zero), Assert.Single(_home.Scan()).Time);
        Assert.Empty(_home.Scan(Month(11)));
        Assert.Single(_home.Scan(Month(10)));
    }

    [Fact]
    public void A_message_that_came_with_two_requests_is_two_responses()
    {
        _home.Write(Log, new ClaudeLine { Output = 1 }.ToString() + new ClaudeLine { Request = "req_2", Output = 2 });

        Assert.Equal([1, 2], Outputs());
    }

    [Fact]
    public void A_side_conversation_that_repeats_a_message_under_another_request_is_a_copy()
    {
        _home.Write(Log, new ClaudeLine { Output = 1 }.ToString());
        _home.Write(Other, new ClaudeLine { Request = "req_2", Output = 50, IsSidechain = true }.ToString() + new ClaudeLine { Message = "msg_own", Output = 3, IsSidechain = true });

        Assert.Equal([1, 3], Outputs());
    }

    [Fact]
    public void A_line_without_a_request_is_a_copy_of_the_same_message_with_one()
    {
        _home.Write(Log, new ClaudeLine { Output = 1 }.ToString() + new ClaudeLine { Request = null, Output = 2 });
        _home.Write(Other, new ClaudeLine { Message = null, Output = 4, Request = "req_other" }.ToString() + new ClaudeLine { Message = null, Output = 4, Request = "req_other" });

        Assert.Equal([1, 4], Outputs());
    }

    [Fact]
    public void Lines_without_any_id_count_each_where_they_stand()
    {
        ClaudeLine line = new() { Message = null, Request = null };
        _home.Write(Log, line.ToString() + line);
        _home.Scan();
        _home.Append(Log, line.ToString());

        Assert.Equal([20, 20, 20], Outputs());
    }

    private static UsagePeriod Month(int month) =>
        new(new DateTimeOffset(2026, month, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, month + 1, 1, 0, 0, 0, TimeSpan.Zero));

    private IReadOnlyList<long> Outputs() => [.. _home.Scan().Select(response => response.Output).Order()];
}
