using System.Text.Json;

namespace Aic.Core.Alerts.Channels;

/// <summary>What the configuration says about alerts.</summary>
public sealed record AlertsConfig
{
    /// <summary>Kinds of alerts that nobody wants to be told of.</summary>
    public IReadOnlyList<AlertKind> Muted { get; init; } = [];

    /// <summary>How alerts are told, in the file's order.</summary>
    public IReadOnlyList<AlertChannelConfig> Channels { get; init; } = [];

    /// <summary>Fields that this version doesn't know.</summary>
    public IDictionary<string, JsonElement>? Unknown { get; init; }
}
