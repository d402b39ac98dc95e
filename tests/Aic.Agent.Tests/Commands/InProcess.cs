using Aic.Agent.Commands;
using Aic.Agent.Terminal;
using Aic.Agent.Tests.Processes;
using Aic.Testing;

namespace Aic.Agent.Tests.Commands;

/// <summary>The command line inside of the tests' own process: for what needs no process of its own, and for terminals of any kind.</summary>
internal sealed class InProcess : IDisposable
{
    private readonly TempFolder _folder = new();

    public InProcess() => Variables["AIC_CONFIG_DIR"] = _folder.Path;

    /// <summary>The environment.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    public string ConfigFile => _folder.File("agent.json");

    /// <summary>Does what the arguments say.</summary>
    public async Task<AicResult> RunAsync(params string[] args)
    {
        StringWriter output = new();
        StringWriter error = new();
        CliTerminal terminal = new() { Out = output, Error = error };
        using Interruption interruption = new();
        int exitCode = await new CommandLine(new CliContext(terminal, Variables.GetValueOrDefault, TimeProvider.System)).RunAsync(args, interruption);
        return new AicResult(exitCode, output.ToString(), error.ToString());
    }

    public void Dispose() => _folder.Dispose();
}
