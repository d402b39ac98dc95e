using Aic.Core.Lifecycle.Processes;

namespace Aic.Core.Alerts.Channels;

/// <summary>Shows notices on the desktop, with what the system has for that. Texts are arguments or variables, never parts of a script.</summary>
/// <param name="config">The channel.</param>
/// <param name="getVariable">Reads an environment variable.</param>
/// <param name="time">The clock.</param>
internal sealed class DesktopChannel(DesktopChannelConfig config, Func<string, string?> getVariable, TimeProvider time) : IAlertChannel
{
    /// <inheritdoc />
    public string Name => config.Name;

    /// <inheritdoc />
    public AlertSeverity MinimumSeverity => config.MinimumSeverity;

    /// <inheritdoc />
    public async Task TellAsync(AlertNotice notice, CancellationToken cancellationToken)
    {
        CommandStart start = DesktopCommand.For(notice, DesktopCommand.PlatformOfThisMachine, name => ProgramPath.Find(name, getVariable), getVariable);
        await ChannelCommand.RunAsync(start, Path.GetFileName(start.Program), time, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public void Check()
    {
        string program = DesktopCommand.ProgramOf(DesktopCommand.PlatformOfThisMachine, name => ProgramPath.Find(name, getVariable), getVariable);
        if (!ProgramPath.IsExecutable(program))
        {
            throw new AlertChannelException($"There is no {program}, which shows notifications.");
        }
    }
}
