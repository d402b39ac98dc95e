using System.Text.Json;
using Aic.Core.Http;
using Aic.Core.Providers;

namespace Aic.Core.Configuration;

/// <summary>
/// Changes the configuration by a JSON merge patch (RFC 7396, https://www.rfc-editor.org/rfc/rfc7396): what the patch leaves out stays,
/// null removes, and it is all or nothing.
/// </summary>
public static class ConfigPatch
{
    /// <summary>Applies a patch of the whole configuration.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="patch">
    /// The patch: an object as in the configuration file. Its <c>version</c> is passed over, since every write notes its own; all of <c>providers</c> isn't removed at once.
    /// </param>
    /// <param name="catalog">The providers.</param>
    /// <returns>The changed configuration.</returns>
    /// <exception cref="ConfigException">There is no such field, or it can't have this value; nothing is changed then. The message never holds a value.</exception>
    public static AgentConfig Apply(AgentConfig config, JsonElement patch, IReadOnlyList<IUsageProvider> catalog)
    {
        ArgumentNullException.ThrowIfNull(config);
        List<KeyValuePair<string, string?>> changes = [];
        AgentConfig patched = config;
        foreach (JsonProperty field in Fields(patch, "The patch"))
        {
            switch (field.Name)
            {
                case ConfigFieldNames.Version:
                    break;
                case ConfigFieldNames.Providers when field.Value.ValueKind == JsonValueKind.Null:
                    // Programs that write what isn't set as null would lose every key here.
                    throw new ConfigException($"{ConfigFieldNames.Providers} can't be removed as a whole. Remove accounts by their names: {{ \"{ConfigFieldNames.Providers}\": {{ \"openai\": null }} }}.");
                case ConfigFieldNames.Providers:
                    changes.AddRange(Fields(field.Value, ConfigFieldNames.Providers).SelectMany(account => OfAccount(account.Name, account.Value)));
                    break;
                case ConfigFieldNames.Alerts:
                    patched = AlertsPatch.Apply(patched, field.Value);
                    break;
                case ConfigFieldNames.Prices or ConfigFieldNames.ModelAliases:
                    throw new ConfigException($"{field.Name} has a form of its own. Write it into the file itself, as docs/prices.md shows.");
                case ConfigFieldNames.ExchangeRates when field.Value.ValueKind != JsonValueKind.Null:
                    changes.AddRange(Fields(field.Value, ConfigFieldNames.ExchangeRates).Select(pair =>
                        new KeyValuePair<string, string?>($"{ConfigFieldNames.ExchangeRates}.{pair.Name}", ConfigRates.Text(pair.Name, pair.Value))));
                    break;
                case ConfigFieldNames.ExchangeRates:
                    changes.Add(new(field.Name, null));
                    break;
                case var known when ConfigPath.TopFields.Contains(known):
                    changes.Add(new(known, Text(known, known, field.Value)));
                    break;
                default:
                    // A path (openai.enabled) is no field: a merge patch nests.
                    throw new ConfigException($"There is no setting '{KeyText.Mask(field.Name)}'. There are: {string.Join(", ", ConfigPath.TopFields)}, {ConfigFieldNames.ExchangeRates}, {ConfigFieldNames.Alerts}, {ConfigFieldNames.Providers}.");
            }
        }

        return ConfigPath.Set(patched, changes, catalog);
    }

