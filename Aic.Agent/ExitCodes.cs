namespace Aic.Agent;

/// <summary>The exit codes of <c>aic</c>.</summary>
internal static class ExitCodes
{
    /// <summary>All went well. A provider that isn't set up is no failure unless it was asked for by name.</summary>
    public const int Success = 0;

    /// <summary>A provider failed, a key was refused, the configuration file is broken, or the agent isn't as it should be.</summary>
    public const int Failure = 1;

    /// <summary>The command line makes no sense.</summary>
    public const int WrongArguments = 2;

    /// <summary>Another agent serves this configuration folder: starting one again won't help, which services that restart what failed must be told.</summary>
    public const int AlreadyRunning = 3;

    /// <summary>A budget isn't kept (<c>aic budget test</c>).</summary>
    public const int BudgetReached = 3;

    /// <summary>Ended by Ctrl+C: 128 and the number of SIGINT.</summary>
    public const int Interrupted = 130;

    /// <summary>Ended by SIGTERM: 128 and its number.</summary>
    public const int Terminated = 143;
}
