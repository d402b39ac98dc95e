using System.Text.Json.Serialization;
using Aic.Core.Usage;

namespace Aic.Core.Alerts;

/// <summary>What a channel tells: an alert, and what became of it.</summary>
/// <param name="Event">What became of it.</param>
/// <param name="Alert">The alert.</param>
public sealed record AlertNotice(AlertEvent Event, Alert Alert)
{
    /// <summary>Since when there is to tell that it was raised (UTC): later than <see cref="Aic.Core.Alerts.Alert.RaisedAt"/> where it is told again, since it became worse or its snooze ended. Null where it isn't known.</summary>
    public DateTimeOffset? RaisedNoticeAt { get; init; }
}

/// <summary>What can become of an alert that is worth telling.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<AlertEvent>))]
public enum AlertEvent
{
    /// <summary>It was raised.</summary>
    Raised,

    /// <summary>Its cause is gone.</summary>
    Cleared,

    /// <summary>Nothing happened: somebody tries a channel.</summary>
    Test,
}