    /// <summary>Applies a patch of one account.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="accountId">The account: <c>openai</c>, <c>openai@work</c>. A further account that isn't there yet is added.</param>
    /// <param name="patch">The patch: an object as in the configuration file; null removes the account.</param>
    /// <param name="catalog">The providers.</param>
    /// <returns>The changed configuration.</returns>
    /// <exception cref="ConfigException">There is no such field, or it can't have this value; nothing is changed then. The message never holds a value.</exception>
    public static AgentConfig ApplyToAccount(AgentConfig config, string accountId, JsonElement patch, IReadOnlyList<IUsageProvider> catalog)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(accountId);
        return ConfigPath.Set(config, [.. OfAccount(accountId, patch)], catalog);
    }

    private static IEnumerable<KeyValuePair<string, string?>> OfAccount(string id, JsonElement patch)
    {
        if (patch.ValueKind == JsonValueKind.Null)
        {
            yield return new(id, null);
            yield break;
        }

        foreach (JsonProperty field in Fields(patch, id))
        {
            // It only repeats what the account's name says, or leaves it to the name.
            if (field.Name == ConfigFieldNames.Provider
                && (field.Value.ValueKind == JsonValueKind.Null
                    || (field.Value.ValueKind == JsonValueKind.String && string.Equals(field.Value.GetString(), AccountId.Parse(id)?.Provider, StringComparison.OrdinalIgnoreCase))))
            {
                continue;
            }

            if (field.Name.Contains('.', StringComparison.Ordinal))
            {
                throw new ConfigException($"{id} has no field '{KeyText.Mask(field.Name)}'.");
            }

            string path = $"{id}.{field.Name}";
            yield return new(path, Text(path, field.Name, field.Value));
        }
    }

    internal static JsonElement.ObjectEnumerator Fields(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object ? value.EnumerateObject() : throw new ConfigException($"{name} must be an object: {{ … }}.");

    /// <summary>A value as <see cref="ConfigPath"/> takes it, which goes on to check it.</summary>
    private static string? Text(string path, string field, JsonElement value) => (field, value.ValueKind) switch
    {
        (_, JsonValueKind.Null) => null,
        (ConfigFieldNames.AllowedOrigins, JsonValueKind.Array) => Origins(path, value),
        (ConfigFieldNames.AllowedOrigins, _) => throw new ConfigException($"{path} {ConfigRules.OriginsProblem}."),
        (ConfigFieldNames.CacheTtlSeconds, not JsonValueKind.Number) => throw new ConfigException($"{path} {ConfigRules.CacheTtlProblem}."),
        (ConfigFieldNames.HistoryRetentionDays or ConfigFieldNames.HourlyRetentionDays, not JsonValueKind.Number) => throw new ConfigException($"{path} {ConfigRules.RetentionProblem}."),
        (ConfigFieldNames.DisplayCurrency, not JsonValueKind.String) => throw new ConfigException($"{path} {ConfigRates.CurrencyProblem}, or null."),
        (ConfigFieldNames.ExchangeRateSource, not JsonValueKind.String) => throw new ConfigException($"{path} {ConfigRates.SourceProblem}."),
        (ConfigFieldNames.Enabled or ConfigFieldNames.AutoStart or ConfigFieldNames.RequireToken, not (JsonValueKind.True or JsonValueKind.False)) =>
            throw new ConfigException($"{path} {ConfigRules.FlagProblem}."),
        (_, JsonValueKind.String) => Unmasked(path, value.GetString()!),
        (_, JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False) => value.GetRawText(),
        _ => throw new ConfigException($"{path} can't be a list or an object."),
    };

    /// <summary>What was read masked must not be written as if it were the key.</summary>
    private static string Unmasked(string path, string text) =>
        text.StartsWith(MaskedConfig.Dots, StringComparison.Ordinal)
            ? throw new ConfigException($"{path} is the masked form that was read, not a key. Leave the field out to keep what is set.")
            : text;

    private static string? Origins(string path, JsonElement list)
    {
        if (list.EnumerateArray().Any(origin => origin.ValueKind != JsonValueKind.String || origin.GetString()!.Contains(',', StringComparison.Ordinal)))
        {
            throw new ConfigException($"{path} {ConfigRules.OriginsProblem}.");
        }

        return list.GetArrayLength() == 0 ? null : string.Join(',', list.EnumerateArray().Select(origin => origin.GetString()));
    }
}
