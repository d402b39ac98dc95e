using System.Text.Json;
using Aic.Core.Configuration;
using Aic.Core.Usage;

namespace Aic.Core.Providers;

/// <summary>Puts one account together. The catalog's environment variables serve a provider's first account only.</summary>
internal sealed class AccountBuilder(ProviderDescriptor provider, string? label, ProviderConfig config, Func<string, string?> getVariable)
{
    private readonly List<string> _problems = [];

    private bool IsFirst => label is null;

    public ProviderAccount Build()
    {
        (Dictionary<string, string> settings, AuthSource credentialSource) = Settings();
        (string? key, string? variable, AuthSource keySource) = Key();
        string? keyProblem = key is null ? null : ConfigRules.KeyProblem(key);
        if (keyProblem is not null)
        {
            _problems.Add($"The key in {variable ?? "agent.json"} {keyProblem}.");
        }

        (Uri? endpoint, bool fromConfig) = Endpoint();
        IReadOnlyList<string> logFolders = [.. (IsFirst ? provider.LogFolders?.Invoke(getVariable) ?? [] : []).Where(Directory.Exists)];
        return new ProviderAccount
        {
            Provider = provider,
            Label = label,
            IsEnabled = config.Enabled,
            Key = key is null || keyProblem is not null ? null : new Secret(key),
            KeyVariable = variable,
            AuthSource = logFolders.Count > 0 ? AuthSource.Sessions : key is null ? credentialSource : keySource,
            LogFolders = logFolders,
            Endpoint = endpoint,
            IsEndpointFromConfig = fromConfig,
            Settings = settings,
            Problem = _problems.Count == 0 ? null : string.Join(' ', _problems),
        };
    }

    private (string? Key, string? Variable, AuthSource Source) Key()
    {
        if (config.AuthSource == AuthSource.None)
        {
            return (null, null, AuthSource.None);
        }

        string? fromFile = Filled(config.ApiKey);
        if (fromFile is not null && config.AuthSource == AuthSource.Config)
        {
            return (fromFile, null, AuthSource.Config);
        }

        IEnumerable<string> variables = IsFirst ? provider.KeyVariables : [];
        if (Filled(config.ApiKeyVariable) is { } own)
        {
            variables = variables.Prepend(own);
        }

        if (FirstSet(variables) is var (variable, fromEnvironment))
        {
            return (fromEnvironment, variable, AuthSource.Environment);
        }

        return (fromFile, null, fromFile is null ? AuthSource.None : AuthSource.Config);
    }

    private (Uri? Endpoint, bool IsFromConfig) Endpoint()
    {
        string? text = Filled(config.Endpoint);
        string source = "The endpoint in agent.json";
        bool isFromConfig = text is not null;
        if (text is null && IsFirst && FirstSet(provider.EndpointVariables) is var (variable, value))
        {
            (source, text) = (variable, value);
        }

        if (text is null)
        {
            return (null, false);
        }

        if (ConfigRules.TryEndpoint(text, out Uri? endpoint, out string? problem))
        {
            return (endpoint, isFromConfig);
        }

        _problems.Add($"{source} {problem}.");
        return (null, false);
    }

    private (Dictionary<string, string> Settings, AuthSource CredentialSource) Settings()
    {
        Dictionary<string, string> settings = [];
        AuthSource credentialSource = AuthSource.None;
        foreach (ProviderSetting setting in provider.Settings)
        {
            string? value = FromFile(setting.Name);
            AuthSource source = AuthSource.Config;
            if (value is null && IsFirst && FirstSet(setting.Variables) is var (_, fromEnvironment))
            {
                (value, source) = (fromEnvironment, AuthSource.Environment);
            }

            if (value is null)
            {
                continue;
            }

            if (ConfigRules.SettingProblem(value) is { } problem)
            {
                _problems.Add($"The setting {setting.Name} {problem}.");
                continue;
            }

            settings.Add(setting.Name, value);
            if (setting.IsCredential && credentialSource == AuthSource.None)
            {
                credentialSource = source;
            }
        }

        return (settings, credentialSource);
    }

    private string? FromFile(string name)
    {
        if (config.Settings is null || !config.Settings.TryGetValue(name, out JsonElement value))
        {
            return null;
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                return Filled(value.GetString());
            case JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False:
                return value.GetRawText();
            case JsonValueKind.Null or JsonValueKind.Undefined:
                return null;
            default:
                _problems.Add($"The setting {name} in agent.json must be a text.");
                return null;
        }
    }

    private (string Variable, string Value)? FirstSet(IEnumerable<string> variables)
    {
        foreach (string variable in variables)
        {
            if (Filled(getVariable(variable)) is { } value)
            {
                return (variable, value);
            }
        }

        return null;
    }

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
