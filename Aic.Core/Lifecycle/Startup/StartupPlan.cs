namespace Aic.Core.Lifecycle.Startup;

/// <summary>All that is done to register the agent with the system, or to undo that.</summary>
/// <param name="System">What starts it: <c>systemd</c>, <c>launchd</c> or <c>Task Scheduler</c>.</param>
/// <param name="Steps">The steps, in this order.</param>
/// <param name="ConfigFile">The configuration file, whose <c>auto_start</c> is set last.</param>
/// <param name="AutoStart">What it is set to.</param>
public sealed record StartupPlan(string System, IReadOnlyList<StartupStep> Steps, string ConfigFile, bool AutoStart)
{
    /// <summary>The steps in words, with all that would be written.</summary>
    public IReadOnlyList<string> Describe() =>
        [.. Steps.Select(step => step.Describe()), $"Set auto_start to {(AutoStart ? "true" : "false")} in {ConfigFile}"];
}
