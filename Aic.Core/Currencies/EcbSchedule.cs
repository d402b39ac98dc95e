using Aic.Core.Storage;

namespace Aic.Core.Currencies;

/// <summary>
/// Says when the bank is asked without being told to: once after each publication. The rates are published around 16:00 central European time on working days
/// (https://www.ecb.europa.eu/stats/policy_and_exchange_rates/euro_reference_exchange_rates/html/index.en.html).
/// </summary>
internal static class EcbSchedule
{
    /// <summary>How long to leave the bank alone after an attempt in vain.</summary>
    public static readonly TimeSpan AfterFailure = TimeSpan.FromHours(1);

    // 16:00 CET is 15:00 UTC, in summer 14:00; with half an hour for the bank to be late.
    private static readonly TimeSpan Published = new(15, 30, 0);

    /// <summary>When to ask: a moment that is over means now.</summary>
    /// <param name="state">What is kept.</param>
    /// <param name="now">The time.</param>
    public static DateTimeOffset DueAt(EcbState state, DateTimeOffset now)
    {
        DateTimeOffset newest = Publication(now, -1);

        // What says it is from later was written before the clock was set back.
        bool isKnown = state.Rates?.Date >= DateOnly.FromDateTime(newest.UtcDateTime) || (state.AnsweredAt >= newest && state.AnsweredAt <= now);
        DateTimeOffset due = isKnown ? Publication(now, 1) : newest;
        return state.FailedAt is { } failed && failed <= now && failed + AfterFailure > due ? failed + AfterFailure : due;
    }

    /// <summary>The newest publication until a moment, or the first one after it.</summary>
    private static DateTimeOffset Publication(DateTimeOffset now, int direction)
    {
        DateTimeOffset moment = new(now.UtcDateTime.Date + Published, TimeSpan.Zero);
        while (moment.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || (direction < 0 ? moment > now : moment <= now))
        {
            moment = moment.AddDays(direction);
        }

        return moment;
    }
}
