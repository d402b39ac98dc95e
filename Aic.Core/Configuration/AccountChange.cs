using System.Text.Encodings.Web;
using System.Text.Json;

namespace Aic.Core.Configuration;

/// <summary>Sets or removes one field of an account.</summary>
internal static class AccountChange
{
    /// <summary>The account with the field set.</summary>
    /// <param name="account">The account.</param>
    /// <param name="target">The field; one that the account has.</param>
    /// <param name="value">The value's text, trimmed; null removes the field.</param>
    /// <exception cref="ConfigException">The field can't have the value.</exception>
    public static ProviderConfig Apply(ProviderConfig account, ConfigTarget target, string? value)
    {
        string path = $"{target.Key}.{target.Field}";
        return target.Field switch
        {
            ConfigFieldNames.Enabled => account with { Enabled = value is null || ConfigRules.Flag(path, value) },
            ConfigFieldNames.ApiKey when value is not null => account with
            {
                ApiKey = Checked(path, value, ConfigRules.KeyProblem(value)),
                AuthSource = Usage.AuthSource.Config,
            },
            ConfigFieldNames.ApiKey => account with { ApiKey = null },
            ConfigFieldNames.AuthSource => account with { AuthSource = value is null ? null : Source(path, value) },
            ConfigFieldNames.Endpoint => account with { Endpoint = value is null ? null : Checked(path, value, ConfigRules.EndpointProblem(value)) },
            ConfigFieldNames.ApiKeyVariable => account with
            {
                ApiKeyVariable = value is null ? null : Checked(path, value, ConfigRules.IsVariableName(value) ? null : ConfigRules.VariableProblem),
            },
            { } setting => account with
            {
                Settings = WithSetting(account.Settings, setting, value is null ? null : Checked(path, value, ConfigRules.SettingProblem(value))),
            },
            null => throw new ArgumentException("A whole account is no field.", nameof(target)),
        };
    }

    private static Usage.AuthSource Source(string path, string value) =>
        ConfigRules.TryAuthSource(value, out Usage.AuthSource source) ? source : throw new ConfigException($"{path} {ConfigRules.AuthSourceProblem}.");

    private static string Checked(string path, string value, string? problem) =>
        problem is null ? value : throw new ConfigException($"{path} {problem}.");

    private static Dictionary<string, JsonElement>? WithSetting(IDictionary<string, JsonElement>? settings, string name, string? value)
    {
        Dictionary<string, JsonElement> changed = [];
        foreach ((string existing, JsonElement element) in settings ?? changed)
        {
            if (existing != name || value is not null)
            {
                changed.Add(existing, existing == name ? Text(value!) : element);
            }
        }

        if (value is not null)
        {
            changed.TryAdd(name, Text(value));
        }

        return changed.Count == 0 ? null : changed;
    }

    private static JsonElement Text(string value) =>
        JsonElement.Parse($"\"{JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"");
}
