namespace Aic.Agent.Server.Problems;

/// <summary>Ends a request with a problem.</summary>
/// <param name="kind">The kind.</param>
/// <param name="detail">What is wrong this time and what to do, in sentences. Never holds a secret.</param>
/// <param name="retryAfter">When trying again may help, or null.</param>
internal sealed class ProblemException(ProblemKind kind, string detail, TimeSpan? retryAfter = null) : Exception(detail)
{
    /// <summary>The kind.</summary>
    public ProblemKind Kind => kind;

    /// <summary>When trying again may help, or null.</summary>
    public TimeSpan? RetryAfter => retryAfter;
}
