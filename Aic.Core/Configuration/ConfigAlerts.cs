using System.Text.Json;
using Aic.Core.Alerts;
using Aic.Core.Alerts.Channels;
using Aic.Core.Http;

namespace Aic.Core.Configuration;

/// <summary>What the configuration file says about alerts.</summary>
internal static class ConfigAlerts
{
    private const int MostChannels = 100;

    /// <summary>Reads it.</summary>
    public static AlertsConfig Read(ConfigFields root)
    {
        if (root.Object(ConfigFieldNames.Alerts) is not { } fields)
        {
            return new AlertsConfig();
        }

        List<AlertChannelConfig> channels = [];
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, ConfigFields channel) in fields.Objects(ConfigFieldNames.Channels, "a channel"))
        {
            if (!AlertChannelRules.IsName(name))
            {
                throw channel.Fail(null, $"{KeyText.Mask(name)} {AlertChannelRules.NameProblem}");
            }

            if (!names.Add(name))
            {
                throw channel.Fail(null, $"the channel {name} stands here twice (capitals don't matter)");
            }

            channels.Add(channels.Count < MostChannels ? ConfigChannels.ReadOne(name, channel) : throw fields.Fail(ConfigFieldNames.Channels, $"must hold at most {MostChannels} channels"));
        }

        return new AlertsConfig { Muted = ReadMuted(fields), Channels = channels, Unknown = fields.Rest() };
    }

    /// <summary>Writes it, where there is anything.</summary>
    public static void Write(Utf8JsonWriter writer, AlertsConfig alerts)
    {
        if (alerts is { Muted.Count: 0, Channels.Count: 0, Unknown: null })
        {
            return;
        }

        writer.WriteStartObject(ConfigFieldNames.Alerts);
        ConfigWords.Write(writer, ConfigFieldNames.Muted, [.. alerts.Muted.Select(AlertWords.Name)]);
        if (alerts.Channels.Count > 0)
        {
            writer.WriteStartObject(ConfigFieldNames.Channels);
            foreach (AlertChannelConfig channel in alerts.Channels)
            {
                writer.WritePropertyName(channel.Name);
                ConfigChannels.WriteOne(writer, channel);
            }

            writer.WriteEndObject();
        }

        ConfigWords.WriteRest(writer, alerts.Unknown);
        writer.WriteEndObject();
    }

    /// <summary>Reads kinds that somebody typed, joined by commas.</summary>
    /// <exception cref="ConfigException">One of them is none.</exception>
    public static IReadOnlyList<AlertKind> Kinds(string path, string text) =>
        [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(word => AlertWords.Read<AlertKind>(word) ?? throw new ConfigException($"{path} {AlertChannelRules.MutedProblem}. Several stand joined by commas."))
            .Distinct()];

    /// <summary>Reads the kinds that nobody is told of.</summary>
    public static IReadOnlyList<AlertKind> ReadMuted(ConfigFields fields)
    {
        IReadOnlyList<string> words = fields.Texts(ConfigFieldNames.Muted, AlertChannelRules.MutedProblem, word => AlertWords.Read<AlertKind>(word) is not null) ?? [];
        AlertKind[] muted = [.. words.Select(word => AlertWords.Read<AlertKind>(word)!.Value).Distinct()];
        return muted.Length == words.Count ? muted : throw fields.Fail(ConfigFieldNames.Muted, AlertChannelRules.MutedProblem);
    }
}
