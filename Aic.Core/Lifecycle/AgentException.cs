namespace Aic.Core.Lifecycle;

/// <summary>Why the agent couldn't be started, stopped or registered.</summary>
public enum AgentProblem
{
    /// <summary>There is no executable to start.</summary>
    ExecutableNotFound,

    /// <summary>The agent runs already, elsewhere than was asked for.</summary>
    AlreadyRunning,

    /// <summary>Another program listens on the port.</summary>
    PortTaken,

    /// <summary>The agent ended before it served.</summary>
    StartFailed,

    /// <summary>The agent runs but doesn't answer.</summary>
    Unresponsive,

    /// <summary>The agent couldn't be ended.</summary>
    StopFailed,

    /// <summary>The system can't start the agent with the user's session.</summary>
    StartupUnavailable,
}

/// <summary>The agent couldn't be started, stopped or registered. The message says why and what to do, and never holds a secret.</summary>
/// <param name="problem">Why.</param>
/// <param name="message">Why, and what to do.</param>
/// <param name="innerException">The cause.</param>
public sealed class AgentException(AgentProblem problem, string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>Why.</summary>
    public AgentProblem Problem { get; } = problem;
}
