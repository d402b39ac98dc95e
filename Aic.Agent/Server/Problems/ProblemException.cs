using Aic.Core.Configuration;

namespace Aic.Agent.Server.Problems;

/// <summary>Ends a request with a problem.</summary>
/// <param name="kind">The kind.</param>
/// <param name="detail">What is wrong this time and what to do, in sentences. Never holds a secret.</param>
/// <param name="retryAfter">When trying again may help, or null.</param>
internal sealed class ProblemException(ProblemKind kind, string detail, TimeSpan? retryAfter = null) : Exception(detail)
{
    /// <summary>Does what a request says of the configuration. A mistake in it is the request's.</summary>
    /// <param name="change">What it says.</param>
    /// <exception cref="ProblemException">It isn't valid.</exception>
    public static T ForMistakesOf<T>(Func<T> change)
    {
        try
        {
            return change();
        }
        catch (ConfigException exception)
        {
            throw new ProblemException(ProblemKind.InvalidConfig, exception.Message);
        }
    }

    /// <summary>The kind.</summary>
    public ProblemKind Kind => kind;

    /// <summary>When trying again may help, or null.</summary>
    public TimeSpan? RetryAfter => retryAfter;
}
