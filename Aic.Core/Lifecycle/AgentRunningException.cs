namespace Aic.Core.Lifecycle;

/// <summary>Another agent serves this configuration folder already. The message says which, and where.</summary>
/// <param name="agent">What the other one tells of itself; null where it has begun so lately that it tells nothing yet.</param>
public sealed class AgentRunningException(AgentRecord? agent) : Exception(Describe(agent))
{
    /// <summary>What the other one tells of itself; null where it has begun so lately that it tells nothing yet.</summary>
    public AgentRecord? Agent { get; } = agent;

    private static string Describe(AgentRecord? agent) => agent switch
    {
        null => "Another agent is just starting for this configuration folder. \"aic agent status\" tells more.",
        { Urls.Count: 0 } => $"Another agent is starting for this configuration folder: process {agent.Pid}, version {agent.Version}. \"aic agent status\" tells more.",
        _ => $"The agent runs already for this configuration folder: process {agent.Pid}, version {agent.Version}, at {string.Join(" and ", agent.Urls)}. \"aic agent stop\" ends it; AIC_CONFIG_DIR names another folder.",
    };
}
