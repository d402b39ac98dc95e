using System.Text.Json;
using Aic.Core.Configuration;

namespace Aic.Agent.Server.Access;

/// <summary>
/// Tells changes that need the token from those that don't. Without it a program may set a key, switch an account on or off and the like; not where keys are sent,
/// which of the environment's secrets is one, who may talk to the agent, which commands it runs for alerts, or whom it tells of them.
/// </summary>
internal static class KeyDestinations
{
    private static readonly ProviderConfig Absent = new();

    /// <summary>True when a change needs the token.</summary>
    /// <param name="before">The configuration before it.</param>
    /// <param name="after">The configuration after it.</param>
    public static bool Differ(AgentConfig before, AgentConfig after) =>
        before.RequireToken != after.RequireToken
        || !before.AllowedOrigins.SequenceEqual(after.AllowedOrigins)
        || !before.Alerts.HasSameChannels(after.Alerts)
        || before.Providers.Keys.Union(after.Providers.Keys).Any(id => Differ(before.Providers.GetValueOrDefault(id, Absent), after.Providers.GetValueOrDefault(id, Absent)));

    private static bool Differ(ProviderConfig before, ProviderConfig after) =>
        before.Endpoint != after.Endpoint
        || before.ApiKeyVariable != after.ApiKeyVariable
        || !TextOf(before.Settings).SequenceEqual(TextOf(after.Settings));

    /// <summary>A provider's own settings choose hosts, tenants and credential files.</summary>
    private static IEnumerable<(string Name, string Value)> TextOf(IDictionary<string, JsonElement>? settings) =>
        (settings ?? new Dictionary<string, JsonElement>()).Select(setting => (setting.Key, setting.Value.GetRawText())).OrderBy(setting => setting.Key, StringComparer.Ordinal);
}
