using System.CommandLine;
using System.Net;

namespace Aic.Agent.Commands;

/// <summary>The option <c>--port</c> of the verbs that start the agent in the background.</summary>
internal static class AgentPortOption
{
    /// <summary>Makes the option.</summary>
    /// <param name="description">What holds without it.</param>
    public static Option<int?> Create(string description)
    {
        Option<int?> option = new("--port") { Description = description, HelpName = "port" };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && result.GetValueOrDefault<int?>() is < IPEndPoint.MinPort or > IPEndPoint.MaxPort)
            {
                result.AddError($"{result.Tokens[0].Value} is no port: a whole number from 0 to {IPEndPoint.MaxPort} is one.");
            }
        });
        return option;
    }
}
