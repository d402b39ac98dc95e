using System.Text.Json.Nodes;
using Aic.Core;
using Aic.Core.Alerts;
using Aic.Core.Configuration;
using Aic.Core.Currencies;
using Aic.Core.Providers;

namespace Aic.PowerShell.Output;

/// <summary>The configuration file, with keys and secret settings masked.</summary>
public sealed class AicConfig
{
    private readonly AgentConfig _config;

    internal AicConfig(string path, AgentConfig config)
    {
        Path = path;
        Exists = File.Exists(path);
        _config = config;
        JsonObject masked = MaskedConfig.From(config, ProviderCatalog.All);
        Providers = [.. masked["providers"]!.AsObject().Select(account => new AicConfigAccount(account.Key, account.Value!.AsObject()))];
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>False when there is no file yet, so that everything is at its default.</summary>
    public bool Exists { get; }

    /// <summary>The version of the program that wrote the file last; null when none did.</summary>
    public string? Version => _config.Version;

    /// <summary>How long fetched usage counts as fresh, in seconds.</summary>
    public int CacheTtlSeconds => _config.CacheTtlSeconds;

    /// <summary>How many days back history of days is kept.</summary>
    public int HistoryRetentionDays => _config.HistoryRetentionDays;

    /// <summary>How many days back history of hours is kept.</summary>
    public int HourlyRetentionDays => _config.HourlyRetentionDays;

    /// <summary>The currency that amounts are shown in, for the eye only; null where each is shown in its own.</summary>
    public string? DisplayCurrency => _config.DisplayCurrency;

    /// <summary>Where exchange rates come from that the user didn't set.</summary>
    public ExchangeRateSource ExchangeRateSource => _config.ExchangeRateSource;

    /// <summary>The user's own exchange rates.</summary>
    public IReadOnlyList<OwnExchangeRate> ExchangeRates => _config.ExchangeRates;

    /// <summary>Whether the agent starts with the user's session.</summary>
    public bool AutoStart => _config.AutoStart;

    /// <summary>Whether every request to the agent needs its token, from this machine too.</summary>
    public bool RequireToken => _config.RequireToken;

    /// <summary>Origins of web pages that may talk to the agent.</summary>
    public IReadOnlyList<string> AllowedOrigins => _config.AllowedOrigins;

    /// <summary>Kinds of alerts that nobody is told of.</summary>
    public IReadOnlyList<AlertKind> MutedAlerts => _config.Alerts.Muted;

    /// <summary>The accounts in the file.</summary>
    public IReadOnlyList<AicConfigAccount> Providers { get; }

    internal static AicConfig Read(UsageTracker tracker) => new(tracker.Config.Path, tracker.Config.Read());
}
