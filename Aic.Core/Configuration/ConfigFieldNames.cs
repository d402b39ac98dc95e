using System.Collections.Frozen;

namespace Aic.Core.Configuration;

/// <summary>The names of the configuration file's fields.</summary>
internal static class ConfigFieldNames
{
    public const string Version = "version";
    public const string Providers = "providers";
    public const string CacheTtlSeconds = "cache_ttl_seconds";
    public const string HistoryRetentionDays = "history_retention_days";
    public const string HourlyRetentionDays = "hourly_retention_days";
    public const string AutoStart = "auto_start";
    public const string RequireToken = "require_token";
    public const string AllowedOrigins = "allowed_origins";
    public const string Prices = "prices";
    public const string ModelAliases = "model_aliases";
    public const string PricesUrl = "prices_url";

    public const string Budgets = "budgets";
    public const string Plans = "plans";
    public const string DisplayCurrency = "display_currency";
    public const string ExchangeRates = "exchange_rates";
    public const string ExchangeRateSource = "exchange_rate_source";
    public const string Alerts = "alerts";
    public const string Channels = "channels";
    public const string Muted = "muted";
    public const string Provider = "provider";
    public const string Enabled = "enabled";
    public const string ApiKey = "api_key";
    public const string ApiKeyVariable = "api_key_variable";
    public const string AuthSource = "auth_source";
    public const string Endpoint = "endpoint";

    /// <summary>The fields outside of accounts that this version knows.</summary>
    public static FrozenSet<string> OfRoot { get; } = [Version, Providers, CacheTtlSeconds, HistoryRetentionDays, HourlyRetentionDays, AutoStart, RequireToken, AllowedOrigins, Prices, ModelAliases, PricesUrl, Budgets, Plans, DisplayCurrency, ExchangeRates, ExchangeRateSource, Alerts];

    /// <summary>The fields that accounts of every provider have.</summary>
    public static FrozenSet<string> OfAccount { get; } = [Provider, Enabled, ApiKey, ApiKeyVariable, AuthSource, Endpoint];
}
