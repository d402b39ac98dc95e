using System.Text.Json.Nodes;
using Aic.Core.Currencies;
using Aic.Core.Providers;

namespace Aic.Core.Configuration;

/// <summary>
/// Reads and changes single values of the configuration by their path: <c>cache_ttl_seconds</c>, <c>require_token</c>,
/// <c>openai.api_key</c>, <c>openai@work.endpoint</c>, <c>exchange_rates.USD/EUR</c>. A leading <c>providers.</c> may stand or not.
/// </summary>
public static class ConfigPath
{
    private const string MutedAlerts = $"{ConfigFieldNames.Alerts}.{ConfigFieldNames.Muted}";
    private const string RatesPrefix = ConfigFieldNames.ExchangeRates + ".";

    /// <summary>The fields outside of accounts that can be set.</summary>
    public static IReadOnlyList<string> TopFields { get; } = [ConfigFieldNames.CacheTtlSeconds, ConfigFieldNames.HistoryRetentionDays, ConfigFieldNames.HourlyRetentionDays, ConfigFieldNames.AutoStart, ConfigFieldNames.RequireToken, ConfigFieldNames.AllowedOrigins, ConfigFieldNames.PricesUrl, ConfigFieldNames.DisplayCurrency, ConfigFieldNames.ExchangeRateSource];

    /// <summary>The fields that can be set in an account of a provider: those of every account, then the provider's own settings.</summary>
    /// <param name="provider">The provider.</param>
    public static IReadOnlyList<string> Fields(ProviderDescriptor provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        return
        [
            ConfigFieldNames.Enabled,
            ConfigFieldNames.ApiKey,
            ConfigFieldNames.AuthSource,
            ConfigFieldNames.Endpoint,
            ConfigFieldNames.ApiKeyVariable,
            .. provider.Settings.Select(setting => setting.Name),
        ];
    }

    /// <summary>The value at a path, with keys and secret settings masked; null when it isn't set. A path may name a whole account (<c>openai@work</c>) or <c>providers</c>.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="path">The path.</param>
    /// <param name="catalog">The providers.</param>
    /// <exception cref="ConfigException">There is no such field; the message lists those there are.</exception>
    public static JsonNode? Get(AgentConfig config, string path, IReadOnlyList<IUsageProvider> catalog)
    {
        ArgumentNullException.ThrowIfNull(path);
        JsonObject root = MaskedConfig.From(config, catalog);
        if (root.TryGetPropertyValue(path, out JsonNode? value) || ConfigFieldNames.OfRoot.Contains(path))
        {
            return value?.DeepClone();
        }

        if (path.StartsWith(RatesPrefix, StringComparison.Ordinal))
        {
            (string from, string to, string? problem) = ConfigRates.Pair(path[RatesPrefix.Length..]);
            return problem is null ? root[ConfigFieldNames.ExchangeRates]?[$"{from}/{to}"]?.DeepClone() : throw new ConfigException($"{path} {problem}.");
        }

        if (path == MutedAlerts)
        {
            return root[ConfigFieldNames.Alerts]?[ConfigFieldNames.Muted]?.DeepClone();
        }

        ConfigTarget target = ConfigTarget.Find(config, path, catalog);
        JsonObject? account = root[ConfigFieldNames.Providers]![target.Key]?.AsObject();
        if (target.Field is null)
        {
            return account?.DeepClone();
        }

        bool isSet = account is not null && account.TryGetPropertyValue(target.Field, out value);
        target.RequireField(isSet || target.Fields.Contains(target.Field) || ConfigFieldNames.OfAccount.Contains(target.Field));
        return value?.DeepClone();
    }

    /// <summary>Sets the value at a path.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="path">The path.</param>
    /// <param name="value">The value's text, such as <c>true</c> or <c>300</c>; null removes the field, and with the path of an account the whole account.</param>
    /// <param name="catalog">The providers.</param>
    /// <returns>The changed configuration.</returns>
    /// <exception cref="ConfigException">There is no such field, or it can't have this value. The message never holds the value.</exception>
    public static AgentConfig Set(AgentConfig config, string path, string? value, IReadOnlyList<IUsageProvider> catalog) =>
        Set(config, [new(path, value)], catalog);

    /// <summary>
    /// Sets several values at once. Setting an <c>api_key</c> sets the account's <c>auth_source</c> to <c>config</c>, unless the same change sets that too.
    /// </summary>
    /// <param name="config">The configuration.</param>
    /// <param name="changes">Paths and values as in <see cref="Set(AgentConfig, string, string?, IReadOnlyList{IUsageProvider})"/>, applied in this order.</param>
    /// <param name="catalog">The providers.</param>
    /// <returns>The changed configuration.</returns>
    /// <exception cref="ConfigException">There is no such field, or it can't have this value; nothing is changed then.</exception>
    public static AgentConfig Set(AgentConfig config, IReadOnlyList<KeyValuePair<string, string?>> changes, IReadOnlyList<IUsageProvider> catalog)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(changes);
        ArgumentNullException.ThrowIfNull(catalog);

        // The source goes last, so that it stands whatever the key did to it.
        foreach ((string path, string? value) in changes.OrderBy(change => change.Key.EndsWith($".{ConfigFieldNames.AuthSource}", StringComparison.OrdinalIgnoreCase)))
        {
            config = SetOne(config, path, value, catalog);
        }

