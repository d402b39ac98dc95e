using System.Text.Json.Serialization;
using Aic.Core.Usage;

namespace Aic.Core.Alerts;

/// <summary>
/// Something that somebody wants to know without asking. It is raised once for its cause, stays until the cause is gone, and is kept in the store,
/// so that a restart raises nothing anew.
/// </summary>
public sealed record Alert
{
    /// <summary>Its name, made of its cause: the same cause always makes the same one. Lower-case letters, digits and <c>-</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What it is about.</summary>
    public required AlertKind Kind { get; init; }

    /// <summary>How much it matters.</summary>
    public required AlertSeverity Severity { get; init; }

    /// <summary>Whom it is about: an account's id (<c>openai@work</c>), or a budget's name.</summary>
    public required string Subject { get; init; }

    /// <summary>What happened, in a line without a full stop: <c>Budget team: 80% used ($80.20 of $100.00 billed)</c>.</summary>
    public required string Title { get; init; }

    /// <summary>What it means and what to do, in whole sentences.</summary>
    public required string Message { get; init; }

    /// <summary>When it was raised (UTC).</summary>
    public required DateTimeOffset RaisedAt { get; init; }

    /// <summary>When its cause was gone (UTC); null while it lasts.</summary>
    public DateTimeOffset? ClearedAt { get; init; }

    /// <summary>Until when nobody is to be told of it (UTC); null when it isn't snoozed.</summary>
    public DateTimeOffset? SnoozedUntil { get; init; }

    /// <summary>What came of telling it, a delivery for each channel.</summary>
    public IReadOnlyList<AlertDelivery> Deliveries { get; init; } = [];
}

/// <summary>What an alert is about.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<AlertKind>))]
public enum AlertKind
{
    /// <summary>A budget's threshold is crossed.</summary>
    BudgetThreshold,

    /// <summary>A quota is near its end.</summary>
    QuotaLow,

    /// <summary>A provider has failed for an hour.</summary>
    ProviderFailing,

    /// <summary>A day's cost or tokens are far from what is usual.</summary>
    UnusualDay,

    /// <summary>A provider refuses the key: it is expired or revoked.</summary>
    KeyRejected,
}

/// <summary>How much an alert matters, the least first.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<AlertSeverity>))]
public enum AlertSeverity
{
    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>Worth doing something about it soon.</summary>
    Warning,

    /// <summary>Something is used up, or doesn't work any more.</summary>
    Critical,
}

/// <summary>What came of telling an alert through one channel.</summary>
/// <param name="Channel">The channel's name.</param>
/// <param name="At">When it was tried the last time (UTC).</param>
/// <param name="IsDelivered">True when the channel took it.</param>
/// <param name="Error">Why it didn't, without any secret; null when it did.</param>
public sealed record AlertDelivery(string Channel, DateTimeOffset At, bool IsDelivered, string? Error)
{
    /// <summary>What was told: that it was raised, or cleared.</summary>
    public AlertEvent Event { get; init; }

    /// <summary>When it is tried again (UTC); null when it was taken, or was given up.</summary>
    public DateTimeOffset? RetryAt { get; init; }
}
