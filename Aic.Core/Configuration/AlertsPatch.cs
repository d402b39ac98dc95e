using System.Text.Json;
using System.Text.Json.Nodes;
using Aic.Core.Http;

namespace Aic.Core.Configuration;

/// <summary>The part of a merge patch that is about alerts.</summary>
internal static class AlertsPatch
{
    /// <summary>Applies it.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="patch">An object as in the file. Of a channel, what is left out stays; null removes a field, or the channel.</param>
    /// <exception cref="ConfigException">There is no such field, or it can't have this value.</exception>
    public static AgentConfig Apply(AgentConfig config, JsonElement patch)
    {
        ConfigFields fields = new(patch, [], new JsonLines(), (_, problem) => new ConfigException($"{ConfigFieldNames.Alerts}: {problem}."));
        foreach (JsonProperty field in ConfigPatch.Fields(patch, ConfigFieldNames.Alerts))
        {
            config = field.Name switch
            {
                ConfigFieldNames.Muted => config with { Alerts = config.Alerts with { Muted = ConfigAlerts.ReadMuted(fields) } },
                ConfigFieldNames.Channels => ConfigPatch.Fields(field.Value, $"{ConfigFieldNames.Alerts}.{ConfigFieldNames.Channels}").Aggregate(config, ApplyChannel),
                _ => throw new ConfigException($"{ConfigFieldNames.Alerts} has no field '{KeyText.Mask(field.Name)}'. Its fields: {ConfigFieldNames.Muted}, {ConfigFieldNames.Channels}."),
            };
        }

        return config;
    }

    private static AgentConfig ApplyChannel(AgentConfig config, JsonProperty channel)
    {
        if (channel.Value.ValueKind == JsonValueKind.Null)
        {
            // In a merge patch, what isn't there needn't be removed.
            return AlertChannelChange.Find(config, channel.Name) is null ? config : AlertChannelChange.Remove(config, channel.Name);
        }

        Dictionary<string, JsonNode?> fields = [];
        foreach (JsonProperty field in ConfigPatch.Fields(channel.Value, $"The channel {KeyText.Mask(channel.Name)}"))
        {
            if (field.Value.GetRawText().Contains(MaskedConfig.Dots, StringComparison.Ordinal) || (field.Value.ValueKind == JsonValueKind.String && field.Value.GetString()!.Contains(MaskedConfig.Dots, StringComparison.Ordinal)))
            {
                throw new ConfigException($"\"{field.Name}\" of the channel {KeyText.Mask(channel.Name)} is the masked form that was read, not the value. Leave the field out to keep what is set.");
            }

            fields[field.Name] = JsonNode.Parse(field.Value.GetRawText());
        }

        return AlertChannelChange.Set(config, channel.Name, fields);
    }
}