        return config;
    }

    private static AgentConfig SetOne(AgentConfig config, string path, string? value, IReadOnlyList<IUsageProvider> catalog)
    {
        if (value is not null && string.IsNullOrWhiteSpace(value))
        {
            throw new ConfigException($"The value for {path} is empty. Give a value, or remove the field.");
        }

        value = value?.Trim();
        switch (path)
        {
            case ConfigFieldNames.CacheTtlSeconds:
                return config with { CacheTtlSeconds = value is null ? new AgentConfig().CacheTtlSeconds : ConfigRules.CacheTtl(path, value) };
            case ConfigFieldNames.HistoryRetentionDays:
                return config with { HistoryRetentionDays = value is null ? new AgentConfig().HistoryRetentionDays : ConfigRules.RetentionDays(path, value) };
            case ConfigFieldNames.HourlyRetentionDays:
                return config with { HourlyRetentionDays = value is null ? new AgentConfig().HourlyRetentionDays : ConfigRules.RetentionDays(path, value) };
            case ConfigFieldNames.AutoStart:
                return config with { AutoStart = value is not null && ConfigRules.Flag(path, value) };
            case ConfigFieldNames.RequireToken:
                return config with { RequireToken = value is not null && ConfigRules.Flag(path, value) };
            case ConfigFieldNames.AllowedOrigins:
                return config with { AllowedOrigins = value is null ? [] : ConfigRules.Origins(path, value) };
            case ConfigFieldNames.PricesUrl:
                return config with { PricesUrl = value is null ? null : ConfigRules.PricesUrl(path, value) };
            case ConfigFieldNames.DisplayCurrency:
                return config with { DisplayCurrency = value is null ? null : CurrencyCode.Read(value) ?? throw new ConfigException($"{path} {ConfigRates.CurrencyProblem}.") };
            case ConfigFieldNames.ExchangeRateSource:
                return config with { ExchangeRateSource = value is null ? default : ConfigWords.Read<ExchangeRateSource>(value) ?? throw new ConfigException($"{path} {ConfigRates.SourceProblem}.") };
            case ConfigFieldNames.ExchangeRates when value is null:
                return config with { ExchangeRates = [] };
            case ConfigFieldNames.ExchangeRates:
                throw new ConfigException($"{path} holds pairs of currencies. Set one: {RatesPrefix}USD/EUR to {ConfigRates.TypedForm}.");
            case ConfigFieldNames.Prices or ConfigFieldNames.ModelAliases:
                throw new ConfigException($"{path} has a form of its own. Write it into the file itself, as docs/prices.md shows.");
            case ConfigFieldNames.Budgets:
                throw new ConfigException("Budgets have a form of their own. Set them with \"aic budget set\" or Set-AicBudget, and remove them with \"aic budget remove\" or Remove-AicBudget.");
            case ConfigFieldNames.Plans:
                throw new ConfigException("Plans have a form of their own. Set them with \"aic plan set\" or Set-AicPlan, and remove them with \"aic plan remove\" or Remove-AicPlan.");
            case MutedAlerts:
                return config with { Alerts = config.Alerts with { Muted = value is null ? [] : ConfigAlerts.Kinds(path, value) } };
            case ConfigFieldNames.Alerts or $"{ConfigFieldNames.Alerts}.{ConfigFieldNames.Channels}":
                throw new ConfigException($"Channels of alerts have a form of their own. Set them with \"aic alerts channels set\" or Set-AicAlertChannel, and remove them with \"aic alerts channels remove\" or Remove-AicAlertChannel. Kinds of alerts are muted with {MutedAlerts}.");
            case ConfigFieldNames.Version:
                throw new ConfigException("version can't be set: every write notes the version of the program that did it.");
        }

        if (path.StartsWith(RatesPrefix, StringComparison.Ordinal))
        {
            return ConfigRates.Set(config, path[RatesPrefix.Length..], value);
        }

        ConfigTarget target = ConfigTarget.Find(config, path, catalog);
        if (target.Field is null)
        {
            return value is null
                ? WithAccount(config, target.Key, null)
                : throw new ConfigException($"{path} is a whole account. Name one of its fields: {string.Join(", ", target.Fields.Select(field => $"{target.Key}.{field}"))}.");
        }

        target.RequireField(target.Fields.Contains(target.Field));
        bool isThere = config.Providers.TryGetValue(target.Key, out ProviderConfig? account);
        if (value is null && !isThere)
        {
            return config;
        }

        account ??= new ProviderConfig { Provider = target.Account.Label is null ? null : target.Provider!.Id };
        return WithAccount(config, target.Key, AccountChange.Apply(account, target, value));
    }

    private static AgentConfig WithAccount(AgentConfig config, string key, ProviderConfig? account)
    {
        Dictionary<string, ProviderConfig> providers = [];
        foreach ((string name, ProviderConfig existing) in config.Providers)
        {
            if (name != key)
            {
                providers.Add(name, existing);
            }
            else if (account is not null)
            {
                providers.Add(name, account);
            }
        }

        if (account is not null)
        {
            providers.TryAdd(key, account);
        }

        return config with { Providers = providers };
    }
}
