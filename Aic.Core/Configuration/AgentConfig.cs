using System.Text.Json;
using Aic.Core.Alerts.Channels;
using Aic.Core.Budgets;
using Aic.Core.Currencies;
using Aic.Core.Plans;
using Aic.Core.Pricing;
using Aic.Core.Usage;

namespace Aic.Core.Configuration;

/// <summary>The configuration file, <c>agent.json</c>. Fields that this version doesn't know are kept.</summary>
public sealed record AgentConfig
{
    /// <summary>The version of the program that wrote the file last.</summary>
    public string? Version { get; init; }

    /// <summary>Accounts by id, in the file's order: <c>openai</c>, <c>openai@work</c>. Accounts of providers that this version doesn't know are kept too.</summary>
    public IReadOnlyDictionary<string, ProviderConfig> Providers { get; init; } = new Dictionary<string, ProviderConfig>();

    /// <summary>How long fetched usage counts as fresh, in seconds: 0 to 2,592,000 (30 days).</summary>
    public int CacheTtlSeconds { get; init; } = 300;

    /// <summary>How many days back history of days is kept: 1 to 36,500.</summary>
    public int HistoryRetentionDays { get; init; } = 3650;

    /// <summary>How many days back history of hours is kept: 1 to 36,500. The days that they are parts of stay as long as <see cref="HistoryRetentionDays"/> says.</summary>
    public int HourlyRetentionDays { get; init; } = 90;

    /// <summary>Whether the agent starts with the user's session.</summary>
    public bool AutoStart { get; init; }

    /// <summary>True when every request to the agent needs its token, those from this machine too.</summary>
    public bool RequireToken { get; init; }

    /// <summary>Web pages besides the agent's own that may talk to it, by origin: <c>http://localhost:3000</c>.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    /// <summary>The user's own prices (contracts, self-hosted models); they win over the price book.</summary>
    public IReadOnlyList<PriceEntry> Prices { get; init; } = [];

    /// <summary>Names of models in usage, and what is meant by each (proxies that rename).</summary>
    public IReadOnlyDictionary<string, string> ModelAliases { get; init; } = new Dictionary<string, string>();

    /// <summary>Where newer prices are fetched from when asked; null means the project's public home.</summary>
    public string? PricesUrl { get; init; }

    /// <summary>Amounts to stay within, in the file's order.</summary>
    public IReadOnlyList<Budget> Budgets { get; init; } = [];

    /// <summary>What is paid for subscriptions, in the file's order.</summary>
    public IReadOnlyList<Plan> Plans { get; init; } = [];

    /// <summary>The currency (ISO 4217) that amounts are shown in, for the eye only; null shows each in its own.</summary>
    public string? DisplayCurrency { get; init; }

    /// <summary>The user's own exchange rates, in the file's order; they win over those of <see cref="ExchangeRateSource"/>.</summary>
    public IReadOnlyList<OwnExchangeRate> ExchangeRates { get; init; } = [];

    /// <summary>Where exchange rates come from that the user didn't set.</summary>
    public ExchangeRateSource ExchangeRateSource { get; init; }

    /// <summary>What is told of by itself, and how.</summary>
    public AlertsConfig Alerts { get; init; } = new();

    /// <summary>Fields that this version doesn't know.</summary>
    public IDictionary<string, JsonElement>? Unknown { get; init; }

    /// <summary>True when the other configuration makes the same file.</summary>
    /// <param name="other">The other one.</param>
    public bool HasSameContent(AgentConfig other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return ConfigJson.Format(this).AsSpan().SequenceEqual(ConfigJson.Format(other));
    }
}

/// <summary>One account in the configuration file.</summary>
public sealed record ProviderConfig
{
    /// <summary>The provider of a further account; null where the account's id is the provider's.</summary>
    public string? Provider { get; init; }

    /// <summary>False switches the account off.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>The key, or null.</summary>
    public string? ApiKey { get; init; }

    /// <summary>The name of an environment variable that holds the key, looked at before the provider's own; null for those alone.</summary>
    public string? ApiKeyVariable { get; init; }

    /// <summary>Which source wins where both have a key; null means the environment, and <see cref="AuthSource.None"/> that no key is used.</summary>
    public AuthSource? AuthSource { get; init; }

    /// <summary>The base URL that replaces the provider's own.</summary>
    public string? Endpoint { get; init; }

    /// <summary>The provider's own settings (see <see cref="Aic.Core.Providers.ProviderDescriptor.Settings"/>) and fields that this version doesn't know.</summary>
    public IDictionary<string, JsonElement>? Settings { get; init; }
}
