using System.Collections;
using System.Globalization;
using System.Management.Automation;
using Aic.Core;
using Aic.Core.Alerts;
using Aic.Core.Configuration;
using Aic.Core.Providers;
using Aic.PowerShell.Completion;
using Aic.PowerShell.Output;

namespace Aic.PowerShell;

/// <summary>Changes the configuration's general settings.</summary>
[Cmdlet(VerbsCommon.Set, "AicConfig", SupportsShouldProcess = true)]
[OutputType(typeof(AicConfig))]
public sealed class SetAicConfigCommand : AicCmdlet
{
    private const int LongestRetention = 36_500;
    private const int LongestTtl = 30 * 24 * 60 * 60;

    /// <summary>How long fetched usage counts as fresh, in seconds.</summary>
    [Parameter]
    [ValidateRange(0, LongestTtl)]
    public int? CacheTtlSeconds { get; set; }

    /// <summary>Whether the agent starts with the user's session.</summary>
    [Parameter]
    public bool? AutoStart { get; set; }

    /// <summary>Whether every request to the agent needs its token, from this machine too.</summary>
    [Parameter]
    public bool? RequireToken { get; set; }

    /// <summary>Origins of web pages that may talk to the agent, in place of those that could before; an empty list allows none.</summary>
    [Parameter]
    [AllowEmptyCollection]
    public string[]? AllowedOrigins { get; set; }

    /// <summary>How many days back history of days is kept.</summary>
    [Parameter]
    [ValidateRange(1, LongestRetention)]
    public int? HistoryRetentionDays { get; set; }

    /// <summary>How many days back history of hours is kept.</summary>
    [Parameter]
    [ValidateRange(1, LongestRetention)]
    public int? HourlyRetentionDays { get; set; }

    /// <summary>The currency that amounts are shown in, for the eye only; an empty text shows each in its own.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(CurrencyCompleter))]
    [AllowEmptyString]
    public string? DisplayCurrency { get; set; }

    /// <summary>Where exchange rates come from that the user didn't set.</summary>
    [Parameter]
    [ValidateSet("Own", "Ecb")]
    public string? ExchangeRateSource { get; set; }

    /// <summary>The user's own exchange rates by pair; a pair with null is removed, others stay.</summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable? ExchangeRate { get; set; }

    /// <summary>Kinds of alerts that nobody is told of, in place of those before; an empty list tells of all.</summary>
    [Parameter]
    [AllowEmptyCollection]
    public AlertKind[]? MutedAlerts { get; set; }

    /// <summary>Writes the changed configuration to the pipeline.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc />
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        UsageTracker tracker = Tracker;
        KeyValuePair<string, string?>[] changes = [.. Changes()];
        if (changes.Length == 0)
        {
            WriteError(Errors.Invalid("NothingToSet", "There is nothing to set.", null, "Give a setting, such as -CacheTtlSeconds or -DisplayCurrency. Get-Help Set-AicConfig lists them."));
            return;
        }

        if (Problem(tracker.Config.Read(), changes) is { } problem)
        {
            WriteError(problem);
            return;
        }

        string action = "Set " + string.Join(" and ", changes.Select(change => $"{change.Key} to {change.Value ?? "nothing"}"));
        if (!await ShouldProcessAsync(tracker.Config.Path, action).ConfigureAwait(false))
        {
            return;
        }

        tracker.Config.Update(config => ConfigPath.Set(config, changes, ProviderCatalog.All));
        if (PassThru)
        {
            WriteObject(AicConfig.Read(tracker));
        }
    }

    private IEnumerable<KeyValuePair<string, string?>> Changes()
    {
        if (CacheTtlSeconds is { } seconds)
        {
            yield return new("cache_ttl_seconds", seconds.ToString(CultureInfo.InvariantCulture));
        }

        if (AutoStart is { } autoStart)
        {
            yield return new("auto_start", autoStart ? "true" : "false");
        }

        if (RequireToken is { } requireToken)
        {
            yield return new("require_token", requireToken ? "true" : "false");
        }

        if (AllowedOrigins is { } origins)
        {
            yield return new("allowed_origins", origins.Length == 0 ? null : string.Join(',', origins));
        }

        if (MutedAlerts is { } kinds)
        {
            yield return new("alerts.muted", kinds.Length == 0 ? null : string.Join(',', kinds.Select(AlertWords.Name)));
        }

        foreach (KeyValuePair<string, string?> change in OfMoneyAndHistory())
        {
            yield return change;
        }
    }

    private IEnumerable<KeyValuePair<string, string?>> OfMoneyAndHistory()
    {
        if (HistoryRetentionDays is { } days)
        {
            yield return new("history_retention_days", days.ToString(CultureInfo.InvariantCulture));
        }

        if (HourlyRetentionDays is { } hourDays)
        {
            yield return new("hourly_retention_days", hourDays.ToString(CultureInfo.InvariantCulture));
        }

        if (DisplayCurrency is { } currency)
        {
            yield return new("display_currency", string.IsNullOrWhiteSpace(currency) ? null : currency);
        }

        if (ExchangeRateSource is { } source)
        {
            yield return new("exchange_rate_source", source);
        }

        foreach (DictionaryEntry rate in ExchangeRate ?? [])
        {
            yield return new($"exchange_rates.{rate.Key}", rate.Value is null ? null : TextOf(rate.Value));
        }
    }

    /// <summary>A rate as <see cref="ConfigPath"/> takes it; numbers without an exponent.</summary>
    private static string TextOf(object value) => value is PSObject { BaseObject: { } inner } ? TextOf(inner)
        : value is double or float or decimal && LanguagePrimitives.TryConvertTo(value, CultureInfo.InvariantCulture, out decimal number) ? number.ToString(CultureInfo.InvariantCulture)
        : LanguagePrimitives.ConvertTo<string>(value);

    /// <summary>What is wrong with a value; null when nothing is. The file isn't touched.</summary>
    private static ErrorRecord? Problem(AgentConfig config, KeyValuePair<string, string?>[] changes)
    {
        try
        {
            _ = ConfigPath.Set(config, changes, ProviderCatalog.All);
            return null;
        }
        catch (ConfigException exception)
        {
            return Errors.Invalid("InvalidValue", exception.Message, null, "Get-Help Set-AicConfig -Full tells what each setting takes.");
        }
    }
}
