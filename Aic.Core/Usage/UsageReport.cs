using System.Text.Json.Serialization;

namespace Aic.Core.Usage;

/// <summary>The wire form of an answer about usage: what <c>aic usage --json</c> prints and the agent's API returns.</summary>
public sealed record UsageReport
{
    /// <summary>The version of the program that made the report.</summary>
    public required string Version { get; init; }

    /// <summary>The accounts, in the order of the catalog.</summary>
    public required IReadOnlyList<ProviderUsage> Providers { get; init; }

    /// <summary>The same usage grouped, when a grouping was asked for; else null and left out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<UsageGroup>? Groups { get; init; }
}
