using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Aic.Testing;
using Engine = System.Management.Automation.PowerShell;

namespace Aic.PowerShell.Tests.Hosting;

/// <summary>A session with the module imported, a configuration folder of its own and no provider's variable set.</summary>
internal sealed class ModuleSession : IDisposable
{
    private readonly TempFolder? _folder;
    private readonly Runspace _runspace;
    private readonly TestHost _host;

    /// <summary>Opens a session.</summary>
    /// <param name="shared">Another session whose configuration folder this one shares.</param>
    /// <param name="hasColours">Whether the host can show colours.</param>
    public ModuleSession(ModuleSession? shared = null, bool hasColours = false)
    {
        _folder = shared is null ? new TempFolder() : null;
        ConfigDirectory = shared?.ConfigDirectory ?? _folder!.Path;
        Environment.SetEnvironmentVariable("AIC_CONFIG_DIR", ConfigDirectory);
        _host = new TestHost(hasColours);
        _runspace = RunspaceFactory.CreateRunspace(_host, InitialSessionState.CreateDefault2());
        _runspace.Open();
        Run("Import-Module $module", ("module", TestProcess.ModuleDirectory)).MustBeClean();
        foreach (PSObject variable in Run("(Get-AicProvider).Variables").Output)
        {
            Environment.SetEnvironmentVariable((string)variable.BaseObject, null);
        }
    }

    public string ConfigDirectory { get; }

    public string ConfigFile => Path.Combine(ConfigDirectory, "agent.json");

    /// <summary>What the screen shows.</summary>
    public string Screen => _host.Screen;

    /// <summary>Writes the configuration file as it is given.</summary>
    public ModuleSession Configure(string json)
    {
        File.WriteAllText(ConfigFile, json);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(ConfigFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return this;
    }

    /// <summary>Configures the account <c>openai</c> at a fake provider.</summary>
    public ModuleSession ConfigureOpenAI(FakeServer server, string further = "") => Configure(
        $$"""
        { "providers": { "openai": { "api_key": "sk-admin-made-up-for-tests-0001", "auth_source": "config", "endpoint": "{{server.Address}}" }{{further}} } }
        """);

    /// <summary>Runs a script to its end.</summary>
    public SessionResult Run(string script, params (string Name, object? Value)[] variables)
    {
        using Engine engine = Prepare(script, variables);
        return Finish(engine, () => engine.Invoke());
    }

    /// <summary>Runs a script as one would type it: what it writes is shown on the screen.</summary>
    public string Show(string script)
    {
        int before = Screen.Length;
        using Engine engine = Prepare(script, []);
        engine.AddCommand("Out-Default");
        engine.Commands.Commands[0].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        engine.Invoke();
        return Screen[before..];
    }

    /// <summary>Prepares a script to be run step by step. The caller disposes it.</summary>
    public Engine Prepare(string script, params (string Name, object? Value)[] variables)
    {
        foreach ((string name, object? value) in variables)
        {
            _runspace.SessionStateProxy.SetVariable(name, value);
        }

        Engine engine = Engine.Create(_runspace);
        return engine.AddScript(script);
    }

    /// <summary>What completes a line at its end.</summary>
    public IReadOnlyList<string> Complete(string line)
    {
        using Engine engine = Engine.Create(_runspace);
        return [.. CommandCompletion.CompleteInput(line, line.Length, null, engine).CompletionMatches.Select(match => match.CompletionText)];
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _runspace.Dispose();
        _folder?.Dispose();
    }

    private static SessionResult Finish(Engine engine, Func<IReadOnlyList<PSObject>> invoke)
    {
        IReadOnlyList<PSObject> output = [];
        ErrorRecord? terminating = null;
        try
        {
            output = [.. invoke()];
        }
        catch (RuntimeException exception)
        {
            terminating = exception.ErrorRecord;
        }

        return new SessionResult(
            output,
            [.. engine.Streams.Error],
            terminating,
            [.. engine.Streams.Warning.Select(record => record.Message)],
            [.. engine.Streams.Verbose.Select(record => record.Message)],
            [.. engine.Streams.Progress]);
    }
}
