using Aic.Core.Usage;

namespace Aic.Agent.Server.Board;

/// <summary>A period as a client asks for it. Which days it means changes at midnight where it has a name or an open end.</summary>
/// <param name="Name">Its name; null for one from a moment to another.</param>
/// <param name="Since">The start; null where it follows from the end.</param>
/// <param name="Until">The end (exclusive); null for the end of today.</param>
internal readonly record struct PeriodChoice(NamedPeriod? Name, DateTimeOffset? Since = null, DateTimeOffset? Until = null)
{
    /// <summary>The period where none is asked for.</summary>
    public static readonly PeriodChoice Default = new(NamedPeriod.ThisMonth);

    private bool IsMoving => Name is not null || Until is null;

    /// <summary>The period that it means now.</summary>
    /// <param name="time">The clock and the user's time zone.</param>
    /// <exception cref="ArgumentException">The end isn't after the start.</exception>
    public UsagePeriod Resolve(TimeProvider time) => Name is { } name ? UsagePeriod.Named(name, time) : UsagePeriod.Between(Since, Until, time);

    /// <summary>Until when it means that.</summary>
    /// <param name="time">The clock and the user's time zone.</param>
    public DateTimeOffset ValidUntil(TimeProvider time) => IsMoving ? UsagePeriod.Named(NamedPeriod.Today, time).End : DateTimeOffset.MaxValue;
}
