using System.Text;
using System.Xml.Linq;
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

    private static readonly XNamespace Schema = "http://schemas.microsoft.com/windows/2004/02/mit/task";

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
        XElement task = Element(
            "Task",
            new XAttribute("version", "1.2"),
            Element("RegistrationInfo", Element("Description", "Starts the AIC Tracker agent when you log on.")),
            Element("Triggers", Element("LogonTrigger", Element("Enabled", "true"), Element("UserId", user))),
            Element("Principals", Element(
                "Principal",
                new XAttribute("id", "Author"),
                Element("UserId", user),
                Element("LogonType", "InteractiveToken"),
                Element("RunLevel", "LeastPrivilege"))),
            Element(
                "Settings",
                Element("MultipleInstancesPolicy", "IgnoreNew"),
                Element("DisallowStartIfOnBatteries", "false"),
                Element("StopIfGoingOnBatteries", "false"),
                Element("Hidden", "true"),
                Element("ExecutionTimeLimit", "PT5M")),
            Element("Actions", new XAttribute("Context", "Author"), Element(
                "Exec",
                Element("Command", commandLine[0]),
                Element("Arguments", WindowsCommandLine.Join(commandLine.Skip(1))))));
        return $"<?xml version=\"1.0\" encoding=\"UTF-16\"?>\r\n{task.ToString().ReplaceLineEndings("\r\n")}\r\n";
    }

    private static XElement Element(string name, params object[] content) => new(Schema + name, content);
}
