using Aic.Core.Alerts;
using Aic.Core.Usage;

namespace Aic.Agent.Server.Events;

/// <summary>Something happened that a listener may want to know.</summary>
/// <param name="At">When (UTC).</param>
internal abstract record AgentEvent(DateTimeOffset At);

/// <summary>What is known of an account and period isn't what it was: other numbers, a failure, or a failure that is over.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="Period">The period.</param>
/// <param name="Usage">What is known now.</param>
internal sealed record UsageChanged(DateTimeOffset At, UsagePeriod Period, ProviderUsage Usage) : AgentEvent(At);

/// <summary>Providers are being asked.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="Accounts">The ids of the accounts.</param>
/// <param name="RefreshId">The refresh that somebody asked for; null for the agent's own.</param>
internal sealed record RefreshStarted(DateTimeOffset At, IReadOnlyList<string> Accounts, string? RefreshId) : AgentEvent(At);

/// <summary>All providers of a <see cref="RefreshStarted"/> have answered or failed.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="Accounts">The ids of the accounts.</param>
/// <param name="RefreshId">The refresh that somebody asked for; null for the agent's own.</param>
/// <param name="Failed">The ids of the accounts that failed.</param>
internal sealed record RefreshFinished(DateTimeOffset At, IReadOnlyList<string> Accounts, string? RefreshId, IReadOnlyList<string> Failed) : AgentEvent(At);

/// <summary>The configuration isn't what it was, whoever changed it.</summary>
/// <param name="At">When (UTC).</param>
internal sealed record ConfigChanged(DateTimeOffset At) : AgentEvent(At);

/// <summary>An alert is raised, matters more than before, or is told again since its snooze ended.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="Alert">The alert.</param>
internal sealed record AlertRaised(DateTimeOffset At, Alert Alert) : AgentEvent(At);

/// <summary>An alert's cause is gone.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="Alert">The alert.</param>
internal sealed record AlertCleared(DateTimeOffset At, Alert Alert) : AgentEvent(At);
