using System.Text.Json;
using System.Text.Json.Nodes;
using Aic.Core.Alerts.Channels;

namespace Aic.Core.Configuration;

/// <summary>Changes the channels of alerts in the configuration. To be used with <see cref="ConfigFile.Update"/>, which checks what comes of it.</summary>
public static class AlertChannelChange
{
    /// <summary>Adds a channel, or changes what is named of one.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="name">The channel's name; capitals don't matter.</param>
    /// <param name="fields">Fields as in the file, none nested; null removes one. A channel that gets another <c>type</c> begins anew.</param>
    /// <exception cref="ConfigException">It isn't valid; the message names the field and what it must be, never a value.</exception>
    public static AgentConfig Set(AgentConfig config, string name, IReadOnlyDictionary<string, JsonNode?> fields)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(fields);
        AlertChannelConfig? before = Find(config, name);
        bool isNewType = fields.TryGetValue("type", out JsonNode? type) && before is not null && type?.ToString() != before.Type;
        JsonObject merged = before is null || isNewType ? [] : ToJson(before);
        foreach ((string field, JsonNode? value) in fields)
        {
            if (value is null)
            {
                merged.Remove(field);
            }
            else
            {
                merged[field] = value.DeepClone();
            }
        }

        AlertChannelConfig after = Parse(before?.Name ?? name, merged);
        if (fields.FirstOrDefault(field => field.Value is not null && after.Unknown?.ContainsKey(field.Key) == true).Key is { } foreign)
        {
            throw new ConfigException($"A channel of the type {after.Type} has no \"{foreign}\".");
        }

        IReadOnlyList<AlertChannelConfig> channels = config.Alerts.Channels;
        return With(config, before is null ? [.. channels, after] : [.. channels.Select(one => ReferenceEquals(one, before) ? after : one)]);
    }

    /// <summary>Removes a channel.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="name">Its name; capitals don't matter.</param>
    /// <exception cref="UnknownAlertChannelException">There is no such channel.</exception>
    public static AgentConfig Remove(AgentConfig config, string name)
    {
        AlertChannelConfig channel = Require(config, name);
        return With(config, [.. config.Alerts.Channels.Where(one => !ReferenceEquals(one, channel))]);
    }

    /// <summary>The channel of a name; null when there is none.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="name">The name; capitals don't matter.</param>
    public static AlertChannelConfig? Find(AgentConfig config, string name)
    {
        ArgumentNullException.ThrowIfNull(config);
        return config.Alerts.Channels.FirstOrDefault(channel => string.Equals(channel.Name, name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The channel of a name.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="name">The name; capitals don't matter.</param>
    /// <exception cref="UnknownAlertChannelException">There is no such channel.</exception>
    public static AlertChannelConfig Require(AgentConfig config, string name) =>
        Find(config, name) ?? throw new UnknownAlertChannelException(name, [.. config.Alerts.Channels.Select(channel => channel.Name)]);

    /// <summary>A channel as it stands in the file, secrets and all.</summary>
    internal static JsonObject ToJson(AlertChannelConfig channel)
    {
        using MemoryStream text = new();
        using (Utf8JsonWriter writer = new(text))
        {
            ConfigChannels.WriteOne(writer, channel);
        }

        return JsonNode.Parse(text.ToArray())!.AsObject();
    }

    private static AlertChannelConfig Parse(string name, JsonObject fields)
    {
        if (!AlertChannelRules.IsName(name))
        {
            throw new ConfigException($"'{Http.KeyText.Mask(name)}' {AlertChannelRules.NameProblem}.");
        }

        using JsonDocument document = JsonDocument.Parse(fields.ToJsonString());
        return ConfigChannels.ReadOne(name, new ConfigFields(document.RootElement, [], new JsonLines(), (_, problem) => new ConfigException($"That is no valid channel: {problem}.")));
    }

    private static AgentConfig With(AgentConfig config, IReadOnlyList<AlertChannelConfig> channels) => config with { Alerts = config.Alerts with { Channels = channels } };
}
