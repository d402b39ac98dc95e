namespace Aic.Core.Lifecycle.Startup;

/// <summary>What a platform starts programs with when its user logs in. It only says what to do; nothing is touched here.</summary>
internal interface IStartupSystem
{
    /// <summary>Its name, such as <c>systemd</c>.</summary>
    string Name { get; }

    /// <summary>What to do where one of its commands fails.</summary>
    string Advice { get; }

    /// <summary>How to register the agent, in this order.</summary>
    /// <param name="agent">What to start.</param>
    /// <exception cref="AgentException">It can't be started this way.</exception>
    IReadOnlyList<StartupStep> Enable(StartupAgent agent);

    /// <summary>How to undo that. The agent that runs isn't ended.</summary>
    IReadOnlyList<StartupStep> Disable();

    /// <summary>Whether the agent is registered.</summary>
    /// <param name="cancellationToken">Stops asking.</param>
    Task<bool> IsEnabledAsync(CancellationToken cancellationToken);
}
