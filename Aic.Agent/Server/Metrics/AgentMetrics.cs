using Aic.Core;
using Aic.Core.Alerts;
using Aic.Core.Usage;

namespace Aic.Agent.Server.Metrics;

/// <summary>What the agent counts, and what it can tell monitoring.</summary>
internal sealed class AgentMetrics
{
    private const NamedPeriod Period = NamedPeriod.ThisMonth;

    private readonly AgentParts _parts;
    private readonly RefreshMetrics _refreshes = new();

    /// <summary>Begins to count.</summary>
    /// <param name="parts">What the agent is made of.</param>
    public AgentMetrics(AgentParts parts)
    {
        _parts = parts;
        _ = _refreshes.CountAsync(parts.Events);
    }

    /// <summary>The requests that were answered.</summary>
    public RequestMetrics Requests { get; } = new();

    /// <summary>All metrics.</summary>
    /// <param name="usages">The configured accounts' usage of this month, as far as it is known.</param>
    public byte[] Write(IReadOnlyList<ProviderUsage> usages)
    {
        PrometheusText text = new();
        UsageMetrics.Write(text, usages, Period, _parts.Time.GetUtcNow());
        WriteAlerts(text);
        _refreshes.Write(text);
        Requests.Write(text);
        LiveMetrics.Write(text, _parts.Live);
        ProcessMetrics.Write(text);
        return text.ToBytes();
    }

    /// <summary>Where the alerts can't be read there is no number of them: none isn't said to be active.</summary>
    private void WriteAlerts(PrometheusText text)
    {
        try
        {
            AlertMetrics.Write(text, _parts.Tracker.GetAlerts(new AlertQuery()));
        }
        catch (StoreUnusableException)
        {
        }
    }
}
