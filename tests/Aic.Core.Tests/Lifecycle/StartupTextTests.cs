using System.Text;
using System.Xml.Linq;
using Aic.Core.Lifecycle;
using Aic.Core.Lifecycle.Startup;

namespace Aic.Core.Tests.Lifecycle;

public sealed class StartupTextTests
{
    /// <summary>A path with all that some format or other takes for its own.</summary>
    private const string Odd = """/opt/a b/50%/$HOME/"q"\<&>/aic""";

    [Fact]
    public void Systemd_gets_a_unit_and_is_told_of_it()
    {
        StartupAgent agent = new(new AgentExecutable("/usr/bin/dotnet", ["/opt/aic/aic.dll"], ""), 9000, new Dictionary<string, string> { ["AIC_CONFIG_DIR"] = "/srv/ada's files" });

        IReadOnlyList<StartupStep> steps = new SystemdStartup("/home/ada/.config/systemd/user").Enable(agent);

        Assert.Equal(
            """
            [Unit]
            Description=AIC Tracker agent
            StartLimitIntervalSec=60
            StartLimitBurst=5

            [Service]
            Type=exec
            ExecStart="/usr/bin/dotnet" "/opt/aic/aic.dll" "serve" "--port" "9000"
            Environment="AIC_CONFIG_DIR=/srv/ada's files"
            Restart=on-failure
            RestartSec=5
            SuccessExitStatus=143
            RestartPreventExitStatus=2 3

            [Install]
            WantedBy=default.target

            """.ReplaceLineEndings("\n"),
            Assert.IsType<WriteStep>(steps[0]).Content);
        Assert.Equal(["systemctl --user daemon-reload", "systemctl --user enable aic-agent.service"], steps.OfType<RunStep>().Select(step => step.CommandLine));
    }

    [Fact]
    public void Systemd_finds_odd_paths_as_they_are()
    {
        StartupAgent agent = new(new AgentExecutable(Odd, [Odd], ""), null, new Dictionary<string, string> { ["AIC_CONFIG_DIR"] = Odd });

        string unit = ((WriteStep)new SystemdStartup("/units").Enable(agent)[0]).Content;

        // In the program's own path and in variables a dollar is nothing special.
        const string Path = """/opt/a b/50%%/$HOME/\"q\"\\<&>/aic""";
        Assert.Contains($"ExecStart=\"{Path}\" \"{Path.Replace("$", "$$", StringComparison.Ordinal)}\" \"serve\"\n", unit, StringComparison.Ordinal);
        Assert.Contains($"Environment=\"AIC_CONFIG_DIR={Path}\"\n", unit, StringComparison.Ordinal);
    }

    [Fact]
    public void Launchd_gets_a_property_list_and_is_told_of_it()
    {
        StartupAgent agent = new(new AgentExecutable(Odd, [], ""), 9000, new Dictionary<string, string> { ["AIC_CONFIG_DIR"] = Odd });

        IReadOnlyList<StartupStep> steps = new LaunchdStartup("/Users/ada/Library/LaunchAgents", 501).Enable(agent);

        string content = Assert.IsType<WriteStep>(steps[0]).Content;
        Assert.StartsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">", content, StringComparison.Ordinal);
        XElement properties = XDocument.Parse(content).Root!.Element("dict")!;
        Assert.Equal([Odd, "serve", "--port", "9000"], Value(properties, "ProgramArguments").Elements().Select(argument => argument.Value));
        Assert.Equal(Odd, Value(Value(properties, "EnvironmentVariables"), "AIC_CONFIG_DIR").Value);
        Assert.Equal("true", Value(properties, "RunAtLoad").Name.LocalName);
        Assert.Equal("launchctl enable gui/501/aic-agent", Assert.IsType<RunStep>(steps[1]).CommandLine);
    }

    [Fact]
    public void The_Task_Scheduler_gets_a_task_for_this_user_without_more_rights()
    {
        StartupAgent agent = new(new AgentExecutable("""C:\Program Files\dotnet\dotnet.exe""", ["""C:\a & b\aic.dll"""], ""), 9000, new Dictionary<string, string>());

        IReadOnlyList<StartupStep> steps = new TaskSchedulerStartup("/config", """DESK\ada""", _ => null).Enable(agent);

        WriteStep write = Assert.IsType<WriteStep>(steps[0]);
        XElement task = XDocument.Parse(write.Content).Root!;
        string Text(string name) => Assert.Single(task.Descendants(task.Name.Namespace + name)).Value;
        Assert.Equal(Encoding.Unicode, write.Encoding);
        Assert.Equal("""C:\Program Files\dotnet\dotnet.exe""", Text("Command"));
        Assert.Equal("""
            "C:\a & b\aic.dll" agent start --port 9000
            """, Text("Arguments"));
        Assert.Equal("LeastPrivilege", Text("RunLevel"));
        Assert.All(task.Descendants(task.Name.Namespace + "UserId"), user => Assert.Equal("""DESK\ada""", user.Value));
        Assert.Equal($"schtasks /Create /TN \"AIC Tracker agent\" /XML {write.Path} /F", Assert.IsType<RunStep>(steps[1]).CommandLine);
        Assert.Equal(write.Path, Assert.IsType<RemoveStep>(steps[2]).Path);
    }

    [Fact]
    public void The_Task_Scheduler_cannot_set_a_variable_that_only_this_session_has()
    {
        StartupAgent agent = new(new AgentExecutable("aic.exe", [], ""), null, new Dictionary<string, string> { ["AIC_CONFIG_DIR"] = """D:\my files""" });

        AgentException exception = Assert.Throws<AgentException>(() => new TaskSchedulerStartup("/config", "ada", _ => null).Enable(agent));
        Assert.NotEmpty(new TaskSchedulerStartup("/config", "ada", _ => """D:\my files""").Enable(agent));

        Assert.Equal(AgentProblem.StartupUnavailable, exception.Problem);
        Assert.Contains("""
            setx AIC_CONFIG_DIR "D:\my files"
            """, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_with_a_line_break_is_refused()
    {
        StartupAgent agent = new(new AgentExecutable("/opt/a\nExecStart=/bin/evil", [], ""), null, new Dictionary<string, string>());

        Assert.Equal(AgentProblem.StartupUnavailable, Assert.Throws<AgentException>(agent.RequireOneLine).Problem);
    }

    private static XElement Value(XElement dictionary, string key) =>
        (XElement)dictionary.Elements("key").Single(element => element.Value == key).NextNode!;
}
