namespace Aic.Core.Lifecycle.Startup;

/// <summary>A unit of the user's systemd: systemd.service(5), systemd.unit(5), systemctl(1).</summary>
/// <param name="folder">The folder of the user's units: <c>$XDG_CONFIG_HOME/systemd/user</c>.</param>
internal sealed class SystemdStartup(string folder) : IStartupSystem
{
    private const string Unit = "aic-agent.service";

    private readonly string _file = Path.Combine(folder, Unit);

    /// <inheritdoc />
    public string Name => "systemd";

    /// <inheritdoc />
    public string Advice =>
        "This needs a systemd that runs for your user. In a container there is none: let the container itself run \"aic serve\". Over ssh, cron or su, XDG_RUNTIME_DIR must be set to /run/user/ and your user id.";

    /// <inheritdoc />
    public IReadOnlyList<StartupStep> Enable(StartupAgent agent) =>
    [
        new WriteStep(_file, Content(agent)),
        new RunStep("systemctl", ["--user", "daemon-reload"]),
        new RunStep("systemctl", ["--user", "enable", Unit]),
    ];

    /// <inheritdoc />
    public IReadOnlyList<StartupStep> Disable() =>
    [
        new RunStep("systemctl", ["--user", "disable", Unit]),
        new RemoveStep(_file),
        new RunStep("systemctl", ["--user", "daemon-reload"]),
    ];

    /// <inheritdoc />
    public Task<bool> IsEnabledAsync(CancellationToken cancellationToken) => Task.FromResult(File.Exists(_file));

    private static string Content(StartupAgent agent)
    {
        IReadOnlyList<string> commandLine = agent.CommandLine("serve");

        // In arguments a dollar begins a variable, but not in the program's own path.
        IEnumerable<string> arguments = commandLine.Skip(1).Select(argument => Quote(argument.Replace("$", "$$", StringComparison.Ordinal)));

        // The exit code after SIGTERM is no failure, so an agent that was stopped stays so. With arguments that make no sense (2), or beside an agent
        // that was started otherwise (3), trying again is no use.
        string[] lines =
        [
            "[Unit]",
            "Description=AIC Tracker agent",
            "StartLimitIntervalSec=60",
            "StartLimitBurst=5",
            "",
            "[Service]",
            "Type=exec",
            $"ExecStart={string.Join(' ', arguments.Prepend(Quote(commandLine[0])))}",
            .. agent.Environment.Select(variable => $"Environment={Quote($"{variable.Key}={variable.Value}")}"),
            "Restart=on-failure",
            "RestartSec=5",
            "SuccessExitStatus=143",
            "RestartPreventExitStatus=2 3",
            "",
            "[Install]",
            "WantedBy=default.target",
            "",
        ];
        return string.Join('\n', lines);
    }

    /// <summary>Quoting is that of systemd.syntax(7); a percent sign begins a specifier everywhere.</summary>
    private static string Quote(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("%", "%%", StringComparison.Ordinal)}\"";
}
