using System.Text.Json.Serialization;

namespace Aic.Core.Alerts.Channels;

/// <summary>A channel as it is shown: nothing secret is in it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">What it is: <c>webhook</c>, <c>command</c>, <c>email</c>, <c>desktop</c>.</param>
/// <param name="Form">The form of a webhook's JSON: <c>json</c>, <c>slack</c>, <c>teams</c>, <c>discord</c>; null for other channels.</param>
/// <param name="Target">Who is told: a host, a program, mail addresses.</param>
/// <param name="MinimumSeverity">The least severity that it tells of.</param>
/// <param name="IsSigned">True for a webhook whose posts are signed.</param>
public sealed record AlertChannelInfo(string Name, string Type, string? Form, string Target, AlertSeverity MinimumSeverity, bool IsSigned)
{
    /// <summary>Shows a channel.</summary>
    /// <param name="channel">What the configuration says of it.</param>
    public static AlertChannelInfo Of(AlertChannelConfig channel)
    {
        ArgumentNullException.ThrowIfNull(channel);
        WebhookChannelConfig? webhook = channel as WebhookChannelConfig;
        return new AlertChannelInfo(channel.Name, channel.Type, webhook is null ? null : AlertWords.Name(webhook.Form), channel.Target, channel.MinimumSeverity, webhook?.Secret is not null);
    }

    /// <summary>Its name.</summary>
    public override string ToString() => Name;
}

/// <summary>Source-generated JSON of channels: snake_case, nulls written out.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, IndentSize = 2, NewLine = "\n")]
[JsonSerializable(typeof(IReadOnlyList<AlertChannelInfo>))]
public sealed partial class AlertChannelJson : JsonSerializerContext;
