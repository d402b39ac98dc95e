using System.Text;
using Aic.Core.Lifecycle.Processes;

namespace Aic.Core.Lifecycle.Startup;

/// <summary>
/// A task of the Windows Task Scheduler that runs at the user's logon, with no more rights than the user has
/// (learn.microsoft.com/windows/win32/taskschd/task-scheduler-schema, learn.microsoft.com/windows-server/administration/windows-commands/schtasks).
/// It runs <c>aic agent start</c>, which returns at once: a task that served itself would keep a console window open.
/// </summary>
/// <param name="folder">Where the task's description lies for the moment in which it is read.</param>
/// <param name="user">The user, such as <c>DESKTOP\ada</c>.</param>
/// <param name="getUserVariable">Reads a variable that the system sets for each of the user's programs.</param>
internal sealed class TaskSchedulerStartup(string folder, string user, Func<string, string?> getUserVariable) : IStartupSystem
{
    private const string TaskName = "AIC Tracker agent";

    private readonly string _file = Path.Combine(folder, "aic-agent.task.xml");

    /// <inheritdoc />
    public string Name => "Task Scheduler";

    /// <inheritdoc />
    public string Advice => "Check that the service \"Task Scheduler\" runs and that your organization's policies let you make tasks.";

    /// <inheritdoc />
    public IReadOnlyList<StartupStep> Enable(StartupAgent agent)
    {
        foreach ((string name, string value) in agent.Environment)
        {
            if (getUserVariable(name) != value)
            {
                throw new AgentException(AgentProblem.StartupUnavailable, $"The Task Scheduler can't set variables for a task, and {name} is set in this session only. Set it for all of your programs, with: setx {name} {WindowsCommandLine.Join([value])} and try again in a new session.");
            }
        }

        return
        [
            new WriteStep(_file, Content(agent)) { Encoding = Encoding.Unicode },
            new RunStep("schtasks", ["/Create", "/TN", TaskName, "/XML", _file, "/F"]),
            new RemoveStep(_file),
        ];
    }

    /// <inheritdoc />
    public IReadOnlyList<StartupStep> Disable() => [new RunStep("schtasks", ["/Delete", "/TN", TaskName, "/F"])];

    /// <inheritdoc />
    public async Task<bool> IsEnabledAsync(CancellationToken cancellationToken) =>
        await CommandRunner.RunAsync("schtasks", ["/Query", "/TN", TaskName], cancellationToken).ConfigureAwait(false) is { ExitCode: 0 };

    private string Content(StartupAgent agent)
    {
        IReadOnlyList<string> commandLine = agent.CommandLine("agent", "start");
        return $"""
            <?xml version="1.0" encoding="UTF-16"?>
            <Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
              <RegistrationInfo>
                <Description>Starts the AIC Tracker agent when you log on.</Description>
              </RegistrationInfo>
              <Triggers>
                <LogonTrigger>
                  <Enabled>true</Enabled>
                  <UserId>{XmlText.Escape(user)}</UserId>
                </LogonTrigger>
              </Triggers>
              <Principals>
                <Principal id="Author">
                  <UserId>{XmlText.Escape(user)}</UserId>
                  <LogonType>InteractiveToken</LogonType>
                  <RunLevel>LeastPrivilege</RunLevel>
                </Principal>
              </Principals>
              <Settings>
                <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
                <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
                <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
                <Hidden>true</Hidden>
                <ExecutionTimeLimit>PT5M</ExecutionTimeLimit>
              </Settings>
              <Actions Context="Author">
                <Exec>
                  <Command>{XmlText.Escape(commandLine[0])}</Command>
                  <Arguments>{XmlText.Escape(WindowsCommandLine.Join(commandLine.Skip(1)))}</Arguments>
                </Exec>
              </Actions>
            </Task>

            """.ReplaceLineEndings("\r\n");
    }
}
