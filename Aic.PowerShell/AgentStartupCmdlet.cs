using Aic.Core.Lifecycle.Startup;

namespace Aic.PowerShell;

/// <summary>A cmdlet that changes whether the system starts the agent.</summary>
public abstract class AgentStartupCmdlet : AgentCmdlet
{
    private protected static AgentStartup CreateStartup() => new(Paths, Environment.GetEnvironmentVariable);

    /// <summary>Does what a plan says; <c>-WhatIf</c> shows all that would be written and run.</summary>
    private protected async Task ApplyAsync(AgentStartup startup, StartupPlan plan, CancellationToken cancellationToken)
    {
        string steps = string.Join(Environment.NewLine, plan.Describe());
        if (await OnPipelineAsync(() => ShouldProcess(steps, steps, plan.System)).ConfigureAwait(false))
        {
            await startup.ApplyAsync(plan, cancellationToken).ConfigureAwait(false);
        }
    }
}
