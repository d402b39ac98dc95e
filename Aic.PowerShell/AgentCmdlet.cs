using System.Globalization;
using Aic.Core.Configuration;
using Aic.Core.Lifecycle;
using Aic.PowerShell.Output;

namespace Aic.PowerShell;

/// <summary>A cmdlet that is about the agent of the configuration folder.</summary>
public abstract class AgentCmdlet : AicCmdlet
{
    private protected static AicPaths Paths => AicPaths.FromEnvironment(Environment.GetEnvironmentVariable);

    private protected static AgentControl CreateControl(AicPaths paths) => new(paths, Environment.GetEnvironmentVariable, FindExecutable);

    private protected static AgentExecutable FindExecutable() =>
        AgentExecutable.Find(Path.GetDirectoryName(typeof(AgentCmdlet).Assembly.Location)!, Environment.GetEnvironmentVariable);

    /// <summary>An action and the port that it is about.</summary>
    private protected static string WithPort(string action, int? port) =>
        port is { } number ? string.Create(CultureInfo.InvariantCulture, $"{action} on port {number}") : action;

    /// <summary>Tells what was done, and writes the agent where it is asked for.</summary>
    private protected void Tell(AgentStart start, bool passThru)
    {
        if (start.WasRunning)
        {
            WriteWarning(start.Message);
        }
        else
        {
            WriteVerbose(start.Message);
        }

        if (passThru)
        {
            WriteObject(new AicAgent(start.Agent));
        }
    }
}
