using System.Text.Json;
using Aic.Agent.Server.Events;
using Aic.Core;
using Aic.Core.Alerts;
using Aic.Core.Usage;

namespace Aic.Agent.Server.Live;

/// <summary>Makes the messages that live clients get. Usage in them has the wire form of all of the API.</summary>
internal static class LiveMessages
{
    /// <summary>All that is known.</summary>
    /// <param name="sequence">The newest event that is in it for sure.</param>
    /// <param name="at">Now (UTC).</param>
    /// <param name="period">The period.</param>
    /// <param name="usages">The usage of the configured accounts, in the order of the catalog.</param>
    public static LiveMessage Snapshot(long sequence, DateTimeOffset at, UsagePeriod period, IReadOnlyList<ProviderUsage> usages) =>
        LiveMessage.Create("snapshot", sequence, at, json =>
        {
            json.WriteStartObject();
            json.WriteString("version", AicVersion.Current);
            WritePeriod(json, period);
            json.WriteStartArray("providers");
            foreach (ProviderUsage usage in usages)
            {
                JsonSerializer.Serialize(json, usage, UsageJson.Default.ProviderUsage);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });

    /// <summary>A sign of life.</summary>
    /// <param name="sequence">The newest event.</param>
    /// <param name="at">Now (UTC).</param>
    public static LiveMessage Heartbeat(long sequence, DateTimeOffset at) => LiveMessage.Create("heartbeat", sequence, at, WriteNothing);

    /// <summary>An event.</summary>
    /// <param name="sequence">Its number.</param>
    /// <param name="happened">The event.</param>
    public static LiveMessage Of(long sequence, AgentEvent happened) => happened switch
    {
        UsageChanged changed => LiveMessage.Create("usage_changed", sequence, changed.At, json => WriteUsage(json, changed)),
        RefreshStarted started => LiveMessage.Create("refresh_started", sequence, started.At, json => WriteRefresh(json, started.Accounts, started.RefreshId, null)),
        RefreshFinished finished => LiveMessage.Create("refresh_finished", sequence, finished.At, json => WriteRefresh(json, finished.Accounts, finished.RefreshId, finished.Failed)),
        AlertRaised raised => LiveMessage.Create("alert_raised", sequence, raised.At, json => WriteAlert(json, raised.Alert)),
        AlertCleared cleared => LiveMessage.Create("alert_cleared", sequence, cleared.At, json => WriteAlert(json, cleared.Alert)),
        ConfigChanged => LiveMessage.Create("config_changed", sequence, happened.At, WriteNothing),
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened.GetType().Name, "There is no message for this event."),
    };

    private static void WriteUsage(Utf8JsonWriter json, UsageChanged changed)
    {
        json.WriteStartObject();
        WritePeriod(json, changed.Period);
        json.WritePropertyName("provider");
        JsonSerializer.Serialize(json, changed.Usage, UsageJson.Default.ProviderUsage);
        json.WriteEndObject();
    }

    private static void WriteAlert(Utf8JsonWriter json, Alert alert)
    {
        json.WriteStartObject();
        json.WritePropertyName("alert");
        JsonSerializer.Serialize(json, alert, AlertJson.Default.Alert);
        json.WriteEndObject();
    }

    private static void WriteRefresh(Utf8JsonWriter json, IReadOnlyList<string> accounts, string? refreshId, IReadOnlyList<string>? failed)
    {
        json.WriteStartObject();
        json.WriteString("refresh_id", refreshId);
        WriteNames(json, "accounts", accounts);
        if (failed is not null)
        {
            WriteNames(json, "failed", failed);
        }

        json.WriteEndObject();
    }

    private static void WriteNames(Utf8JsonWriter json, string property, IReadOnlyList<string> names)
    {
        json.WriteStartArray(property);
        foreach (string name in names)
        {
            json.WriteStringValue(name);
        }

        json.WriteEndArray();
    }

    private static void WritePeriod(Utf8JsonWriter json, UsagePeriod period)
    {
        json.WriteString("period_start", period.Start);
        json.WriteString("period_end", period.End);
    }

    private static void WriteNothing(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteEndObject();
    }
}
