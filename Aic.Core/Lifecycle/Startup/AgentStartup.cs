using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Security.Principal;
using Aic.Core.Configuration;

namespace Aic.Core.Lifecycle.Startup;

/// <summary>Has the system start the agent when its user logs in: systemd, launchd or the Task Scheduler.</summary>
public sealed partial class AgentStartup
{
    /// <summary>What decides where the agent's files are, and where .NET is for one that needs it.</summary>
    private static readonly string[] HandedOn = ["AIC_CONFIG_DIR", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "DOTNET_ROOT"];

    private readonly AicPaths _paths;
    private readonly Func<string, string?> _getVariable;
    private readonly IStartupSystem _system;

    /// <summary>Chooses what this platform has.</summary>
    /// <param name="paths">The folders that the agent shall serve.</param>
    /// <param name="getVariable">Reads an environment variable.</param>
    /// <exception cref="AgentException">The environment doesn't tell where the user's folders are.</exception>
    public AgentStartup(AicPaths paths, Func<string, string?> getVariable)
        : this(paths, getVariable, OfThisPlatform(paths, getVariable))
    {
    }

    internal AgentStartup(AicPaths paths, Func<string, string?> getVariable, IStartupSystem system)
    {
        _paths = paths;
        _getVariable = getVariable;
        _system = system;
    }

    /// <summary>What registering the agent would do.</summary>
    /// <param name="executable">What to start.</param>
    /// <param name="port">The port; null for <c>AIC_AGENT_PORT</c> where that is set, else the agent's default.</param>
    /// <exception cref="AgentException">It can't be registered.</exception>
    public StartupPlan PlanEnable(AgentExecutable executable, int? port = null)
    {
        ArgumentNullException.ThrowIfNull(executable);
        Dictionary<string, string> environment = [];
        foreach (string name in HandedOn)
        {
            if (_getVariable(name) is { } value && !string.IsNullOrWhiteSpace(value))
            {
                environment[name] = name == "AIC_CONFIG_DIR" ? _paths.ConfigDirectory : value;
            }
        }

        StartupAgent agent = new(executable, port ?? PortOfEnvironment(), environment);
        agent.RequireOneLine();
        return new StartupPlan(_system.Name, _system.Enable(agent), _paths.ConfigFile, AutoStart: true);
    }

    /// <summary>What undoing it would do. Where the agent isn't registered there is no step, and only the configuration is put right.</summary>
    /// <param name="cancellationToken">Stops asking the system.</param>
    public async Task<StartupPlan> PlanDisableAsync(CancellationToken cancellationToken = default) => new(
        _system.Name,
        await _system.IsEnabledAsync(cancellationToken).ConfigureAwait(false) ? _system.Disable() : [],
        _paths.ConfigFile,
        AutoStart: false);

    /// <summary>Does what a plan says. Where a command of the system fails, the files are put back as they were and the configuration isn't changed.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="AgentException">A step failed; the message says which, why and what to do.</exception>
    /// <exception cref="ConfigException">The configuration file is broken or can't be written.</exception>
    public async Task ApplyAsync(StartupPlan plan, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ConfigFile config = new(_paths.ConfigFile);

        // A broken file is told before anything is done.
        config.Read();
        await new StartupRun(_system.Advice).RunAsync(plan.Steps, cancellationToken).ConfigureAwait(false);
        if (config.Read().AutoStart != plan.AutoStart)
        {
            config.Update(current => current with { AutoStart = plan.AutoStart });
        }
    }

    private static IStartupSystem OfThisPlatform(AicPaths paths, Func<string, string?> getVariable)
    {
        if (OperatingSystem.IsWindows())
        {
            return new TaskSchedulerStartup(paths.ConfigDirectory, CurrentUser(), UserVariable);
        }

        string home = getVariable("HOME") is { } folder && folder.StartsWith('/')
            ? folder
            : throw new AgentException(AgentProblem.StartupUnavailable, "The environment variable HOME isn't set to a folder's full path, so it is unknown where to register the agent. Set it.");
        return OperatingSystem.IsMacOS()
            ? new LaunchdStartup(Path.Combine(home, "Library", "LaunchAgents"), UserId())
            : new SystemdStartup(Path.Combine(getVariable("XDG_CONFIG_HOME") is { } config && config.StartsWith('/') ? config : Path.Combine(home, ".config"), "systemd", "user"));
    }

    private static string? UserVariable(string name) =>
        Environment.GetEnvironmentVariable(name, EnvironmentVariableTarget.User) ?? Environment.GetEnvironmentVariable(name, EnvironmentVariableTarget.Machine);

    [SupportedOSPlatform("windows")]
    private static string CurrentUser()
    {
        using WindowsIdentity identity = WindowsIdentity.GetCurrent();
        return identity.Name;
    }

    [UnsupportedOSPlatform("windows")]
    [LibraryImport("libc", EntryPoint = "getuid")]
    private static partial uint UserId();

    private int? PortOfEnvironment() =>
        int.TryParse(_getVariable("AIC_AGENT_PORT"), NumberStyles.None, CultureInfo.InvariantCulture, out int port) ? port : null;
}
