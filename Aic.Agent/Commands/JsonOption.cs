using System.CommandLine;

namespace Aic.Agent.Commands;

/// <summary>The option <c>--json</c>.</summary>
internal static class JsonOption
{
    /// <summary>Makes the option.</summary>
    /// <param name="description">What it prints.</param>
    public static Option<bool> Create(string description) => new("--json") { Description = description };
}
