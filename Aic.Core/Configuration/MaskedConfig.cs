using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Aic.Core.Providers;

namespace Aic.Core.Configuration;

/// <summary>The configuration for showing: keys and secret settings masked, and unknown fields whose names sound like secrets.</summary>
public static class MaskedConfig
{
    /// <summary>What stands in a key's place, or before its last characters.</summary>
    internal const string Dots = "••••";

    private static readonly string[] SecretWords = ["key", "secret", "token", "password", "passphrase", "credential"];

    /// <summary>The configuration as it stands in the file (see <see cref="ConfigFile"/>), with nothing secret in it. A masked key shows its last four characters at most.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="catalog">The providers; they tell which of their settings are secret.</param>
    public static JsonObject From(AgentConfig config, IReadOnlyList<IUsageProvider> catalog)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(catalog);
        JsonObject root = JsonNode.Parse(ConfigJson.Format(config))!.AsObject();
        foreach ((string name, JsonNode? account) in root[ConfigFieldNames.Providers]!.AsObject())
        {
            ProviderDescriptor? provider = AccountId.Parse(name)?.Find(catalog);
            MaskFields(account!.AsObject(), field => IsSecretField(field, provider));
        }

        MaskFields(root, field => !ConfigFieldNames.OfRoot.Contains(field) && SoundsSecret(field), skip: [ConfigFieldNames.Providers, ConfigFieldNames.Budgets, ConfigFieldNames.Alerts]);

        // A budget's name is the user's own and may well be about tokens.
        foreach ((_, JsonNode? budget) in root[ConfigFieldNames.Budgets]?.AsObject() ?? [])
        {
            MaskInside(budget);
        }

        MaskAlerts(root[ConfigFieldNames.Alerts]?.AsObject());
        return root;
    }

    /// <summary>JSON as text, indented, with letters of all languages (and the dots of masked keys) as they are.</summary>
    /// <param name="node">The JSON; null gives <c>null</c>.</param>
    public static string ToText(JsonNode? node)
    {
        if (node is null)
        {
            return "null";
        }

        using MemoryStream text = new();
        using (Utf8JsonWriter writer = new(text, ConfigJson.WriterOptions))
        {
            node.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(text.ToArray());
    }

    private static void MaskAlerts(JsonObject? alerts)
    {
        if (alerts is null)
        {
            return;
        }

        MaskFields(alerts, SoundsSecret, skip: [ConfigFieldNames.Channels]);
        foreach ((_, JsonNode? channel) in alerts[ConfigFieldNames.Channels]?.AsObject() ?? [])
        {
            MaskedChannel.Mask(channel!.AsObject());
        }
    }

    private static bool IsSecretField(string field, ProviderDescriptor? provider)
    {
        if (ConfigFieldNames.OfAccount.Contains(field))
        {
            return field == ConfigFieldNames.ApiKey;
        }

        return provider?.Settings.FirstOrDefault(setting => setting.Name == field) is { } known ? known.IsSecret : SoundsSecret(field);
    }

    internal static void MaskFields(JsonObject fields, Func<string, bool> isSecret, params ReadOnlySpan<string> skip)
    {
        foreach ((string name, JsonNode? value) in fields.ToArray())
        {
            if (isSecret(name))
            {
                fields[name] = Mask(value);
            }
            else if (!skip.Contains(name))
            {
                MaskInside(value);
            }
        }
    }

    private static void MaskInside(JsonNode? value)
    {
        switch (value)
        {
            case JsonObject inner:
                MaskFields(inner, SoundsSecret);
                break;
            case JsonArray items:
                foreach (JsonNode? item in items)
                {
                    MaskInside(item);
                }

                break;
        }
    }

    private static JsonNode? Mask(JsonNode? value) => value?.GetValueKind() switch
    {
        null => null,
        JsonValueKind.String => value.GetValue<string>() is { } text && string.IsNullOrWhiteSpace(text) ? "" : new Secret(value.GetValue<string>()).ToString(),
        _ => Dots,
    };

    internal static bool SoundsSecret(string field) =>
        SecretWords.Any(word => field.Contains(word, StringComparison.OrdinalIgnoreCase));
}
