namespace Aic.Agent;

/// <summary>Ends a verb with a message on standard error and an exit code.</summary>
/// <param name="exitCode">The exit code.</param>
/// <param name="message">What is wrong and what to do. Never holds a key.</param>
internal sealed class CliException(int exitCode, string message) : Exception(message)
{
    /// <summary>The exit code.</summary>
    public int ExitCode => exitCode;

    /// <summary>The command line makes no sense.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    public static CliException WrongArguments(string message) => new(ExitCodes.WrongArguments, message);
}
