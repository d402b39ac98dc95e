using System.Text.Json;
using System.Text.Json.Nodes;
using Aic.Core.Configuration;

namespace Aic.Core.Alerts.Channels;

/// <summary>What the configuration says about alerts.</summary>
public sealed record AlertsConfig
{
    /// <summary>Kinds of alerts that nobody wants to be told of.</summary>
    public IReadOnlyList<AlertKind> Muted { get; init; } = [];

    /// <summary>How alerts are told, in the file's order.</summary>
    public IReadOnlyList<AlertChannelConfig> Channels { get; init; } = [];

    /// <summary>True when the other one tells alerts in the same ways.</summary>
    /// <param name="other">The other one.</param>
    public bool HasSameChannels(AlertsConfig other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Channels.Count == other.Channels.Count
            && Channels.Zip(other.Channels).All(pair => pair.First.Name == pair.Second.Name && JsonNode.DeepEquals(AlertChannelChange.ToJson(pair.First), AlertChannelChange.ToJson(pair.Second)));
    }

    /// <summary>Fields that this version doesn't know.</summary>
    public IDictionary<string, JsonElement>? Unknown { get; init; }
}
